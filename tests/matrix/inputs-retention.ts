import { now } from "@/platform/clock";
import type { Asking } from "./checker";
import type { Kit, Target } from "./world";

const nothing: Asking = { input: () => ({}) };
const reason = "En tvist prövas i domstol.";

const hold = (t: Target, kit: Kit) =>
  kit.insert(t, "retention_hold", {
    ...{ case_id: t.caseId, reason_sealed: "x", placed_by: t.worker.accountId, placed_at: now() },
  });

/** A proposal of the target's unit by somebody else; with nothing in it. */
const disposal = (t: Target, kit: Kit, decided: Readonly<Record<string, unknown>> = {}) =>
  kit.insert(t, "disposal", {
    ...{ unit_id: t.unit.id, proposed_by: t.workers.at(-1)!.accountId, proposed_role: "unitHead", proposed_at: now() },
    ...decided,
  });
const approved = (t: Target) => ({
  ...{ proposed_by: t.personId, decision: "approved", decided_by: t.caseId, decided_role: "registrar" },
  decided_at: now(),
});

export const retentionInputs: Readonly<Record<string, Asking>> = {
  "retention.place-hold": { input: ({ caseId }) => ({ caseId, reason, holdsUntil: "" }) },
  "retention.lift-hold": {
    isFresh: true,
    input: async (t, kit) => ({ caseId: t.caseId, holdId: await hold(t, kit), version: 1 }),
  },
  "retention.note-class": { input: ({ caseId }) => ({ caseId, retentionClass: "placement", reason }) },
  "retention.case-retention": { input: ({ caseId }) => ({ caseId }) },
  "retention.retention-overview": nothing,
  // Nothing in the world is five years old.
  "retention.propose-disposal": { ...nothing, instead: () => "nothingDue" },
  "retention.show-disposal": {
    isAboutRow: true,
    isFresh: true,
    input: async (t, kit) => ({ disposalId: await disposal(t, kit) }),
  },
  "retention.decide-disposal": {
    isAboutRow: true,
    isFresh: true,
    input: async (t, kit) => ({ disposalId: await disposal(t, kit), version: 1, decision: "declined" }),
  },
  "retention.carry-out-disposal": {
    isAboutRow: true,
    isFresh: true,
    input: async (t, kit) => ({ disposalId: await disposal(t, kit, approved(t)) }),
  },
  "retention.show-settings": nothing,
  "retention.change-settings": {
    input: async (t, kit) => {
      const [row] = await kit.sql<{ version: number }>("select version from retention_setting where tenant_id = $1", [
        t.tenantId,
      ]);
      return { keepsAll: false, area: "", staffShown: "name", logYears: "10", version: row?.version ?? 1 };
    },
  },
  "retention.sign-rule": {
    input: async (t, kit) => {
      await kit.sql("delete from retention_sign_off where tenant_id = $1", [t.tenantId]);
      return { code: "SOL_16_1", ruleVersion: 1, signedBy: "Stadsjuristen", signedOn: "2026-11-01" };
    },
  },
};

/** A pack that the one who asks has begun. */
const pack = (t: Target, kit: Kit, approvedAt: Date | null = null) =>
  kit.insert(t, "access_pack", {
    ...{ person_id: t.personId, made_by: t.worker.accountId, made_at: now(), expires_on: "2999-01-01" },
    approved_at: approvedAt,
  });

export const ownReportInputs: Readonly<Record<string, Asking>> = {
  "own-report.show-own-report": { input: ({ personId }) => ({ personId, from: null, to: null }) },
  "own-report.make-pack": { input: ({ personId }) => ({ personId }) },
  "own-report.review-pack": {
    isFresh: true,
    input: async (t, kit) => ({ personId: t.personId, packId: await pack(t, kit) }),
  },
  "own-report.fetch-pack": {
    isFresh: true,
    input: async (t, kit) => ({ personId: t.personId, packId: await pack(t, kit, now()) }),
  },
  "own-report.approve-pack": {
    isFresh: true,
    input: async (t, kit) => ({ personId: t.personId, packId: await pack(t, kit), version: 1 }),
  },
  "own-report.judge-text": {
    isFresh: true,
    // The registrar has the person and, unless working on it, not the case: no text of it.
    instead: ({ role, situation }) =>
      role === "registrar" && situation !== "assigned" && situation !== "protectedReader" ? "notFound" : undefined,
    input: async (t, kit) => ({
      ...{
        personId: t.personId,
        packId: await pack(t, kit),
        source: `journal_note.text_sealed.${await kit.signed(t)}`,
      },
      ...{ judgement: "asIs", phrases: "", reason: "" },
    }),
  },
};
