import "server-only";

export { concernReportForm, lvmNotificationForm, type DutyForm } from "./forms";
export { caseDuties, dutyInbox, openReceivedDuty, openSentDuty } from "./reports";
export type { CaseDuties, DutyInbox, OpenedReport } from "./reports";
