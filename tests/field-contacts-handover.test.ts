/** From the field to the unit that takes over: handed over, seen at once, acknowledged; persons linked and unlinked. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  contactList,
  contactPage,
  handOverContact,
  linkPerson,
  logContact,
  policeGroupList,
  unlinkPerson,
} from "@/modules/field-contacts";
import { now, swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let [youthDuty, socialDuty]: [Unit, Unit] = [] as never;
let anna: Worker;
let bo: Worker;
let onDuty: Worker;
let offDuty: Worker;
let groupId: string;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  youthDuty = await house.addUnit(tenant, { name: "Ungdomsjouren", kind: "youthDuty" });
  socialDuty = await house.addUnit(tenant, { name: "Socialjouren", kind: "socialDutyService", takesHandovers: true });
  anna = await house.addWorker({ role: "outreachWorker", unit: youthDuty });
  bo = await house.addWorker({ role: "outreachWorker", unit: youthDuty });
  onDuty = await house.addWorker({ role: "socialWorker", unit: socialDuty, onDuty: true });
  offDuty = await house.addWorker({ role: "socialWorker", unit: socialDuty });
  groupId = uuidv7(now());
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, groupId]);
});

async function log(extra: Record<string, unknown> = {}, who = anna): Promise<string> {
  const occurred = { occurredOn: swedishDateOf(now()), occurredTime: "00:00" };
  const input = { ...occurred, policeGroupId: groupId, reason: "other", mumin: true, ...extra };
  const reply = await house.act(who, logContact, input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.caseId;
}

async function open(caseId: string, who: Worker) {
  const reply = await house.look(who, contactPage, { caseId });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

const handOver = (caseId: string, extra: Record<string, unknown> = {}, who = anna) =>
  house.act(who, handOverContact, { caseId, version: 1, toUnitId: socialDuty.id, ...extra });

async function handedOver(extra: Record<string, unknown> = {}) {
  const caseId = await log();
  const reply = await handOver(caseId, extra);
  if (!reply.ok) throw new Error(reply.code);
  return { caseId, handoverId: reply.value.handoverId };
}

describe("handing over", () => {
  it("is seen at once by the receiver's duty officer, message and all, and by nobody who is off duty", async () => {
    const { caseId } = await handedOver({ message: "Möt honom kl. 9 🙂" });
    const page = await open(caseId, onDuty);
    expect(page.status).toMatchObject({ kind: "handedOver", toUnitId: socialDuty.id });
    expect(page).toMatchObject({ mayAcknowledge: true, mayHandOver: false });
    expect(page.handovers).toMatchObject([
      {
        fromUnitName: "Ungdomsjouren",
        toUnitName: "Socialjouren",
        message: "Möt honom kl. 9 🙂",
        acknowledgedAt: null,
      },
    ]);
    expect(await house.look(onDuty, contactList, { of: null, after: null })).toMatchObject({
      value: { rows: [{ caseId, unitName: "Ungdomsjouren" }] },
    });
    expect(await house.look(offDuty, contactPage, { caseId })).toMatchObject({ code: "notFound" });
    expect(await house.look(bo, contactPage, { caseId })).toMatchObject({ code: "notFound" });
    const [row] = await house.rows<{ whole: string }>(
      "select to_jsonb(h)::text as whole from handover h where case_id = $1",
      [caseId],
    );
    expect(row!.whole).not.toContain("Möt honom");
  });

  it("is acknowledged once, by the receiver, who works on it from then on, on duty or not", async () => {
    const { caseId, handoverId } = await handedOver();
    expect(await house.act(anna, acknowledgeContact, { caseId, handoverId })).toMatchObject({ code: "notReceiver" });
    expect(await house.act(onDuty, acknowledgeContact, { caseId, handoverId })).toMatchObject({ ok: true });
    expect(await house.act(onDuty, acknowledgeContact, { caseId, handoverId })).toMatchObject({
      code: "alreadyAcknowledged",
    });
    await house.rows("update assignment set on_duty = false where account_id = $1", [onDuty.accountId]);
    const page = await open(caseId, onDuty);
    expect(page.status.kind).toBe("acknowledged");
    expect(page.handovers[0]!.acknowledgedAt).toBeInstanceOf(Date);
    expect((await open(caseId, anna)).status.kind).toBe("acknowledged");
  });

  it("happens once when it is sent twice, and to one unit when two are chosen at once", async () => {
    const second = await house.addUnit(tenant, { takesHandovers: true });
    const caseId = await log();
    const key = randomUUID();
    const input = { caseId, version: 1, toUnitId: socialDuty.id };
    const first = await house.act(anna, handOverContact, input, { key });
    expect(await house.act(anna, handOverContact, input, { key })).toEqual(first);
    const other = await log();
    const both = await Promise.all([
      handOver(other),
      handOver(other, { toUnitId: second.id }),
      house.act(anna, completeContact, { caseId: other, version: 1, sex: "man" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await house.rows("select id from handover where tenant_id = $1", [tenant.id])).length).toBeLessThan(3);
  });

  it("is refused on an older version, to a unit that takes none, to oneself and for what is only tallied", async () => {
    const caseId = await log();
    const closed = await house.addUnit(tenant);
    expect(await handOver(caseId, { toUnitId: closed.id })).toMatchObject({ code: "receiverUnknown" });
    expect(await handOver(caseId, { toUnitId: youthDuty.id })).toMatchObject({ code: "receiverIsSender" });
    expect(await handOver(caseId, { toUnitId: "" })).toMatchObject({
      fields: { toUnitId: { key: "fieldContacts.errors.receiverRequired" } },
    });
    expect(await handOver(await log({ mumin: false }))).toMatchObject({ code: "onlyTallied" });
    await house.act(anna, completeContact, { caseId, version: 1, sex: "man" });
    expect(await handOver(caseId)).toMatchObject({ code: "changedMeanwhile" });
    expect(await house.rows("select id from handover where tenant_id = $1", [tenant.id])).toEqual([]);
  });

  it("can be passed on by the receiver, and the first unit still sees where it went", async () => {
    const district = await house.addUnit(tenant, { name: "Norra Unga", takesHandovers: true });
    const { caseId, handoverId } = await handedOver();
    await house.act(onDuty, acknowledgeContact, { caseId, handoverId });
    expect(await handOver(caseId, { version: 2, toUnitId: district.id }, onDuty)).toMatchObject({ ok: true });
    for (const who of [anna, onDuty])
      expect((await open(caseId, who)).handovers.map(({ toUnitName }) => toUnitName)).toEqual([
        "Norra Unga",
        "Socialjouren",
      ]);
  });

  it("leaves its lines in the log, names of fields only", async () => {
    const { caseId, handoverId } = await handedOver({ message: "HEMLIGT" });
    await house.act(onDuty, acknowledgeContact, { caseId, handoverId });
    const lines = await house.auditLines({ caseId });
    expect(lines.map(({ event, fields }) => [event, fields])).toEqual([
      ["logged", ["occurredOn", "occurredTime", "policeGroupId", "reason", "mumin"]],
      ["handed-over", ["toUnitId", "message"]],
      ["acknowledged", ["acknowledgedAt"]],
    ]);
    expect(JSON.stringify(lines)).not.toContain("HEMLIGT");
  });
});

describe("who it is about", () => {
  it("is linked later, shown, and taken away again; the log says all of it", async () => {
    const personId = await addPerson(house, { tenant, registeredBy: anna, givenName: "Kim", familyName: "Ek" });
    const caseId = await log();
    expect(await house.act(anna, linkPerson, { caseId, version: 1, personId })).toMatchObject({ ok: true });
    expect((await open(caseId, anna)).person).toMatchObject({ name: "Kim Ek" });
    expect(await house.act(anna, linkPerson, { caseId, version: 2, personId })).toMatchObject({
      code: "alreadyLinked",
    });
    expect(await house.act(anna, completeContact, { caseId, version: 2, mumin: false })).toMatchObject({
      code: "identityWithoutMumin",
    });
    expect(await house.act(anna, unlinkPerson, { caseId, version: 1, personId })).toMatchObject({
      code: "changedMeanwhile",
    });
    expect(await house.act(anna, unlinkPerson, { caseId, version: 2, personId })).toMatchObject({ ok: true });
    expect((await open(caseId, anna)).person).toBeNull();
    const lines = await house.auditLines({ caseId, outcome: "allowed" });
    expect(lines.filter(({ personIds }) => personIds.includes(personId)).map(({ event }) => event)).toEqual([
      "person-linked",
      "opened",
      "person-unlinked",
    ]);
  });

  it("cannot be somebody whom the worker does not see", async () => {
    const hidden = await addPerson(house, { tenant, registeredBy: bo });
    const caseId = await log();
    expect(await house.act(anna, linkPerson, { caseId, version: 1, personId: hidden })).toMatchObject({
      code: "notFound",
    });
    expect((await open(caseId, anna)).contact).toMatchObject({ personId: null, version: 1 });
  });

  it("is not named when the identity is protected, and takes the case from those who may not read it", async () => {
    const about = { tenant, registeredBy: anna, givenName: "Hemlig", familyName: "Ek" };
    const personId = await addPerson(house, { ...about, protection: "confidentialityFlag", readers: [anna] });
    const caseId = await log({ personId });
    expect((await open(caseId, anna)).person).toEqual({ id: personId, isProtected: true });
    const listed = await house.look(anna, contactList, { of: null, after: null });
    expect(JSON.stringify(listed)).not.toContain("Hemlig");
    await handOver(caseId);
    expect(await house.look(onDuty, contactPage, { caseId })).toMatchObject({ code: "notFound" });
  });
});

describe("police groups", () => {
  it("are kept by the administrator, who sees no contacts", async () => {
    const { administrator } = tenant;
    const added = await house.act(administrator, configurePoliceGroup, {
      policeGroupId: null,
      name: " Grupp 2 ",
      isClosed: false,
    });
    expect(added).toMatchObject({ ok: true });
    expect(
      await house.act(administrator, configurePoliceGroup, { policeGroupId: null, name: "grupp 2", isClosed: false }),
    ).toMatchObject({ code: "policeGroupNameTaken" });
    await house.act(administrator, configurePoliceGroup, { policeGroupId: groupId, name: "Grupp A", isClosed: true });
    expect(await house.look(administrator, policeGroupList)).toMatchObject({
      value: [
        { name: "Grupp 2", isClosed: false },
        { name: "Grupp A", isClosed: true },
      ],
    });
    expect(await house.look(anna, policeGroupList)).toMatchObject({ code: "notFound" });
    expect(await house.look(administrator, contactList, { of: null, after: null })).toMatchObject({ code: "notFound" });
  });
});
