import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/ui/data/table";
import { Pagination } from "@/ui/data/pagination";
import { formatDate } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { CountedContact } from "../../data/report/measure-contacts";
import type { ReportPlaces } from "../../files/report/report-words";
import type { GridPeriod } from "../../domain/report/period";
import { useReportWords } from "./report-parts";

interface MeasureContactsProps {
  readonly org: string;
  readonly period: GridPeriod;
  readonly measure: string;
  readonly cut: string;
  readonly places: ReportPlaces;
  readonly rows: readonly CountedContact[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
}

/** The contacts behind one figure: when, which police group, and the way to the case. */
export function MeasureContactsScreen(props: MeasureContactsProps) {
  const { org, period, measure, cut, places, rows, next, isFirstPage } = props;
  const t = useTranslations("fieldReport.contacts");
  const locale = useLocale();
  const words = useReportWords(places);
  const home = `/${org}/field-contacts`;
  const here = `${home}/tertial/${period.code}/contacts?measure=${measure}&cut=${cut}`;
  const cutText = cut === "all" ? t("everybody") : words.cell(cut);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("title")}
        about={t("about", { measure: words.cell(measure), cut: cutText, period: words.period(period) })}
        back={{ href: `${home}/tertial/${period.code}`, label: t("back") }}
      />
      <p className="max-w-reading font-semibold">{t("exact")}</p>
      <DataTable
        caption={t("caption")}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={t("empty")}
        columns={[
          {
            key: "when",
            head: t("when"),
            cell: ({ occurredOn, occurredTime }) => (
              <time dateTime={occurredTime ? `${occurredOn}T${occurredTime}` : occurredOn}>
                {formatDate(occurredOn, locale)} {occurredTime ?? `(${t("noTime")})`}
              </time>
            ),
          },
          { key: "group", head: t("group"), cell: ({ policeGroupName }) => policeGroupName ?? "–" },
          {
            key: "case",
            head: t("person"),
            cell: ({ caseId, caseNumber }) =>
              caseId === null || caseNumber === null ? (
                t("register")
              ) : (
                <Link href={`${home}/${caseId}`} className="inline-flex min-h-6 items-center">
                  {t("open", { number: caseNumber })}
                </Link>
              ),
          },
        ]}
      />
      <Pagination previousHref={isFirstPage ? null : here} nextHref={next && `${here}&after=${next}`} />
    </div>
  );
}
