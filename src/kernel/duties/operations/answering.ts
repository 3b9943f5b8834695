import "server-only";
import { operation } from "../corridor";
import { findReceivedReport, saveAnswer } from "../data/reports";
import { decideAcknowledge, decideAssessment, decideOutcome } from "../domain/answering";
import { answerDutySchema, answerReporterSchema } from "../schemas/acts";

const ownUnit = () => ({ kind: "ownUnit" }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);

/** Acknowledges a report for the unit it was sent to: the one who does it owns it, and the sender sees who and when. */
export const acknowledgeDuty = operation({
  name: "acknowledge-duty",
  input: answerDutySchema,
  needs: "write",
  subject: ownUnit,
  load: (scope, { reportId }) => findReceivedReport(scope, reportId),
  decide: (report, _input, { now, principal }) => decideAcknowledge(report, { now, unitId: principal.unitId }),
  save: (scope, { at }, { input }) => saveAnswer(scope, input, { step: "acknowledged", at }),
  records: ({ current }) => ({
    event: "duty-acknowledged",
    personIds: personOf(current),
    fields: ["acknowledgedAt", "acknowledgedBy"],
    records: 1,
  }),
});

/** Notes that the need for immediate protection has been assessed (SoL 2025:400 20:1). */
export const noteAssessment = operation({
  name: "note-assessment",
  input: answerDutySchema,
  needs: "decide",
  subject: ownUnit,
  load: (scope, { reportId }) => findReceivedReport(scope, reportId),
  decide: (report, _input, { now, principal }) => decideAssessment(report, { now, unitId: principal.unitId }),
  save: (scope, { at }, { input }) => saveAnswer(scope, input, { step: "assessed", at }),
  records: ({ current }) => ({
    event: "protection-assessed",
    personIds: personOf(current),
    fields: ["assessedAt", "assessedBy"],
    records: 1,
  }),
});

/** Tells the one who reported whether an inquiry was opened, was not, or was going on already; nothing more (SoL 19:6). */
export const answerReporter = operation({
  name: "answer-reporter",
  input: answerReporterSchema,
  needs: "decide",
  subject: ownUnit,
  load: (scope, { reportId }) => findReceivedReport(scope, reportId),
  decide: (report, input, { now, principal }) => decideOutcome(report, input, { now, unitId: principal.unitId }),
  save: (scope, { at, outcome }, { input }) => saveAnswer(scope, input, { step: "answered", at, outcome }),
  records: ({ current }) => ({
    event: "reporter-answered",
    personIds: personOf(current),
    fields: ["outcome", "outcomeAt"],
    records: 1,
  }),
});
