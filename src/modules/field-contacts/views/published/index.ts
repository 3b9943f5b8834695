import "server-only";

export { measureContacts } from "./measure-contacts";
export { publishedFigures, publishedReport } from "./published-report";
export { reportList } from "./report-list";
