/** The door to the review of the log: samples, items with findings, questions to readers, the board's report. */
import "server-only";

export * from "./operations";
export { boardReport, ownQuestion, reviewItem, reviewList } from "./views";
export { manifest } from "./manifest";
export {
  boardReportPage,
  boardReportTitle,
  ownQuestionPage,
  ownQuestionTitle,
  reviewItemPage,
  reviewItemTitle,
  reviewListPage,
  reviewListTitle,
  reviewSettingsPage,
  reviewSettingsTitle,
} from "./pages";
