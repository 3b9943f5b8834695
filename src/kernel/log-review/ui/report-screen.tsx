import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { DataTable } from "@/ui/data/table";
import { formatNumber } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { Shown } from "../domain/report";
import type { BoardReport } from "../views";

/** The month's review for the board, on paper as well: figures, and nobody's name. */
export function ReportScreen({ org, report }: { readonly org: string; readonly report: BoardReport }) {
  const t = useTranslations("logReview");
  const locale = useLocale();
  const { figures, smallest } = report;
  const shown = (count: Shown) => (count === null ? t("report.masked", { smallest }) : formatNumber(count, locale));
  const rows = [
    ["population", report.population === null ? t("report.notDrawn") : formatNumber(report.population, locale)],
    ["drawn", formatNumber(figures.drawn, locale)],
    ["signed", formatNumber(figures.signed, locale)],
    ["asked", shown(figures.asked)],
    ["justified", figures.justified === null ? t("report.maskedPair") : formatNumber(figures.justified, locale)],
    ["unjustified", shown(figures.unjustified)],
    ["late", shown(figures.late)],
    [
      "medianDays",
      figures.medianDays === null
        ? t("report.none")
        : t("report.days", { days: formatNumber(figures.medianDays, locale, 1) }),
    ],
    ["openings", shown(report.openings?.count ?? figures.openings)],
    ["staff", report.openings ? formatNumber(report.openings.staff, locale) : t("report.none")],
  ] as const;
  return (
    <>
      <PageHeader
        title={t("titles.report")}
        about={<p className="max-w-reading">{t("report.about", { month: report.month })}</p>}
        actions={<PrintButton>{t("report.print")}</PrintButton>}
        back={{ href: `/${org}/log-review`, label: t("item.back") }}
      />
      <div className="grid max-w-reading gap-8">
        <section className="grid gap-3" aria-labelledby="sample">
          <h2 id="sample" className="text-xl">
            {t("report.sample")}
          </h2>
          <p className="text-sm" data-print="hide">
            <a className="inline-flex min-h-control items-center" href="#how">
              {t("report.how")}
            </a>
          </p>
          <SummaryList rows={rows.map(([key, value]) => ({ key, label: t(`report.${key}`), value }))} />
        </section>
        <section className="grid gap-3" aria-labelledby="by-rule">
          <h2 id="by-rule" className="text-xl">
            {t("report.byRule")}
          </h2>
          <DataTable
            caption={t("report.byRuleCaption")}
            hideCaption
            rows={figures.byRule}
            rowKey={({ rule }) => rule}
            empty=""
            columns={[
              { key: "rule", head: t("report.rule"), cell: ({ rule }) => t(`rules.${rule}`) },
              { key: "drawn", head: t("report.drawn"), numeric: true, cell: ({ drawn }) => shown(drawn) },
              {
                key: "unjustified",
                head: t("report.unjustified"),
                numeric: true,
                cell: ({ unjustified }) => shown(unjustified),
              },
            ]}
          />
        </section>
        <section className="grid gap-2" aria-labelledby="how">
          <h2 id="how" className="text-lg">
            {t("report.how")}
          </h2>
          <p className="text-sm text-muted">{t("report.howText", { limit: smallest - 1 })}</p>
        </section>
      </div>
    </>
  );
}
