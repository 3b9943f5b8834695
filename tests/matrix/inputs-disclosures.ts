import { randomUUID } from "node:crypto";
import { now } from "@/platform/clock";
import type { Asking } from "./checker";
import type { Kit, Target, World } from "./world";

/** The neighbour's unit that takes releases: public knowledge, whoever asks. Around an unknown thing an unknown unit. */
async function receiver(target: Target, kit: Kit, world: World): Promise<string> {
  await kit.sql("update unit set takes_disclosures = true where id = $1", [world.foreignUnit.id]);
  if (target.situation === "unknown") return randomUUID();
  return target.situation === "foreign" ? world.neighbour.unit.id : world.foreignUnit.id;
}

const release = async (t: Target, kit: Kit, world: World) => ({
  ...{ caseId: t.caseId, toUnitId: await receiver(t, kit, world), basis: "SOL_19_1_CONCERN", purpose: "protectChild" },
  answers: Object.fromEntries(
    ["childMayBeHarmed", "onlyWhatTheReportNeeds"].map((test) => [test, { answer: "yes", reason: "Sågs i natt." }]),
  ),
  texts: [{ text: "Sov ute.", categories: ["living"], others: "none", othersReason: "" }],
  ...{ items: ["name"], reservation: "", purposeText: "", ground: "", replacesId: "", requestId: "" },
});

/** What a colleague was asked to approve. */
async function approval(target: Target, kit: Kit, world: World): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const id = randomUUID();
  const { caseId, toUnitId, ...typed } = await release(target, kit, world);
  const input = { ...typed, caseId, toUnitId, ground: null, offence: null, replacesId: null, requestId: null };
  await kit.insert(target, "release_approval", {
    ...{ id, case_id: target.caseId, to_unit_id: toUnitId, to_authority: "Norra", to_unit: "Unga", fingerprint: "x" },
    ...{ basis: "SOL_19_1_CONCERN", asked_by: randomUUID(), asked_at: now() },
    input_sealed: await kit.sealed(target, "release_approval", "input_sealed", id, JSON.stringify(input)),
  });
  return id;
}

/** What somebody outside asked for. */
async function request(target: Target, kit: Kit): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const id = randomUUID();
  const seal = (column: string, text: string) => kit.sealed(target, "release_request", column, id, text);
  await kit.insert(target, "release_request", {
    ...{ id, case_id: target.caseId, came_by: "phone", came_on: "2026-11-01" },
    ...{ recorded_by: target.workers[0]!.accountId, recorded_at: now() },
    from_sealed: await seal("from_sealed", "Insp. Ek"),
    asked_sealed: await seal("asked_sealed", `Om ${target.canary}`),
  });
  return id;
}

/** A release that was made from the target's case. */
async function released(target: Target, kit: Kit, world: World): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const id = randomUUID();
  const seal = (column: string, text: string) => kit.sealed(target, "disclosure", column, id, text);
  await kit.insert(target, "disclosure", {
    ...{ id, case_id: target.caseId, to_unit_id: world.foreignUnit.id, to_authority: "Norra", to_unit: "Unga" },
    ...{
      basis: "OSL_10_2_OWN_NECESSITY",
      mode: "may",
      purpose: "coordination",
      released_by: target.workers[0]!.accountId,
      released_at: now(),
    },
    grounds_sealed: await seal("grounds_sealed", JSON.stringify({ tests: [], consent: null })),
    purpose_sealed: await seal("purpose_sealed", "Skydd."),
    content_sealed: await seal("content_sealed", JSON.stringify({ items: [], summary: `Text om ${target.canary}` })),
  });
  await kit.sql(
    "insert into app.disclosure_link (disclosure_id, received_id, sender_id, receiver_id) values ($1, gen_random_uuid(), $2, $3)",
    [id, target.tenantId, world.neighbour.id],
  );
  return id;
}

/** Something that another authority has released to the target's unit. */
async function received(target: Target, kit: Kit, world: World): Promise<string> {
  if (target.situation === "unknown") return randomUUID();
  const id = randomUUID();
  const seal = (column: string, text: string) => kit.sealed(target, "received_disclosure", column, id, text);
  await kit.insert(target, "received_disclosure", {
    ...{ id, to_unit_id: target.unit.id, from_authority: "Norra", from_unit: "Unga", from_person: "Måns" },
    ...{ basis: "OSL_10_2_OWN_NECESSITY", mode: "may", purpose: "coordination", received_at: now() },
    purpose_sealed: await seal("purpose_sealed", "Skydd."),
    content_sealed: await seal("content_sealed", JSON.stringify({ items: [], summary: "Sov ute." })),
  });
  await kit.sql(
    "insert into app.disclosure_link (disclosure_id, received_id, sender_id, receiver_id) values (gen_random_uuid(), $1, $2, $3)",
    [id, world.neighbour.id, target.tenantId],
  );
  return id;
}

