import { randomUUID } from "node:crypto";
import { now, swedishDateOf } from "@/platform/clock";
import { addDays } from "@/platform/clock/calendar-date";
import type { Asking } from "./checker";
import type { Kit, Target } from "./world";

const today = () => swedishDateOf(now());

/** A consent of the target's person, for a receiver outside Samlots. */
async function consent(target: Target, kit: Kit): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const id = randomUUID();
  const by = target.workers[0]!.accountId;
  await kit.insert(target, "consent", {
    ...{ id, person_id: target.personId, case_id: target.caseId, kind: "liftSecrecy", purposes: ["housing"] },
    ...{ categories: ["school"], valid_from: today(), valid_to: addDays(today(), 30), notice_version: "2026-11" },
    ...{ informed_by: by, informed_on: today(), language: "sv", created_by: by, created_at: now() },
    purpose_sealed: await kit.sealed(target, "consent", "purpose_sealed", id),
  });
  const receiverId = randomUUID();
  await kit.insert(target, "consent_receiver", {
    ...{ id: receiverId, consent_id: id },
    name_sealed: await kit.sealed(target, "consent_receiver", "name_sealed", receiverId),
  });
  return id;
}

/** The person's yes to one; taken back when something is to have ceased. */
async function answer(target: Target, kit: Kit, { isTaken = false } = {}): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const by = target.workers[0]!.accountId;
  const consentId = await consent(target, kit);
  const [receiver] = await kit.sql<{ id: string }>("select id from consent_receiver where consent_id = $1", [
    consentId,
  ]);
  const id = await kit.insert(target, "consent_answer", {
    ...{ id: randomUUID(), consent_id: consentId, signer_kind: "subject", signer_person_id: target.personId },
    ...{ answer: "yes", categories: ["school"], receiver_ids: [receiver!.id], form: "oral", answered_at: now() },
    ...{ recorded_by: by, recorded_at: now() },
  });
  if (isTaken)
    await kit.sql(
      "update consent_answer set withdrawn_at = now(), withdrawn_by = $2, withdrawn_how = 'oral' where id = $1",
      [id, by],
    );
  return id;
}

const ofConsent: Asking = {
  input: async (t, kit) => ({ caseId: t.caseId, consentId: await consent(t, kit) }),
};

export const consentInputs: Readonly<Record<string, Asking>> = {
  "consents.register-consent": {
    input: ({ caseId }) => ({
      ...{ caseId, kind: "liftSecrecy", purposes: ["housing"], words: "Lägenheten.", categories: ["living"] },
      ...{ receivers: [], outside: "Hyresvärden AB", validFrom: today(), validTo: addDays(today(), 30) },
      ...{ informedOn: today(), language: "sv", reservation: "" },
    }),
  },
  "consents.record-answer": {
    input: async (t, kit) => ({
      ...{ caseId: t.caseId, consentId: await consent(t, kit), signer: "subject", answer: "all", categories: [] },
      ...{ receiverIds: [], form: "oral", answeredOn: today(), evidence: "Sagt på mötet.", reservation: "" },
    }),
  },
  "consents.withdraw-answer": {
    input: async (t, kit) => ({
      ...{ caseId: t.caseId, answerId: await answer(t, kit), how: "oral", reach: "this", reason: "" },
    }),
  },
  "consents.assess-maturity": {
    input: ({ caseId }) => ({ caseId, level: "together", note: "Förstår vad det gäller." }),
  },
  "consents.decide-guardian": {
    input: async (t, kit) => {
      await kit.insert(t, "guardianship", { child_id: t.personId, guardian_id: t.mateId, kind: "joint", version: 1 });
      return { caseId: t.caseId, guardianId: t.mateId, standing: "absent", reason: "Går inte att nå." };
    },
  },
  "consents.note-seen": {
    input: async (t, kit) => ({ caseId: t.caseId, answerId: await answer(t, kit, { isTaken: true }) }),
  },
  "consents.change-settings": {
    input: () => ({ version: 1, maxMonths: "6", firstReminderDays: "14", lastReminderDays: "3" }),
  },
  "consents.case-consents": {
    input: async (t, kit) => {
      await answer(t, kit);
      return { caseId: t.caseId };
    },
  },
  "consents.open-consents": {
    input: async (t, kit) => {
      await answer(t, kit, { isTaken: true });
      return { caseId: t.caseId };
    },
  },
  "consents.open-consent": ofConsent,
  "consents.consent-form": { input: ({ caseId }) => ({ caseId, kind: "liftSecrecy" }) },
  "consents.print-consent": {
    input: async (t, kit) => ({ caseId: t.caseId, consentId: await consent(t, kit), language: "sv" }),
  },
  "consents.export-consent": ofConsent,
  "consents.show-settings": { input: () => ({}) },
};
