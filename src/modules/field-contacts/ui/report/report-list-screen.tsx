import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data/table";
import { formatDate } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { ReportState } from "../../views/published/report-list";
import { useReportWords } from "./report-parts";

/** The unit's four-month and yearly reports with how they stand. */
export function ReportListScreen(props: {
  org: string;
  unit: string;
  isHead: boolean;
  states: readonly ReportState[];
}) {
  const { org, unit, isHead, states } = props;
  const t = useTranslations("fieldReport.list");
  const words = useReportWords({ districts: [], policeGroups: [] });
  const stateText = useStateText();
  const home = `/${org}/field-contacts`;
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader
        title={t("title")}
        about={t("about", { unit })}
        actions={
          isHead && (
            <ButtonLink href={`${home}/report`} variant="secondary">
              {t("working")}
            </ButtonLink>
          )
        }
      />
      <p className="max-w-reading">{t("explain")}</p>
      <DataTable
        caption={t("caption")}
        hideCaption
        rows={states}
        rowKey={({ period }) => period.code}
        empty={t("empty")}
        columns={[
          {
            key: "period",
            head: t("period"),
            cell: ({ period }) => (
              <Link href={`${home}/tertial/${period.code}`} className="inline-block min-h-6 first-letter:uppercase">
                {words.period(period)}
              </Link>
            ),
          },
          { key: "state", head: t("state"), cell: stateText },
        ]}
      />
    </div>
  );
}

function useStateText(): (state: ReportState) => string {
  const t = useTranslations("fieldReport.list");
  const locale = useLocale();
  return ({ period, ended, settled, hasDraft, signed }) => {
    if (!ended) return t("ongoing", { to: formatDate(period.to, locale) });
    const text = signed && t("signed", { when: formatDate(signed.at, locale), number: String(signed.number) });
    if (hasDraft) return text ? `${text}. ${t("draft")}` : t("draft");
    return text ?? (settled ? t("settled") : t("open"));
  };
}
