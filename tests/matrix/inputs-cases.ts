import type { Asking } from "./checker";

const text = "Ett samtal om hur hösten har varit.";
const nothing: Asking = { input: () => ({}) };

export const caseInputs: Readonly<Record<string, Asking>> = {
  "cases.write-note": { input: ({ caseId }) => ({ caseId, text }) },
  "cases.revise-draft": {
    input: async (t, kit) => ({ caseId: t.caseId, noteId: await kit.draft(t), version: 1, text }),
  },
  "cases.sign-note": { input: async (t, kit) => ({ caseId: t.caseId, noteId: await kit.draft(t), version: 1 }) },
  "cases.delete-draft": { input: async (t, kit) => ({ caseId: t.caseId, noteId: await kit.draft(t), version: 1 }) },
  "cases.amend-note": { input: async (t, kit) => ({ caseId: t.caseId, noteId: await kit.signed(t), text }) },
  "cases.note-objection": { input: async (t, kit) => ({ caseId: t.caseId, noteId: await kit.signed(t), text }) },
  "cases.add-task": { input: ({ caseId }) => ({ caseId, text: "Ring skolan", dueOn: "2027-03-01", assigneeId: "" }) },
  "cases.complete-task": { input: async (t, kit) => ({ caseId: t.caseId, taskId: await kit.task(t), version: 1 }) },
  "cases.reassign-task": {
    input: async (t, kit) => ({
      ...{ caseId: t.caseId, taskId: await kit.task(t), version: 1 },
      assigneeId: kit.participant(t),
    }),
  },
  "cases.hand-over-case": {
    open: ["toUnitId"],
    input: async (t, kit) => ({ caseId: t.caseId, version: 1, toUnitId: await kit.receiver(t), message: text }),
  },
  "cases.acknowledge-handover": {
    input: async (t, kit) => ({ caseId: t.caseId, handoverId: await kit.handover(t), version: 1 }),
  },
  "cases.assign-worker": {
    // Where the two colleagues work on it already, the one who asks has none left to add.
    input: (t, kit) => ({ caseId: t.caseId, version: 1, accountId: kit.candidate(t) }),
    instead: ({ situation }) => (situation === "sameUnit" ? "alreadyWorker" : undefined),
  },
  "cases.end-worker": {
    input: (t, kit) => ({ caseId: t.caseId, version: 1, accountId: kit.participant(t) }),
  },
  "cases.close-case": { input: ({ caseId }) => ({ caseId, version: 1, reason: "Insatsen är avslutad." }) },
  "cases.reopen-case": {
    isFresh: true,
    input: async (t, kit) => {
      await kit.close(t);
      return { caseId: t.caseId, version: 1, reason: "Familjen har hört av sig igen." };
    },
  },
  "cases.open-case": {
    input: async (t, kit) => {
      await kit.signed(t);
      return { caseId: t.caseId };
    },
  },
  "cases.list-cases": { input: () => ({ of: "unit", workflow: null, cursor: null }) },
  "cases.my-tasks": nothing,
  "cases.handover-inbox": nothing,
  "cases.sent-handovers": nothing,
};
