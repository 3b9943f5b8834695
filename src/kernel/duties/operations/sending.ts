import "server-only";
import { operation } from "../corridor";
import { findPrefill } from "../data/prefill";
import { countVersions, findSentReport, insertReport, insertVersion } from "../data/reports";
import { decideConcernReport } from "../domain/concern-report";
import { decideLvmNotification } from "../domain/lvm-notification";
import { ok } from "@/platform/result";
import { sendConcernReportSchema } from "../schemas/concern-report";
import { sendLvmNotificationSchema } from "../schemas/lvm-notification";
import { supplementDutySchema } from "../schemas/acts";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);

/** Reports concern for a child to the unit that takes such reports: it is in its inbox at once (SoL 2025:400 19:1). */
export const sendConcernReport = operation({
  name: "send-concern-report",
  input: sendConcernReportSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => findPrefill(scope, caseId, "concernReport"),
  decide: decideConcernReport,
  save: (scope, report, { current, input }) => insertReport(scope, report, { toUnitId: input.toUnitId, current }),
  records: ({ current, change }) => ({
    event: "concern-reported",
    personIds: personOf(current),
    fields: Object.entries(change).flatMap(([name, value]) => (value === null ? [] : [name])),
    records: 1,
  }),
  announces: ({ input, value }) => [
    { name: "duties.concern-reported", payload: { caseId: input.caseId, reportId: value.reportId } },
  ],
});

/** Notifies about an adult who may need care under LVM (LVM 1988:870 6 §): another duty than a concern report. */
export const sendLvmNotification = operation({
  name: "send-lvm-notification",
  input: sendLvmNotificationSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => findPrefill(scope, caseId, "lvmNotification"),
  decide: decideLvmNotification,
  save: (scope, report, { current, input }) => insertReport(scope, report, { toUnitId: input.toUnitId, current }),
  records: ({ current, change }) => ({
    event: "lvm-notified",
    personIds: personOf(current),
    fields: Object.entries(change).flatMap(([name, value]) => (value === null ? [] : [name])),
    records: 1,
  }),
  announces: ({ input, value }) => [
    { name: "duties.lvm-notified", payload: { caseId: input.caseId, reportId: value.reportId } },
  ],
});

/** Adds what was found out after a report was sent, as a new version of it. What was sent is never changed. */
export const supplementDuty = operation({
  name: "supplement-duty",
  input: supplementDutySchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, reportId }) => {
    const report = await findSentReport(scope, caseId, reportId);
    return report && { report, versions: await countVersions(scope, reportId) };
  },
  decide: ({ versions }) => ok({ number: versions + 1 }),
  save: async (scope, { number }, { input }) => {
    await insertVersion(scope, input.reportId, number, { kind: "supplement", text: input.text });
    return { reportId: input.reportId, number };
  },
  records: ({ current }) => ({
    event: "duty-supplemented",
    personIds: personOf(current.report),
    fields: ["supplement"],
    records: 1,
  }),
});
