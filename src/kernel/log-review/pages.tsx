import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "../gate";
import { ItemScreen } from "./ui/item-screen";
import { ListScreen } from "./ui/list-screen";
import { QuestionScreen } from "./ui/question-screen";
import { ReportScreen } from "./ui/report-screen";
import { SettingsScreen } from "./ui/settings-screen";
import { boardReport, ownQuestion, reviewItem, reviewList, reviewSettings } from "./views";

const itemOf = ({ params }: { readonly params: Readonly<Record<string, string>> }) => ({ itemId: params["itemId"] });

/** /[org]/log-review */
export const reviewListPage = page({
  view: reviewList,
  input: ({ search }) => ({ state: search["state"], after: search["after"] }),
  render: (list, { principal }) => <ListScreen org={principal.tenantSlug} list={list} />,
});

/** /[org]/log-review/items/[itemId] */
export const reviewItemPage = page({
  view: reviewItem,
  input: itemOf,
  render: (opened, { principal }) => <ItemScreen org={principal.tenantSlug} opened={opened} />,
});

/** /[org]/log-review/questions/[itemId] */
export const ownQuestionPage = page({
  view: ownQuestion,
  input: itemOf,
  render: (question) => <QuestionScreen question={question} />,
});

/** /[org]/log-review/report/[month] */
export const boardReportPage = page({
  view: boardReport,
  input: ({ params }) => ({ month: params["month"] }),
  render: (report, { principal }) => <ReportScreen org={principal.tenantSlug} report={report} />,
});

/** /[org]/administration/log-review */
export const reviewSettingsPage = page({
  view: reviewSettings,
  input: () => ({}),
  render: (settings, { principal }) => <SettingsScreen org={principal.tenantSlug} settings={settings} />,
});

/** The title of a page, from the catalogue only. */
const titled = (title: "list" | "item" | "question" | "report" | "settings") => async (): Promise<Metadata> => ({
  title: (await getTranslations("logReview.titles"))(title),
});

export const reviewListTitle = titled("list");
export const reviewItemTitle = titled("item");
export const ownQuestionTitle = titled("question");
export const boardReportTitle = titled("report");
export const reviewSettingsTitle = titled("settings");
