import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { WaitingItem, WaitingKind } from "../contract";
import { spanBetween, type Span } from "../domain/lateness";

/** What the item's other unit is: whom it came from, or whom it went to. */
const SENT: readonly WaitingKind[] = ["handoverSent", "dutyReportSent"];

/** A moment before midnight belongs to the day that ends then. */
const JUST_BEFORE_MS = 1;

/** How one thing that waits is told in words. For server components. */
export function useWaitingWords(now: Date) {
  const t = useTranslations("attention.item");
  const locale = useLocale();
  const span = ({ days, hours, minutes }: Span) =>
    days > 0 ? t("days", { days, hours }) : hours > 0 ? t("hours", { hours, minutes }) : t("minutes", { minutes });
  return {
    /** How old it is, or how long is left. */
    age: ({ since, dueAt }: WaitingItem): string => {
      if (dueAt === null) return t("waited", { span: span(spanBetween(since, now)) });
      const words = span(spanBetween(dueAt, now));
      return dueAt > now ? t("dueIn", { span: words }) : t("dueAgo", { span: words });
    },
    /** When it is due, in the kind's own word, or null. */
    due: ({ kind, dueAt }: WaitingItem): string | null => {
      if (dueAt === null) return null;
      if (kind === "firstVisit" || kind === "missedVisit")
        return t("visit", { when: formatDate(new Date(dueAt.getTime() - JUST_BEFORE_MS), locale) });
      if (kind === "offerUnanswered") return t("askAgain", { when: formatDate(dueAt, locale) });
      return t("due", { when: formatInstant(dueAt, locale) });
    },
    other: ({ kind, otherUnitName }: WaitingItem): string | null => {
      if (otherUnitName === null) return null;
      return SENT.includes(kind) ? t("to", { unit: otherUnitName }) : t("from", { unit: otherUnitName });
    },
    owner: ({ ownerName }: WaitingItem): string => (ownerName === null ? t("unit") : t("owner", { name: ownerName })),
  };
}
