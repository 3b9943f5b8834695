import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/ui/banner";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { CaseStatus, CaseWorkflow, PersonLabel } from "../contract";
import type { Waited } from "../domain/waiting";

/** How each status looks beside its word. */
export const STATUS_TONES: Readonly<Record<CaseStatus, Tone | "neutral">> = {
  open: "info",
  waitingForReceiver: "warning",
  received: "success",
  closed: "neutral",
};

/** The sentences that several screens of cases share. For server components and client components alike. */
export function useCaseTexts(workflows: readonly CaseWorkflow[] = []) {
  const whole = useTranslations();
  const t = useTranslations("cases");
  const locale = useLocale();
  type Key = Parameters<typeof whole>[0];
  const known = (key: string, otherwise: string) => (whole.has(key as Key) ? whole(key as Key) : otherwise);
  return {
    /** What the person is called here: a protected identity is not named. */
    person: (person: PersonLabel | null): string => {
      if (person === null) return t("person.none");
      return person.isProtected ? t("person.protected") : person.name;
    },
    /** What a case of this workflow is called. */
    workflow: (name: string): string => {
      const label = workflows.find((one) => one.name === name)?.caseLabel;
      return label === undefined ? name : known(label, name);
    },
    /** What a task says: its own text, or the words of its kind in its workflow. */
    task: ({ kind, text }: { readonly kind: string; readonly text: string | null }, workflow: string): string =>
      text ?? known(`${camelCase(workflow)}.tasks.${kind}`, t("tasks.workflowTask")),
    waited: ({ days, hours, minutes }: Waited): string => {
      const waited =
        days > 0
          ? t("handovers.waitedDays", { days, hours })
          : hours > 0
            ? t("handovers.waitedHours", { hours, minutes })
            : t("handovers.waitedMinutes", { minutes });
      return t("handovers.waited", { waited });
    },
    day: (on: string | Date): string => formatDate(on, locale),
    instant: (at: Date): string => formatInstant(at, locale),
  };
}

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
