"use server";

import { action } from "../gate";
import {
  acknowledgeDuty,
  answerReporter,
  noteAssessment,
  sendConcernReport,
  sendLvmNotification,
  supplementDuty,
} from "./operations";

export const sendConcernReportAction = action(sendConcernReport);
export const sendLvmNotificationAction = action(sendLvmNotification);
export const supplementDutyAction = action(supplementDuty);
export const acknowledgeDutyAction = action(acknowledgeDuty);
export const noteAssessmentAction = action(noteAssessment);
export const answerReporterAction = action(answerReporter);
