/** The chain of a field contact through the gate: presence, assessment, offers, visits, and who takes whom. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  answerOffer,
  bookVisit,
  chainForm,
  completeContact,
  configureDistrict,
  configureService,
  contactPage,
  decideHousingRule,
  decideServiceGroup,
  logContact,
  makeOffer,
  noteAssessment,
  noteCompletion,
  noteIntake,
  notePresence,
  noteVisit,
  serviceConfiguration,
  setGuide,
  withdrawOffer,
} from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let head: Worker;
let groupId: string;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant, { kind: "youthDuty" });
  anna = await house.addWorker({ role: "outreachWorker", unit });
  head = await house.addWorker({ role: "unitHead", unit });
  groupId = uuidv7(now());
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, groupId]);
});

const today = () => swedishDateOf(now());
const yesterday = () => addDays(today(), -1);

async function log(extra: Record<string, unknown> = {}): Promise<string> {
  const when = { occurredOn: yesterday(), occurredTime: "23:10", policeGroupId: groupId, reason: "minorDrugOffence" };
  const reply = await house.act(anna, logContact, { ...when, mumin: true, ...extra });
  if (!reply.ok) throw new Error(reply.code + JSON.stringify(reply.fields));
  return reply.value.caseId;
}

async function open(caseId: string) {
  const reply = await house.look(anna, contactPage, { caseId });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

type ChainAct = Parameters<House["act"]>[1];

/** Acts on a contact at the version its page shows. */
async function act(caseId: string, operation: ChainAct, input: Record<string, unknown>, who = anna) {
  const { contact } = await open(caseId);
  return house.act(who, operation, { caseId, version: contact.version, ...input });
}

async function done(caseId: string, operation: ChainAct, input: Record<string, unknown>) {
  const reply = await act(caseId, operation, input);
  if (!reply.ok) throw new Error(reply.code + JSON.stringify(reply.fields));
}

async function service(name: string, kind: string, ages: { ageFrom?: number; ageTo?: number; severe?: boolean } = {}) {
  const made = await house.act(head, configureService, { serviceId: null, name, kind, isClosed: false });
  if (!made.ok) throw new Error(made.code);
  const { serviceId } = made.value;
  const { ageFrom = null, ageTo = null, severe = false } = ages;
  const decided = await house.act(head, decideServiceGroup, {
    ...{ serviceId, ageFrom, ageTo, needsSevereAbuse: severe, validFrom: "2020-01-01", decidedBy: "Nämnden" },
  });
  expect(decided).toMatchObject({ ok: true });
  return serviceId;
}

describe("presence", () => {
  it("lets the family of a minor be spoken to, of an adult only with consent, and asks when the age is unknown", async () => {
    const talk = { familyConversation: "yes", happenedOn: yesterday() };
    const refused = { ok: false, code: "familyConsentRequired", fields: { familyConsent: expect.anything() } };
    for (const [age, answer] of [
      [{ ageYears: 17, ageSource: "stated" }, { ok: true }],
      [{ ageYears: 18, ageSource: "stated" }, refused],
      [{ ageYears: 17, ageSource: "estimated" }, refused],
      [{ ageSource: "unknown" }, refused],
      [{}, refused],
    ] as const) {
      const caseId = await log(age);
      expect(await act(caseId, notePresence, talk)).toMatchObject(answer);
      expect(await act(caseId, notePresence, { ...talk, familyConsent: "yes" })).toMatchObject({ ok: true });
      expect(await act(caseId, notePresence, { ...talk, familyConsent: "no" })).toMatchObject(answer);
    }
  });

  it("holds in the forms of the contact itself too", async () => {
    const when = { occurredOn: yesterday(), occurredTime: "23:10", policeGroupId: groupId, reason: "other" };
    const adult = { ...when, ageYears: 22, ageSource: "stated", familyConversation: true };
    expect(await house.act(anna, logContact, adult)).toMatchObject({ code: "familyConsentRequired" });
    const caseId = await log({ ageYears: 22, ageSource: "stated" });
    expect(await act(caseId, completeContact, { familyConversation: true })).toMatchObject({
      code: "familyConsentRequired",
    });
  });

  it("says who noted it and when it happened, and keeps what was noted before", async () => {
    const caseId = await log();
    await done(caseId, notePresence, { miConversation: true, happenedOn: yesterday(), happenedTime: "23:40" });
    await done(caseId, notePresence, { miConversation: true, happenedOn: today() });
    const { chain } = await open(caseId);
    expect(chain.steps).toMatchObject([{ step: "presence", happenedOn: today(), happenedTime: null }]);
    expect(await house.rows("select 1 from contact_step where case_id = $1", [caseId])).toHaveLength(2);
  });
});

