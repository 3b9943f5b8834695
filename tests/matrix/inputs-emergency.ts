import { randomUUID } from "node:crypto";
import { now } from "@/platform/clock";
import type { Asking } from "./checker";
import type { Kit, Target, World } from "./world";

const nothing: Asking = { input: () => ({}) };
const REASON = "Någon är i fara och den som har ärendet svarar inte.";

const decided = (target: Target, kit: Kit) =>
  kit.sql(
    "update emergency_rule set is_on = true, decision = 'x', decided_by = 'x', decided_on = '2026-01-01' where tenant_id = $1",
    [target.tenantId],
  );

/** A live opening of the asker's own into the target's case. */
async function opening(target: Target, kit: Kit): Promise<string> {
  await decided(target, kit);
  const { worker } = target;
  const id = randomUUID();
  if (target.situation === "unknown") return id;
  const at = now();
  return kit.insert(target, "emergency_opening", {
    ...{ id, case_id: target.caseId, unit_id: target.unit.id, opened_by: worker.accountId },
    ...{ assignment_id: worker.assignmentId, opener_unit_id: target.unit.id, told: [worker.accountId], opened_at: at },
    ...{ expires_at: new Date(at.getTime() + 3_000_000) },
    reason_sealed: await kit.sealed(target, "emergency_opening", "reason_sealed", id),
  });
}

interface ItemAbout {
  readonly asked?: boolean;
  readonly own?: boolean;
  readonly unjustified?: boolean;
}

/** A reading to review: of somebody else at the asker's unit, or the asker's own that there is a question about. */
async function item(
  target: Target,
  kit: Kit,
  world: World,
  { asked, own, unjustified }: ItemAbout = {},
): Promise<string> {
  const id = randomUUID();
  if (target.situation === "unknown") return id;
  const sample = await kit.sql<{ id: string }>(
    `insert into log_review_sample (tenant_id, id, month, drawn_by, drawn_at, unit_id, due_at, population, hits, rules)
     values ($1, gen_random_uuid(), '2020-01-01', $2, now(), $3, now(), 1, '{}', 'x')
     on conflict (tenant_id, month) do update set population = 1 returning id`,
    [target.tenantId, world.spare.accountId, target.unit.id],
  );
  const text = (column: string) => kit.sealed(target, "log_review_item", column, id);
  const at = now();
  return kit.insert(target, "log_review_item", {
    ...{ id, sample_id: sample[0]!.id, reader_id: own ? target.worker.accountId : world.spare.accountId },
    ...{ reader_unit_id: target.unit.id, label: "2026-ABCDEF", first_at: at, last_at: at, lines: 1, acts: ["x"] },
    ...{ rules: ["random"], drawn_at: at, due_at: at },
    ...(asked
      ? { question_sealed: await text("question_sealed"), asked_by: world.colleague.accountId, asked_at: at }
      : {}),
    ...(unjustified
      ? {
          ...{ finding: "unjustified", finding_sealed: await text("finding_sealed"), signed_at: at },
          signed_by: world.colleague.accountId,
        }
      : {}),
  });
}

const aboutRow: Pick<Asking, "isAboutRow" | "isFresh"> = { isAboutRow: true, isFresh: true };

export const emergencyInputs: Readonly<Record<string, Asking>> = {
  // Nobody in the world has a password: nobody can show who they are.
  "emergency.confirm-identity": { input: () => ({ password: "fel", code: "" }), instead: () => "wrongPassword" },
  "emergency.open-subject": {
    input: async (target, kit) => {
      await decided(target, kit);
      return { by: "case", caseNumber: "2026-ABCDEF", number: "", reason: REASON };
    },
    instead: () => "notConfirmed",
  },
  "emergency.close-opening": { ...aboutRow, input: async (t, kit) => ({ openingId: await opening(t, kit) }) },
  "emergency.show-opening": { ...aboutRow, input: async (t, kit) => ({ openingId: await opening(t, kit) }) },
  "emergency.opening-notice": { ...aboutRow, input: async (t, kit) => ({ openingId: await opening(t, kit) }) },
  "emergency.emergency-start": {
    input: async (t, kit) => {
      await decided(t, kit);
      return {};
    },
  },
  "emergency.show-rule": nothing,
  "emergency.decide-rule": {
    input: async (t, kit) => {
      const [rule] = await kit.sql<{ version: number }>("select version from emergency_rule where tenant_id = $1", [
        t.tenantId,
      ]);
      return { version: rule!.version, isOn: true, decision: "Beslut", decidedBy: "Nämnden", decidedOn: "2026-01-15" };
    },
  },
  // Nothing has been read in the world that month.
  "log-review.draw-month": { input: () => ({ month: "2020-02" }), instead: () => "nothingToDraw" },
  "log-review.ask-reader": {
    ...aboutRow,
    input: async (t, kit, world) => ({ itemId: await item(t, kit, world), version: 1, question: "Varför?" }),
  },
  "log-review.answer-question": {
    ...aboutRow,
    input: async (t, kit, world) => ({
      itemId: await item(t, kit, world, { asked: true, own: true }),
      ...{ version: 1, answer: "Jour." },
    }),
  },
  "log-review.sign-item": {
    ...aboutRow,
    input: async (t, kit, world) => ({
      itemId: await item(t, kit, world),
      ...{ version: 1, finding: "justified", text: "Hade ärendet." },
    }),
  },
  "log-review.note-measure": {
    ...aboutRow,
    instead: ({ role }) => (role === "unitHead" ? undefined : "headsMatter"),
    input: async (t, kit, world) => ({
      itemId: await item(t, kit, world, { unjustified: true }),
      ...{ version: 1, measure: "Samtal." },
    }),
  },
  "log-review.review-list": { input: () => ({ state: "open", after: null }) },
  "log-review.review-item": { ...aboutRow, input: async (t, kit, world) => ({ itemId: await item(t, kit, world) }) },
  "log-review.own-question": {
    ...aboutRow,
    input: async (t, kit, world) => ({ itemId: await item(t, kit, world, { asked: true, own: true }) }),
  },
  "log-review.board-report": {
    input: async (t, kit, world) => {
      await item(t, kit, world);
      return { month: "2020-01" };
    },
  },
  "log-review.review-settings": nothing,
  "log-review.change-review": {
    input: async (t, kit) => {
      const [row] = await kit.sql<{ version: number }>("select version from log_review_setting where tenant_id = $1", [
        t.tenantId,
      ]);
      const hours = { nightFrom: "22:00", nightTo: "06:00" };
      return { version: row!.version, casesPerWeek: 20, randomShare: 25, laterActDays: 14, ...hours };
    },
  },
};