/** What is released to a unit is seen by its head, and by its liaison or partner; nobody in the world is on duty. */
const READS: readonly string[] = ["unitHead", "policeLiaison", "partnerProfessional"];
const forHead: Pick<Asking, "isAboutRow" | "isFresh" | "instead"> = {
  isAboutRow: true,
  isFresh: true,
  instead: ({ role }) => (READS.includes(role) ? undefined : "notFound"),
};

export const disclosureInputs: Readonly<Record<string, Asking>> = {
  // Nobody in the world has a known age, and without one there is no ground: tests/disclosures.test.ts releases.
  "disclosures.release-disclosure": {
    open: ["toUnitId"],
    input: async (t, kit, world) => ({ ...(await release(t, kit, world)), previewed: "x" }),
    instead: () => "mayNotRelease",
  },
  "disclosures.ask-approval": {
    open: ["toUnitId"],
    input: async (t, kit, world) => ({ ...(await release(t, kit, world)), previewed: "x" }),
    instead: () => "mayNotRelease",
  },
  "disclosures.weigh-release": { open: ["toUnitId"], input: release },
  "disclosures.preview-release": { open: ["toUnitId"], input: release },
  "disclosures.release-form": { input: ({ caseId }) => ({ caseId }) },
  "disclosures.open-approval": {
    input: async (t, kit, world) => ({ caseId: t.caseId, approvalId: await approval(t, kit, world) }),
  },
  // A no: a yes is to what the preview showed.
  "disclosures.answer-approval": {
    isFresh: true,
    input: async (t, kit, world) => ({
      ...{ caseId: t.caseId, approvalId: await approval(t, kit, world), answer: "declined", previewed: "x" },
    }),
  },
  "disclosures.record-request": {
    input: ({ caseId }) => ({
      ...{ caseId, fromUnitId: "", from: "Insp. Ek", asked: "Var han bor.", cameBy: "phone", cameOn: "2026-11-01" },
    }),
  },
  "disclosures.refuse-request": {
    isFresh: true,
    input: async (t, kit) => ({
      ...{ caseId: t.caseId, requestId: await request(t, kit), reason: "Ingen regel.", appeal: "none" },
    }),
  },
  "disclosures.look-at-release": {
    open: ["toUnitId"],
    input: async (t, kit, world) => ({ caseId: t.caseId, toUnitId: await receiver(t, kit, world) }),
    instead: ({ situation }) => (situation === "protectedReader" ? undefined : "lookNotNeeded"),
  },
  "disclosures.withdraw-disclosure": {
    input: async (t, kit, world) => ({
      ...{ caseId: t.caseId, disclosureId: await released(t, kit, world), reason: "Fel person." },
    }),
    instead: ({ role }) => (role !== "unitHead" && READS.includes(role) ? "roleMayNotWithdraw" : undefined),
  },
  "disclosures.case-disclosures": {
    input: async (t, kit, world) => {
      await released(t, kit, world);
      return { caseId: t.caseId };
    },
  },
  "disclosures.open-disclosure": {
    input: async (t, kit, world) => ({ caseId: t.caseId, disclosureId: await released(t, kit, world) }),
  },
  "disclosures.decision-replay": { input: () => ({}) },
  "disclosures.disclosure-inbox": { input: () => ({}) },
  "disclosures.open-received": {
    ...forHead,
    input: async (t, kit, world) => ({ receivedId: await received(t, kit, world) }),
  },
  "disclosures.acknowledge-received": {
    ...forHead,
    input: async (t, kit, world) => ({ receivedId: await received(t, kit, world) }),
  },
  "disclosures.register-received": {
    ...forHead,
    input: async (t, kit, world) => ({ receivedId: await received(t, kit, world), note: "Dnr 12" }),
  },
  "disclosures.take-over-received": {
    ...forHead,
    instead: ({ role }) => (role === "unitHead" ? undefined : READS.includes(role) ? "noOwnCases" : "notFound"),
    input: async (t, kit, world) => ({ receivedId: await received(t, kit, world), personId: "" }),
  },
};