describe("the assessment", () => {
  it("keeps a negative test with the social need beside it", async () => {
    const caseId = await log();
    const note = { testResult: "negative", socialNeed: ["alcohol", "threat"], assessmentMade: "yes" };
    await done(caseId, noteAssessment, { ...note, assessmentOutcome: "supportPlanned", happenedOn: yesterday() });
    const { contact, chain } = await open(caseId);
    expect(contact).toMatchObject({ testResult: "negative", assessmentMade: true });
    expect(chain.facts).toMatchObject({ socialNeed: ["alcohol", "threat"], assessmentOutcome: "supportPlanned" });
    const none = { assessmentMade: "no", assessmentOutcome: "noAcuteNeed", happenedOn: yesterday() };
    expect(await act(caseId, noteAssessment, none)).toMatchObject({ code: "outcomeWithoutAssessment" });
  });
});

describe("offers", () => {
  it("begins with what was said beside the car", async () => {
    const caseId = await log({ offer: "care", answer: "later", firstVisitDueOn: addDays(today(), 3) });
    const { chain } = await open(caseId);
    expect(chain.offers).toMatchObject([{ kind: "care", answer: "later", offeredOn: yesterday() }]);
    expect(chain.bookings).toMatchObject([{ dueOn: addDays(today(), 3), outcome: null }]);
  });

  it("counts the accepted one of several, then later, unanswered, declined and nothing", async () => {
    const caseId = await log({ offer: "nothing" });
    const derived = async () => {
      const { contact } = await open(caseId);
      return [contact.offer, contact.answer];
    };
    expect(await derived()).toEqual(["nothing", null]);
    await done(caseId, makeOffer, { kind: "talk", offeredOn: today(), answer: "no" });
    expect(await derived()).toEqual(["talk", "no"]);
    await done(caseId, makeOffer, {
      kind: "care",
      offeredOn: today(),
      answer: "later",
      askAgainOn: addDays(today(), 7),
    });
    await done(caseId, makeOffer, { kind: "crisis", offeredOn: today() });
    expect(await derived()).toEqual(["care", "later"]);
    const later = (await open(caseId)).chain.offers.find(({ kind }) => kind === "care")!;
    await done(caseId, answerOffer, { offerId: later.id, answer: "yes", answeredOn: today() });
    expect(await derived()).toEqual(["care", "yes"]);
    const again = { offerId: later.id, answer: "no", answeredOn: today() };
    expect(await act(caseId, answerOffer, again)).toMatchObject({ code: "alreadyAnswered" });
    await done(caseId, withdrawOffer, { offerId: later.id });
    expect(await derived()).toEqual(["crisis", null]);
    expect((await open(caseId)).chain.offers).toHaveLength(4);
  });

  it("asks why nothing was offered", async () => {
    const caseId = await log();
    const nothing = { kind: "nothing", offeredOn: today() };
    expect(await act(caseId, makeOffer, nothing)).toMatchObject({ code: "notOfferedReasonRequired" });
    const other = { ...nothing, notOfferedReason: "other" };
    expect(await act(caseId, makeOffer, other)).toMatchObject({ code: "otherReasonRequired" });
    await done(caseId, makeOffer, { ...nothing, notOfferedReason: "noPlace" });
    expect((await open(caseId)).contact).toMatchObject({ offer: "nothing", answer: null });
  });

  it("warns outside the target group and stores rule and reason, the words sealed", async () => {
    const old = await service("Uppsökarenheten", "outreach", { ageFrom: 20 });
    const caseId = await log({ ageYears: 17, ageSource: "stated" });
    const offer = { kind: "care", serviceId: old, offeredOn: today() };
    expect(await act(caseId, makeOffer, offer)).toMatchObject({
      code: "ruleReasonRequired",
      fields: { reason: expect.anything() },
    });
    await done(caseId, makeOffer, { ...offer, reason: "Syskonet går där." });
    const { chain } = await open(caseId);
    expect(chain.offers[0]).toMatchObject({ ruleCodes: ["targetGroup.tooYoung"], reason: "Syskonet går där." });
    const [row] = await house.rows<{ sealed: string }>(
      "select rule_reason_sealed as sealed from contact_offer where case_id = $1",
      [caseId],
    );
    expect(row?.sealed).not.toContain("Syskonet");
    const unknown = await log({ ageSource: "unknown" });
    expect(await act(unknown, makeOffer, offer)).toMatchObject({ code: "ruleReasonRequired" });
  });

  it("does not guess an age that may have become another since it was stated", async () => {
    const old = await service("Uppsökarenheten", "outreach", { ageFrom: 20 });
    const stated = await log({ ageYears: 19, ageSource: "stated", occurredOn: addDays(today(), -200) });
    // 200 days later the stated 19 may have become 20.
    const reply = await act(stated, makeOffer, { kind: "care", serviceId: old, offeredOn: today() });
    expect(reply).toMatchObject({ code: "ruleReasonRequired" });
    const sure = await log({ ageYears: 20, ageSource: "stated", occurredOn: addDays(today(), -200) });
    await done(sure, makeOffer, { kind: "care", serviceId: old, offeredOn: today() });
  });

  it("keeps to the roof guarantee: nobody under 20 in acute housing, something better before a night shelter", async () => {
    const rule = { betterFirstTo: 25, acuteHousingFrom: 20, validFrom: "2020-01-01", decidedBy: "Nämnden" };
    expect(await house.act(head, decideHousingRule, rule)).toMatchObject({ ok: true });
    const acute = await service("Akutboendet", "acuteHousing");
    const shelter = await service("Härbärget", "nightShelter");
    const young = await log({ ageYears: 19, ageSource: "identity", occurredOn: today(), occurredTime: "00:00" });
    const offer = (serviceId: string) => ({ kind: "housing", serviceId, offeredOn: today() });
    expect(await act(young, makeOffer, offer(acute))).toMatchObject({ code: "ruleReasonRequired" });
    const adult = await log({ ageYears: 24, ageSource: "identity", occurredOn: today(), occurredTime: "00:00" });
    expect(await act(adult, makeOffer, offer(shelter))).toMatchObject({ code: "ruleReasonRequired" });
    await done(adult, makeOffer, { ...offer(acute), answer: "no" });
    await done(adult, makeOffer, offer(shelter));
    const { chain } = await open(adult);
    expect(chain.offers.map(({ ruleCodes }) => ruleCodes)).toEqual([[], []]);
    const care = { kind: "care", serviceId: acute, offeredOn: today() };
    expect(await act(adult, makeOffer, care)).toMatchObject({ code: "serviceNotForKind" });
  });
});

