import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { download, page } from "../gate";
import { packFile } from "./file";
import { PackScreen } from "./ui/pack-screen";
import { ReportScreen } from "./ui/report-screen";
import { fetchPack, reviewPack, showOwnReport } from "./views";

/** One address may give a name twice; the first counts. */
const first = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

/** /[org]/persons/[personId]/report */
export const ownReportPage = page({
  view: showOwnReport,
  input: ({ params, search }) => ({
    personId: params["personId"],
    from: first(search["from"]),
    to: first(search["to"]),
  }),
  render: (shown, { principal }) => <ReportScreen org={principal.tenantSlug} {...shown} />,
});

/** /[org]/persons/[personId]/packs/[packId] */
export const packPage = page({
  view: reviewPack,
  input: ({ params }) => ({ personId: params["personId"], packId: params["packId"] }),
  render: (pack, { principal }) => <PackScreen org={principal.tenantSlug} pack={pack} />,
});

/** /[org]/persons/[personId]/packs/[packId]/download */
export const packDownload = download({
  view: fetchPack,
  input: ({ params }) => ({ personId: params["personId"], packId: params["packId"] }),
  file: packFile,
});

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "report" | "pack") => async (): Promise<Metadata> => {
  const t = await getTranslations("ownReport.titles");
  return { title: t(title) };
};

export const ownReportTitle = titled("report");
export const packTitle = titled("pack");
