import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { download, page } from "@/kernel/gate";
import { now } from "@/platform/clock";
import { registerColumns } from "./files/register-columns";
import { reportAsJson, writeReportCsv, writeReportXlsx } from "./files/write-report";
import { ImportScreen } from "./ui/import-screen";
import { ReportScreen } from "./ui/report-screen";
import { importPage, report, reportPage as reportPageView } from "./views";

/** /[org]/field-contacts/report */
export const reportPage = page({
  view: reportPageView,
  input: ({ search }) => ({ unchecked: { from: search["from"] ?? "", to: search["to"] ?? "" } }),
  render: ({ unchecked, ...value }, { principal }) => (
    <ReportScreen
      {...value}
      org={principal.tenantSlug}
      unit={principal.unitName}
      reader={principal.displayName}
      now={now()}
      asked={value.period ?? unchecked}
    />
  ),
});

/** /[org]/field-contacts/import */
export const registerImportPage = page({
  view: importPage,
  input: () => ({}),
  render: (_value, { principal }) => (
    <ImportScreen
      org={principal.tenantSlug}
      unit={principal.unitName}
      columns={registerColumns.map(({ heading }) => heading)}
    />
  ),
});

/** GET /[org]/field-contacts/report/download?format=csv|xlsx|json&from=&to= */
export const reportDownload = download({
  view: report,
  input: ({ search }) => ({ from: search.get("from") ?? "", to: search.get("to") ?? "" }),
  file: async (value, { principal, search }) => {
    const name = `mumin-${value.period.from}-${value.period.to}`;
    switch (search.get("format")) {
      case "xlsx": {
        const body = await writeReportXlsx(value, principal.locale);
        const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return { body, contentType, fileName: `${name}.xlsx` };
      }
      case "json": {
        const body = JSON.stringify(reportAsJson(value), null, 2);
        return { body, contentType: "application/json; charset=utf-8", fileName: `${name}.json` };
      }
      default: {
        const body = writeReportCsv(value, principal.locale);
        return { body, contentType: "text/csv; charset=utf-8", fileName: `${name}.csv` };
      }
    }
  },
});

/** The title of the report's page: the kind of page, nothing of its contents. */
export async function reportMetadata(): Promise<Metadata> {
  const t = await getTranslations("fieldContacts.reportPage");
  return { title: t("title") };
}

/** The title of the import's page. */
export async function registerImportMetadata(): Promise<Metadata> {
  const t = await getTranslations("fieldContacts.importPage");
  return { title: t("title") };
}
