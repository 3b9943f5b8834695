import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/ui/banner";
import { formatDate } from "@/ui/i18n/formats";
import type { ContactStatus } from "../domain/status";

/** The status of a contact in words: the state, and how long or until when. */
export interface StatusWords {
  readonly state: string;
  readonly age: string | null;
  readonly tone: Tone | "neutral";
}

/** Answers how to say a status. For the page of one contact; lists use the words only, never the tone (SoLPuL 7 a §). */
export function useStatusWords(): (status: ContactStatus) => StatusWords {
  const t = useTranslations("fieldContacts");
  const locale = useLocale();
  const waited = (hours: number) => {
    const whole = Math.floor(hours);
    const age =
      whole < 48
        ? t("statusWaiting.hours", { hours: whole })
        : t("statusWaiting.days", { days: Math.floor(whole / 24) });
    return t("statusWaiting.waited", { age });
  };
  return (status) => {
    switch (status.kind) {
      case "unfinished":
        return { state: t("status.unfinished"), age: null, tone: "neutral" };
      case "waitingForHandover":
        return {
          state: t("status.waitingForHandover"),
          age: t("statusWaiting.sinceOn", { day: formatDate(status.sinceOn, locale) }),
          tone: "warning",
        };
      case "handedOver":
        return { state: t("status.handedOver"), age: waited(status.waitingHours), tone: "info" };
      case "acknowledged":
        return { state: t("status.acknowledged"), age: null, tone: "success" };
      case "firstVisitDue":
        return {
          state: status.overdue ? t("status.firstVisitOverdue") : t("status.firstVisitDue"),
          age: formatDate(status.dueOn, locale),
          tone: status.overdue ? "warning" : "info",
        };
      case "closed":
        return { state: t(`status.closed.${status.because}`), age: null, tone: "neutral" };
    }
  };
}
