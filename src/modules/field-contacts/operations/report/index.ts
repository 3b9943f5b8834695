import "server-only";

export { saveReportText } from "./save-report-text";
export { signReport } from "./sign-report";
