/** Valid inputs for the chain of a field contact and the services that take people over. */
import { randomBytes, randomUUID } from "node:crypto";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { Asking } from "./checker";
import type { Kit, Target } from "./world";

const name = (what: string) => `${what} ${randomBytes(5).toString("hex")}`;
const day = "2026-11-01";

/** A row of the organisation in the target's authority; around an unknown thing there is only an id. */
async function configured(t: Target, kit: Kit, table: "receiving_service" | "district"): Promise<string> {
  if (t.situation === "unknown") return randomUUID();
  const id = uuidv7(now());
  const kind = table === "district" ? "" : ", kind";
  const value = table === "district" ? "" : ", 'openClinic'";
  const sql = `insert into ${table} (tenant_id, id, name${kind}) values ($1, $2, $3${value})`;
  await kit.sql(sql, [t.tenantId, id, name("Mottagning")]);
  return id;
}

/** An offer that waits for its answer, or a visit that is booked, on the target's contact. */
async function chained(t: Target, kit: Kit, table: "contact_offer" | "first_visit_booking"): Promise<string> {
  const contactId = await kit.contact(t);
  if (t.situation === "unknown") return randomUUID();
  const id = uuidv7(now());
  const columns =
    table === "contact_offer" ? "offered_on, made_by, made_at, kind" : "due_on, recorded_by, recorded_at, outcome";
  const last = table === "contact_offer" ? "talk" : null;
  await kit.sql(
    `insert into ${table} (tenant_id, id, case_id, contact_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [t.tenantId, id, t.caseId, contactId, day, t.workers[0]!.accountId, now(), last],
  );
  return id;
}

/** What an act on a contact says, at the version it begins with. */
const onContact = (more: Record<string, unknown>): Asking => ({
  input: async (t, kit) => {
    await kit.contact(t);
    return { caseId: t.caseId, version: 1, ...more };
  },
});

const decision = () => ({ validFrom: "2026-01-01", decidedBy: "Nämnden den 1 januari" });

export const chainInputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  "field-contacts.note-presence": onContact({ presentAtIntervention: true, happenedOn: day }),
  "field-contacts.note-assessment": onContact({ assessmentMade: true, socialNeed: ["alcohol"], happenedOn: day }),
  "field-contacts.make-offer": onContact({ kind: "talk", offeredOn: day, answer: "later" }),
  "field-contacts.answer-offer": {
    input: async (t, kit) => {
      const offerId = await chained(t, kit, "contact_offer");
      return { caseId: t.caseId, version: 1, offerId, answer: "yes", answeredOn: day };
    },
  },
  "field-contacts.withdraw-offer": {
    input: async (t, kit) => ({ caseId: t.caseId, version: 1, offerId: await chained(t, kit, "contact_offer") }),
  },
  "field-contacts.book-visit": onContact({ dueOn: "2026-12-01" }),
  "field-contacts.note-visit": {
    input: async (t, kit) => {
      const bookingId = await chained(t, kit, "first_visit_booking");
      return { caseId: t.caseId, version: 1, bookingId, outcome: "came", outcomeOn: day };
    },
  },
  "field-contacts.note-intake": onContact({ intakeRegistered: true, intakeOn: day }),
  "field-contacts.set-guide": onContact({ guideAccountId: null }),
  "field-contacts.note-completion": onContact({ completed: "ongoing" }),
  "field-contacts.chain-form": {
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId, form: "presence", rowId: null };
    },
  },
  "field-contacts.configure-service": [
    { input: () => ({ serviceId: null, name: name("Ny"), kind: "other", isClosed: false }) },
    {
      isAboutRow: true,
      input: async (t, kit) => ({
        serviceId: await configured(t, kit, "receiving_service"),
        ...{ name: name("Ny"), kind: "other", isClosed: true },
      }),
    },
  ],
  "field-contacts.configure-district": [
    { input: () => ({ districtId: null, name: name("Norra"), isClosed: false }) },
    {
      isAboutRow: true,
      input: async (t, kit) => ({
        districtId: await configured(t, kit, "district"),
        name: name("Norra"),
        isClosed: true,
      }),
    },
  ],
  "field-contacts.decide-target-group": {
    isAboutRow: true,
    input: async (t, kit) => ({
      serviceId: await configured(t, kit, "receiving_service"),
      ...{ ageFrom: 20, ageTo: null, needsSevereAbuse: false, ...decision() },
    }),
  },
  "field-contacts.decide-housing-rule": { input: () => ({ betterFirstTo: 25, acuteHousingFrom: 20, ...decision() }) },
  "field-contacts.service-configuration": { input: () => ({}) },
};
