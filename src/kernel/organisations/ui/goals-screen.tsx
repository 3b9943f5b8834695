import { useLocale, useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { DataTable } from "@/ui/data/table";
import { formatDate, formatNumber } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { MeasureDeclaration } from "../../workflow";
import type { GoalRow } from "../data/goals";
import { AdministrationFrame } from "./administration-frame";
import { GoalForm } from "./settings-forms";

interface GoalsScreenProps {
  readonly org: string;
  /** What the workflows say can be measured. */
  readonly measures: readonly MeasureDeclaration[];
  readonly goals: readonly GoalRow[];
  /** Today's date, YYYY-MM-DD. */
  readonly today: string;
}

/** The goal of each measure, and what it was before. */
export function GoalsScreen({ org, measures, goals, today }: GoalsScreenProps) {
  const t = useTranslations("organisations.goals");
  const title = useTranslations("organisations.titles");
  return (
    <AdministrationFrame org={org} section="goals" title={title("goals")} about={t("about")}>
      {measures.length === 0 && <EmptyState>{t("noMeasures")}</EmptyState>}
      <MessagesFor parts={["organisations.goals", "organisations.errors"]}>
        {measures.map((measure) => (
          <Measure
            key={measure.key}
            measure={measure}
            goals={goals.filter((goal) => goal.measure === measure.key)}
            today={today}
          />
        ))}
      </MessagesFor>
    </AdministrationFrame>
  );
}

function Measure({ measure, goals, today }: { measure: MeasureDeclaration; goals: readonly GoalRow[]; today: string }) {
  const t = useTranslations("organisations.goals");
  const text = useTranslations();
  const locale = useLocale();
  // The key comes from a manifest, so it is known only when the page is drawn.
  const name = text(measure.label as Parameters<typeof text>[0]);
  const current = goals.find((goal) => goal.validFrom <= today && (goal.validTo === null || goal.validTo > today));
  const setLabel = t("setFor", { measure: name });
  return (
    <section className="grid gap-3 card px-5 py-4">
      <h2 className="text-lg">{name}</h2>
      <p>{current ? t("now", { value: formatNumber(current.value, locale, 1) }) : t("none")}</p>
      <Details summary={setLabel}>
        <GoalForm measure={measure.key} label={setLabel} today={today} />
      </Details>
      {goals.length > 0 && (
        <Details summary={t("history")}>
          <DataTable
            caption={t("history")}
            hideCaption
            rows={goals}
            rowKey={(goal) => goal.id}
            empty={t("none")}
            columns={[
              { key: "from", head: t("from"), cell: (goal) => formatDate(goal.validFrom, locale) },
              {
                key: "to",
                head: t("to"),
                cell: (goal) => (goal.validTo ? formatDate(goal.validTo, locale) : t("noEnd")),
              },
              {
                key: "value",
                head: t("percent"),
                numeric: true,
                cell: (goal) => `${formatNumber(goal.value, locale, 1)} %`,
              },
            ]}
          />
        </Details>
      )}
    </section>
  );
}
