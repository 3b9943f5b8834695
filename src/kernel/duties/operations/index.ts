import "server-only";

export { acknowledgeDuty, answerReporter, noteAssessment } from "./answering";
export { sendConcernReport, sendLvmNotification, supplementDuty } from "./sending";