describe("the first visit", () => {
  it("is booked, rebooked and made, with its history", async () => {
    const caseId = await log();
    await done(caseId, bookVisit, { dueOn: today() });
    expect(await act(caseId, bookVisit, { dueOn: today() })).toMatchObject({ code: "visitAlreadyBooked" });
    const first = (await open(caseId)).chain.bookings[0]!;
    const moved = { bookingId: first.id, outcome: "rebooked" };
    expect(await act(caseId, noteVisit, moved)).toMatchObject({ code: "newDayRequired" });
    await done(caseId, noteVisit, { ...moved, rebookedTo: addDays(today(), 5) });
    expect((await open(caseId)).contact).toMatchObject({
      firstVisit: "rebooked",
      firstVisitDueOn: addDays(today(), 5),
    });
    const second = (await open(caseId)).chain.bookings[0]!;
    await done(caseId, noteVisit, { bookingId: second.id, outcome: "came", outcomeOn: today() });
    const { contact, chain } = await open(caseId);
    expect(contact.firstVisit).toBe("came");
    expect(chain.bookings.map(({ outcome }) => outcome)).toEqual(["came", "rebooked"]);
    expect(await act(caseId, bookVisit, { dueOn: today() })).toMatchObject({ code: "visitAlreadyMade" });
  });

  it("that was missed can be booked anew, and is then a rebooking", async () => {
    const caseId = await log();
    await done(caseId, bookVisit, { dueOn: today() });
    const { chain } = await open(caseId);
    await done(caseId, noteVisit, { bookingId: chain.bookings[0]!.id, outcome: "missed" });
    expect((await open(caseId)).contact.firstVisit).toBe("missed");
    await done(caseId, bookVisit, { dueOn: addDays(today(), 2) });
    expect((await open(caseId)).contact).toMatchObject({
      firstVisit: "rebooked",
      firstVisitDueOn: addDays(today(), 2),
    });
  });
});

