import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { DataTable } from "@/ui/data/table";
import { formatNumber } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { ReasonRow, ShownStep } from "../../domain/method/fidelity-figures";
import { methodSteps } from "../../domain/method/steps";
import { monthWords } from "./month-words";
import { StepsTable } from "./steps-table";

interface WorkerFigures {
  readonly worker: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly steps: readonly ShownStep[];
  readonly reasons: readonly ReasonRow[];
}

/** How the method was followed in a month: the unit and every worker, or oneself and the others as a whole. */
export function OverviewScreen(props: {
  readonly org: string;
  readonly month: string;
  readonly earlier: string;
  readonly later: string | null;
  readonly responsibleName: string | null;
  readonly unit: readonly ShownStep[] | null;
  readonly others: readonly ShownStep[] | null;
  readonly workers: readonly WorkerFigures[];
}) {
  const { org, month, earlier, later, responsibleName, unit, others, workers } = props;
  const t = useTranslations("fieldMethod.overview");
  const locale = useLocale();
  const base = `/${org}/field-contacts/method`;
  const isEmpty = workers.length === 0 && (others === null || others.every(({ asked }) => asked === 0));
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title")}
        about={t("about", { month: monthWords(month, locale) })}
        back={{ href: base, label: t("back") }}
        actions={
          <>
            <ButtonLink href={`${base}/fidelity?month=${earlier.slice(0, 7)}`} variant="secondary">
              {t("earlier")}
            </ButtonLink>
            {later && (
              <ButtonLink href={`${base}/fidelity?month=${later.slice(0, 7)}`} variant="secondary">
                {t("later")}
              </ButtonLink>
            )}
          </>
        }
      />
      <p className="text-muted">
        {responsibleName === null ? t("noResponsible") : t("responsible", { name: responsibleName })}
      </p>
      {isEmpty ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <>
          {unit && <StepsTable caption={t("unit")} steps={unit} />}
          {workers.map((one) => (
            <section key={one.worker} className="grid gap-4">
              <StepsTable caption={one.isOwn ? t("own") : one.name} steps={one.steps} />
              {one.reasons.length > 0 && <Reasons rows={one.reasons} />}
            </section>
          ))}
          {others && (
            <section className="grid gap-2">
              <StepsTable caption={t("others")} steps={others} />
              <p className="max-w-reading text-sm text-muted">{t("othersAbout")}</p>
            </section>
          )}
        </>
      )}
      <Details summary={t("ruleTitle")}>
        <p className="max-w-reading">{t("rule")}</p>
      </Details>
    </div>
  );
}

function Reasons({ rows }: { readonly rows: readonly ReasonRow[] }) {
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const stepName = (number: number) => {
    const step = methodSteps.find((one) => one === number) ?? 1;
    return t("overview.stepName", { step, name: t(`steps.step${step}`) });
  };
  return (
    <DataTable
      caption={t("overview.reasons")}
      columns={[
        { key: "reason", head: t("overview.reason"), cell: ({ reasonKind }) => t(`reasons.${reasonKind}`) },
        { key: "step", head: t("overview.step"), cell: ({ step }) => stepName(step) },
        { key: "count", head: t("overview.count"), numeric: true, cell: ({ count }) => formatNumber(count, locale) },
      ]}
      rows={rows}
      rowKey={({ step, reasonKind }) => `${step} ${reasonKind}`}
      empty={t("overview.empty")}
    />
  );
}
