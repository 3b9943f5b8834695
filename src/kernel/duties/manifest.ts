import "server-only";
import type { PartManifest } from "../workflow";
import {
  acknowledgeDuty,
  answerReporter,
  noteAssessment,
  sendConcernReport,
  sendLvmNotification,
  supplementDuty,
} from "./operations";
import { caseDuties, concernReportForm, dutyInbox, lvmNotificationForm, openReceivedDuty, openSentDuty } from "./views";

/** What the duties part offers: for the gate matrix. Its pages are reached from the case and from the inbox. */
export const manifest: PartManifest = {
  name: "duties",
  messages: "duties",
  items: [
    sendConcernReport,
    sendLvmNotification,
    supplementDuty,
    acknowledgeDuty,
    noteAssessment,
    answerReporter,
    concernReportForm,
    lvmNotificationForm,
    caseDuties,
    openSentDuty,
    openReceivedDuty,
    dutyInbox,
  ],
  nav: [],
};
