import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { DataTable, type Column } from "@/ui/data/table";
import { formatNumber } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import { needReasons, socialNeeds, type ShownMonth } from "../../domain/waiting/needs";

interface NeedsScreenProps {
  readonly unitName: string;
  readonly months: readonly ShownMonth[];
  readonly takerDays: number;
}

/** Needs found without a service for them, month by month; every table with its rule, counts from 1 to 4 hidden. */
export function NeedsScreen({ unitName, months, takerDays }: NeedsScreenProps) {
  const t = useTranslations("fieldWaiting.needs");
  const shown = useShown();
  const format = useFormatter();
  const monthName = (month: string) => format.dateTime(middleOf(month), { year: "numeric", month: "long" });
  const month: Column<ShownMonth> = {
    key: "month",
    head: t("month"),
    cell: (row) => <time dateTime={row.month}>{monthName(row.month)}</time>,
  };
  const figure = (key: string, head: string, count: (row: ShownMonth) => number | null): Column<ShownMonth> => ({
    ...{ key, head, numeric: true },
    cell: (row) => shown(count(row)),
  });
  const table = { rows: months, rowKey: (row: ShownMonth) => row.month, empty: t("empty") };
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t("about", { unit: unitName })}
        actions={<PrintButton>{t("print")}</PrintButton>}
      />
      <p className="mb-8 max-w-reading">{t("masked")}</p>
      <div className="grid gap-12">
        <section className="grid gap-3">
          <DataTable
            {...table}
            caption={t("takerTitle", { days: takerDays })}
            columns={[
              month,
              figure("withoutTaker", t("withoutTaker"), ({ withoutTaker }) => withoutTaker),
              figure("contacts", t("contacts"), ({ contacts }) => contacts),
            ]}
          />
          <Details summary={t("rule")}>
            <p>{t("takerRule", { days: takerDays })}</p>
          </Details>
        </section>
        <section className="grid gap-3">
          <DataTable
            {...table}
            caption={t("reasonsTitle")}
            columns={[
              month,
              ...needReasons.map((reason) => figure(reason, t(`reasons.${reason}`), ({ reasons }) => reasons[reason])),
            ]}
          />
          <Details summary={t("rule")}>
            <p>{t("reasonsRule")}</p>
          </Details>
        </section>
        <section className="grid gap-3">
          <DataTable
            {...table}
            caption={t("needsTitle")}
            columns={[
              month,
              ...socialNeeds.map((need) => figure(need, t(`needs.${need}`), ({ needs }) => needs[need])),
            ]}
          />
          <Details summary={t("rule")}>
            <p>{t("needsRule", { days: takerDays })}</p>
          </Details>
        </section>
      </div>
    </>
  );
}

/** A count as it may be shown. */
function useShown(): (count: number | null) => string {
  const t = useTranslations("fieldWaiting.needs");
  const locale = useLocale();
  return (count) => (count === null ? t("hidden") : formatNumber(count, locale));
}

/** The middle of a month, so that no time zone moves it into another. */
function middleOf(month: string): Date {
  return new Date(`${month}-15T12:00:00Z`);
}
