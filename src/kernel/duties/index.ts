/** The door to duties to report: concern reports about children (SoL 19:1), notifications about adults (LVM 6 §). */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export { caseDuties, concernReportForm, dutyInbox, lvmNotificationForm, openReceivedDuty, openSentDuty } from "./views";
export {
  CaseDutiesPart,
  concernReportPage,
  concernReportTitle,
  DutyInboxPart,
  dutyTitle,
  lvmNotificationPage,
  lvmNotificationTitle,
  receivedDutyPage,
  sentDutyPage,
} from "./pages";
