import "server-only";

export { openCase, type CasePage, type Named } from "./case-page";
export { handoverInbox, sentHandovers, type HandoverLists } from "./handovers";
export { listCases, myTasks } from "./lists";
