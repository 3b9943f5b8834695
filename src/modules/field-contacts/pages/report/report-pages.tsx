import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { download, page } from "@/kernel/gate";
import { writePublishedCsv, writePublishedXlsx } from "../../files/report/write-published";
import { MeasureContactsScreen } from "../../ui/report/measure-contacts-screen";
import { PublishedScreen } from "../../ui/report/published-screen";
import { ReportListScreen } from "../../ui/report/report-list-screen";
import { measureContacts, publishedFigures, publishedReport, reportList } from "../../views/published";

/** /[org]/field-contacts/tertial */
export const reportListPage = page({
  view: reportList,
  input: () => ({}),
  render: (value, { principal }) => (
    <ReportListScreen org={principal.tenantSlug} unit={principal.unitName} {...value} />
  ),
});

/** /[org]/field-contacts/tertial/[period] */
export const publishedReportPage = page({
  view: publishedReport,
  input: ({ params }) => ({ period: params["period"] }),
  render: (value, { principal }) => (
    <PublishedScreen {...value} org={principal.tenantSlug} unit={principal.unitName} reader={principal.displayName} />
  ),
});

/** /[org]/field-contacts/tertial/[period]/contacts?measure=&cut= */
export const measureContactsPage = page({
  view: measureContacts,
  input: ({ params, search }) => ({
    ...{ period: params["period"], measure: search["measure"], cut: search["cut"] },
    after: search["after"] ?? null,
  }),
  render: (value, { principal, search }) => (
    <MeasureContactsScreen {...value} org={principal.tenantSlug} isFirstPage={search["after"] === undefined} />
  ),
});

/** GET /[org]/field-contacts/tertial/[period]/download?format=csv|xlsx */
export const publishedDownload = download({
  view: publishedFigures,
  input: ({ params }) => ({ period: params["period"] }),
  file: async (value, { principal, search }) => {
    const name = `mumin-${value.period.code}`;
    if (search.get("format") === "xlsx") {
      const body = await writePublishedXlsx(value, principal.locale);
      const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      return { body, contentType, fileName: `${name}.xlsx` };
    }
    const body = writePublishedCsv(value, principal.locale);
    return { body, contentType: "text/csv; charset=utf-8", fileName: `${name}.csv` };
  },
});

/** The titles of these pages: the kind of page, nothing of its contents. */
export const reportListMetadata = titled("list.title");
export const publishedReportMetadata = titled("page.titleShort");
export const measureContactsMetadata = titled("contacts.title");

function titled(key: "list.title" | "page.titleShort" | "contacts.title"): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("fieldReport"))(key) });
}