describe("follow-up", () => {
  it("notes intake in a district, the guide and the completion", async () => {
    const made = await house.act(head, configureDistrict, { districtId: null, name: "Norra", isClosed: false });
    if (!made.ok) throw new Error(made.code);
    const caseId = await log();
    await done(caseId, noteIntake, { districtId: made.value.districtId, intakeRegistered: "yes", intakeOn: today() });
    await done(caseId, setGuide, { guideAccountId: head.accountId, guideSince: today() });
    await done(caseId, noteCompletion, { completed: "ongoing" });
    const { contact, chain } = await open(caseId);
    expect(contact).toMatchObject({ intakeRegistered: true, completed: "ongoing" });
    expect(chain).toMatchObject({ districtName: "Norra", facts: { intakeOn: today(), guideSince: today() } });
    expect(await act(caseId, setGuide, { guideAccountId: tenant.id, guideSince: today() })).toMatchObject({
      code: "guideUnknown",
    });
  });

  it("corrects an offer and a visit in the form without overwriting what was said", async () => {
    const caseId = await log({ offer: "care", answer: "no", firstVisitDueOn: today() });
    await done(caseId, completeContact, { offer: "talk", answer: "yes", firstVisit: "came" });
    const { contact, chain } = await open(caseId);
    expect(contact).toMatchObject({ offer: "talk", answer: "yes", firstVisit: "came" });
    expect(chain.offers.map(({ kind, isMistaken }) => [kind, isMistaken])).toEqual([
      ["talk", false],
      ["care", true],
    ]);
    expect(chain.bookings).toMatchObject([{ outcome: "came", isMistaken: false }]);
  });
});

describe("target groups", () => {
  it("are decided from a day on; what has held is never edited nor reached behind", async () => {
    const serviceId = await service("Maria Ungdom", "addictionCare", { ageTo: 20 });
    const decide = (validFrom: string, ageTo: number) =>
      house.act(head, decideServiceGroup, {
        ...{ serviceId, ageFrom: null, ageTo, needsSevereAbuse: false, validFrom, decidedBy: "Nämnden" },
      });
    expect(await decide(today(), 24)).toMatchObject({ ok: true });
    expect(await decide(yesterday(), 22)).toMatchObject({ code: "decisionTooEarly" });
    const seen = await house.look(head, serviceConfiguration, {});
    if (!seen.ok) throw new Error(seen.code);
    expect(seen.value.services[0]?.groups).toMatchObject([
      { ageTo: 24, validFrom: today(), validTo: null },
      { ageTo: 20, validFrom: "2020-01-01", validTo: today() },
    ]);
    await expect(
      house.underRowSecurity(head, (client) => client.query("update service_target_group set age_to = 99")),
    ).rejects.toThrow(/permission denied/);
    await expect(
      house.underRowSecurity(head, (client) =>
        client.query("update service_target_group set valid_to = '2030-01-01' where valid_to is not null"),
      ),
    ).rejects.toThrow(/never changed/);
  });

  it("are no business of a worker in the field", async () => {
    expect(await house.look(anna, serviceConfiguration, {})).toMatchObject({ ok: false });
    const asked = { serviceId: null, name: "Ny", kind: "other", isClosed: false };
    expect(await house.act(anna, configureService, asked)).toMatchObject({ ok: false });
  });
});

it("opens a form only where there is something to write: not for an unknown offer, nor for a closed case", async () => {
  const caseId = await log({ offer: "care" });
  const look = (form: string, rowId: string | null = null) =>
    house.look(anna, chainForm, { caseId, form, rowId } as never);
  const offerId = (await open(caseId)).chain.offers[0]!.id;
  expect(await look("answer", offerId)).toMatchObject({ ok: true, value: { offer: { kind: "care" }, age: null } });
  expect(await look("answer", tenant.id)).toMatchObject({ code: "notFound" });
  expect(await look("visit")).toMatchObject({ code: "notFound" });
  expect(await look("elsewhere")).toMatchObject({ ok: false });
  await house.rows("update case_record set closed_at = now() where id = $1", [caseId]);
  expect(await look("presence")).toMatchObject({ code: "notFound" });
  const late = { kind: "talk", offeredOn: today() };
  expect(await act(caseId, makeOffer, late)).toMatchObject({ code: "caseClosed" });
});

it("lets nobody write the derived facts, nor hang an offer on somebody else's contact", async () => {
  const caseId = await log();
  const { contact } = await open(caseId);
  for (const change of ["offer = 'care'", "answer = 'yes'", "first_visit = 'came'", "first_visit_due_on = now()"]) {
    await expect(
      house.underRowSecurity(anna, (client) => client.query(`update field_contact set ${change}`)),
    ).rejects.toThrow(/permission denied/);
  }
  const cleo = await house.addWorker({ role: "outreachWorker", unit });
  const mine = await house.act(cleo, logContact, {
    ...{ occurredOn: yesterday(), occurredTime: "22:00", policeGroupId: groupId, reason: "other" },
  });
  if (!mine.ok) throw new Error(mine.code);
  await expect(
    house.underRowSecurity(cleo, (client) =>
      client.query(
        `insert into contact_offer (tenant_id, id, case_id, contact_id, kind, offered_on, made_by, made_at)
         values ($1, $2, $3, $4, 'care', now(), $5, now())`,
        [tenant.id, uuidv7(now()), mine.value.caseId, contact.id, cleo.accountId],
      ),
    ),
  ).rejects.toThrow(/row-level security/);
});
