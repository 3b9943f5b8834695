import { randomUUID } from "node:crypto";
import { now } from "@/platform/clock";
import type { Asking } from "./checker";
import type { Kit, Target } from "./world";

const nothing: Asking = { input: () => ({}) };

/** A unit of the target's authority that takes reports. */
async function takesDuties(target: Target, kit: Kit): Promise<string> {
  const unitId = await kit.receiver(target);
  await kit.sql("update unit set takes_duties = true where id = $1", [unitId]);
  return unitId;
}

/** A report of the target's case, sent from its unit; `to` its own unit when the one who asks is to receive it. */
async function report(target: Target, kit: Kit, { toOwn = false, acknowledged = false } = {}): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const [known] = await kit.sql<{ id: string }>("select id from duty_report where case_id = $1", [target.caseId]);
  if (known) return known.id;
  const by = target.workers[0]!.accountId;
  const id = await kit.insert(target, "duty_report", {
    ...{ case_id: target.caseId, kind: "concernReport", person_id: target.personId, from_unit_id: target.unit.id },
    ...{ to_unit_id: toOwn ? target.unit.id : await takesDuties(target, kit), sent_by: by, sent_at: now() },
    ...{ due_at: new Date(now().getTime() + 86_400_000) },
    ...(acknowledged ? { acknowledged_by: by, acknowledged_at: now() } : {}),
  });
  const versionId = randomUUID();
  const content = JSON.stringify({ kind: "supplement", text: `Text om ${target.canary}` });
  const content_sealed = await kit.sealed(target, "duty_report_version", "content_sealed", versionId, content);
  const row = { id: versionId, report_id: id, number: 1, content_sealed, written_by: by, written_at: now() };
  await kit.insert(target, "duty_report_version", row);
  return id;
}

/** What is sent to a unit is seen by its head; nobody in the world is on duty. */
const forHead: Pick<Asking, "isAboutRow" | "isFresh" | "instead"> = {
  isAboutRow: true,
  isFresh: true,
  instead: ({ role }) => (role === "unitHead" ? undefined : "notFound"),
};

const said = { isRight: "yes", observed: "Somnade i snön.", immediateDanger: "no" };

export const dutyInputs: Readonly<Record<string, Asking>> = {
  "duties.send-concern-report": {
    open: ["toUnitId"],
    input: async (t, kit) => ({
      ...{ caseId: t.caseId, toUnitId: await takesDuties(t, kit), ...said, wordsOf: "own", siblings: "unknown" },
      ...{ guardiansInformed: "yes", isReporterInDanger: "no" },
    }),
  },
  "duties.send-lvm-notification": {
    open: ["toUnitId"],
    input: async (t, kit) => ({
      ...{
        caseId: t.caseId,
        toUnitId: await takesDuties(t, kit),
        ...said,
        substances: ["alcohol"],
        risks: ["ruinsLife"],
      },
      ...{ voluntaryCare: "declined", personInformed: "yes", whyAdult: "Säger sig vara 30 år." },
    }),
  },
  "duties.supplement-duty": {
    input: async (t, kit) => ({ caseId: t.caseId, reportId: await report(t, kit), text: "Ringde igen." }),
  },
  "duties.acknowledge-duty": {
    ...forHead,
    input: async (t, kit) => ({ reportId: await report(t, kit, { toOwn: true }), version: 1 }),
  },
  "duties.note-assessment": {
    ...forHead,
    input: async (t, kit) => ({ reportId: await report(t, kit, { toOwn: true, acknowledged: true }), version: 1 }),
  },
  "duties.answer-reporter": {
    ...forHead,
    input: async (t, kit) => ({
      reportId: await report(t, kit, { toOwn: true, acknowledged: true }),
      ...{ version: 1, outcome: "opened" },
    }),
  },
  "duties.concern-report-form": { input: ({ caseId }) => ({ caseId }) },
  "duties.lvm-notification-form": { input: ({ caseId }) => ({ caseId }) },
  "duties.case-duties": {
    input: async (t, kit) => {
      await report(t, kit);
      return { caseId: t.caseId };
    },
  },
  "duties.open-sent-duty": {
    input: async (t, kit) => ({ caseId: t.caseId, reportId: await report(t, kit) }),
  },
  "duties.open-received-duty": {
    ...forHead,
    input: async (t, kit) => ({ reportId: await report(t, kit, { toOwn: true }) }),
  },
  "duties.duty-inbox": nothing,
};
