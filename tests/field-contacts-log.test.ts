/** Field contacts through the gate: logging, completing and who sees what. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { completeContact, contactList, contactPage, logContact, newContactForm } from "@/modules/field-contacts";
import { now, swedishDateOf, addDays } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let bo: Worker;
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
  bo = await house.addWorker({ role: "outreachWorker", unit });
  head = await house.addWorker({ role: "unitHead", unit });
  groupId = await addPoliceGroup("Grupp 1");
});

async function addPoliceGroup(name: string): Promise<string> {
  const id = uuidv7(now());
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,$3)", [tenant.id, id, name]);
  return id;
}

const minimal = () => ({
  occurredOn: swedishDateOf(now()),
  occurredTime: "00:00",
  policeGroupId: groupId,
  reason: "minorDrugOffence",
});

async function log(extra: Record<string, unknown> = {}, who = anna): Promise<string> {
  const reply = await house.act(who, logContact, { ...minimal(), ...extra });
  if (!reply.ok) throw new Error(reply.code + JSON.stringify(reply.fields));
  return reply.value.caseId;
}

async function open(caseId: string, who = anna) {
  const reply = await house.look(who, contactPage, { caseId });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

const contactsOf = () => house.rows("select * from field_contact where tenant_id = $1", [tenant.id]);

describe("logging", () => {
  it("keeps a contact with time, group and reason alone, and everything else as missing", async () => {
    const caseId = await log();
    const page = await open(caseId);
    expect(page.contact).toMatchObject({ ...minimal(), source: "field", mumin: null, sex: null, personId: null });
    expect(page).toMatchObject({ policeGroupName: "Grupp 1", person: null, note: null, mayEdit: true });
    expect(page.status.kind).toBe("unfinished");
    expect(page.status.missing).toContain("mumin");
    expect(page.caseNumber).toMatch(/^\d{4}-[0-9A-Z]{6}$/);
  });

  it("keeps every fact as it was stated", async () => {
    const facts = {
      ...{ placeType: "park", testResult: "negative", ageYears: 17, ageSource: "stated", sex: "other" },
      ...{ knownInDrugContexts: "unknown", knownToSocialServices: "yes", knownToAddictionCare: "no", mumin: true },
      ...{ presentAtIntervention: true, presentAtInterrogation: false, familyConversation: true, assessmentMade: true },
      ...{ report: "concern", offer: "talk", answer: "later", intakeRegistered: true, firstVisit: "came" },
      ...{ completed: "ongoing", firstVisitDueOn: addDays(swedishDateOf(now()), 7) },
    };
    const page = await open(await log(facts));
    expect(page.contact).toMatchObject(facts);
    expect(page.status.missing).toEqual([]);
  });

  it("starts from the group the worker used last, even after others have used another", async () => {
    const second = await addPoliceGroup("Grupp 2");
    expect(await house.look(anna, newContactForm)).toMatchObject({ value: { latestGroupId: null } });
    await log({ policeGroupId: second });
    await log({}, bo);
    expect(await house.look(anna, newContactForm)).toMatchObject({
      value: { latestGroupId: second, policeGroups: [{ name: "Grupp 1" }, { name: "Grupp 2" }] },
    });
  });

  it("keeps once what is sent twice with one key, one after the other and at the same time", async () => {
    const key = randomUUID();
    const first = await house.act(anna, logContact, minimal(), { key });
    expect(await house.act(anna, logContact, minimal(), { key })).toEqual(first);
    const other = randomUUID();
    const both = await Promise.all([1, 2, 3].map(() => house.act(anna, logContact, minimal(), { key: other })));
    expect(new Set(both.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(both[0]).toMatchObject({ ok: true });
    expect(await contactsOf()).toHaveLength(2);
  });

  it("ties the contact to a person in sight, and to nobody else", async () => {
    const seen = await addPerson(house, { tenant, registeredBy: anna, givenName: "Kim", familyName: "Ek" });
    const hidden = await addPerson(house, { tenant, registeredBy: bo });
    const caseId = await log({ mumin: true, personId: seen });
    expect((await open(caseId)).person).toEqual({ id: seen, isProtected: false, name: "Kim Ek" });
    const before = await contactsOf();
    for (const personId of [hidden, uuidv7(now())])
      expect(await house.act(anna, logContact, { ...minimal(), personId })).toMatchObject({
        ok: false,
        code: "notFound",
      });
    expect(await contactsOf()).toEqual(before);
  });
});

describe("what is refused leaves nothing behind", () => {
  const tomorrow = () => addDays(swedishDateOf(now()), 1);
  it.each([
    ["a day to come", () => ({ occurredOn: tomorrow() }), "occurredOn", "occurredInFuture"],
    ["a day that does not exist", () => ({ occurredOn: "2025-02-29" }), "occurredOn", "occurredOnInvalid"],
    ["a group of nobody", () => ({ policeGroupId: uuidv7(now()) }), "policeGroupId", "policeGroupUnknown"],
    ["no reason", () => ({ reason: "" }), "reason", "reasonRequired"],
    ["a NUL", () => ({ note: "a\u0000b" }), "note", "noteControlCharacters"],
    ["ten megabytes", () => ({ note: "å".repeat(10_000_000) }), "note", "noteTooLong"],
  ])("%s", async (_what, extra, field, name) => {
    const reply = await house.act(anna, logContact, { ...minimal(), ...extra() });
    expect(reply).toMatchObject({ ok: false, fields: { [field]: { key: `fieldContacts.errors.${name}` } } });
    expect(await contactsOf()).toEqual([]);
    expect(await house.rows("select id from case_record where tenant_id = $1", [tenant.id])).toEqual([]);
  });

  it("a name on what is only tallied", async () => {
    const personId = await addPerson(house, { tenant, registeredBy: anna });
    const reply = await house.act(anna, logContact, { ...minimal(), mumin: "no", personId });
    expect(reply).toMatchObject({ fields: { mumin: { key: "fieldContacts.errors.identityWithoutMumin" } } });
    expect(await contactsOf()).toEqual([]);
  });

  it("a group that is closed", async () => {
    await house.rows("update police_group set closed_on = app.today() where id = $1", [groupId]);
    expect(await house.act(anna, logContact, minimal())).toMatchObject({ code: "policeGroupUnknown" });
  });
});

describe("free text", () => {
  it.each([
    "Möttes vid Södra torget – “lugn”, åäö ÅÄÖ",
    "👩‍👧 \u202Eשלום\u202C مرحبا",
    "  två rader\n\toch tabb  ",
    "e\u0301 är inte é",
  ])("is kept byte for byte, and never in plain sight: %j", async (note) => {
    const caseId = await log({ note });
    expect((await open(caseId)).note).toBe(note);
    const [row] = await house.rows<{ note_sealed: string; whole: string }>(
      "select note_sealed, to_jsonb(f)::text as whole from field_contact f where case_id = $1",
      [caseId],
    );
    expect(row!.note_sealed).toMatch(/^v1\.1\./);
    expect(row!.whole).not.toContain(note.trim().slice(0, 5));
  });
});

describe("completing", () => {
  it("changes what is sent, says what changed and raises the version", async () => {
    const caseId = await log();
    const done = await house.act(anna, completeContact, {
      caseId,
      version: 1,
      sex: "woman",
      note: "Hej",
      mumin: "yes",
    });
    expect(done).toEqual({ ok: true, value: { caseId, version: 2 } });
    const page = await open(caseId);
    expect(page).toMatchObject({ note: "Hej", contact: { sex: "woman", mumin: true, version: 2, placeType: null } });
    const [line] = await house.auditLines({ caseId, name: "field-contacts.complete-contact" });
    expect(line).toMatchObject({ event: "completed", fields: ["sex", "mumin", "note"], outcome: "allowed" });
    expect(await house.act(anna, completeContact, { caseId, version: 2, sex: "woman", note: "Hej" })).toMatchObject({
      code: "nothingChanged",
    });
  });

  it("refuses what was based on an older version, and changes nothing", async () => {
    const caseId = await log();
    await house.act(anna, completeContact, { caseId, version: 1, sex: "woman" });
    const before = await contactsOf();
    expect(await house.act(head, completeContact, { caseId, version: 1, sex: "man" })).toMatchObject({
      ok: false,
      code: "changedMeanwhile",
    });
    expect(await contactsOf()).toEqual(before);
  });

  it("takes one of two that come at once", async () => {
    const caseId = await log();
    const replies = await Promise.all(
      ["woman", "man"].map((sex) => house.act(anna, completeContact, { caseId, version: 1, sex })),
    );
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await open(caseId)).contact.version).toBe(2);
  });
});

describe("who sees it", () => {
  it("its worker and the unit's head; a colleague, another unit and the administrator see nothing at all", async () => {
    const caseId = await log();
    const elsewhere = await house.addUnit(tenant);
    const other = await house.addWorker({ role: "unitHead", unit: elsewhere });
    const foreign = await house.foundTenant();
    const stranger = await house.addWorker({ role: "unitHead", unit: await house.addUnit(foreign) });
    expect((await open(caseId, head)).caseId).toBe(caseId);
    const unknown = uuidv7(now());
    for (const who of [bo, other, stranger, tenant.administrator]) {
      const [seen, nothing] = [
        await house.look(who, contactPage, { caseId }),
        await house.look(who, contactPage, { caseId: unknown }),
      ];
      expect(seen).toMatchObject({ ok: false, code: "notFound" });
      expect(seen).toEqual(nothing);
      expect(await house.act(who, completeContact, { caseId, version: 1, sex: "man" })).toEqual(
        await house.act(who, completeContact, { caseId: unknown, version: 1, sex: "man" }),
      );
    }
    expect(await house.look(bo, contactList, { of: null, after: null })).toMatchObject({ value: { rows: [] } });
    expect(await house.look(other, contactList, { of: "unit", after: null })).toMatchObject({ value: { rows: [] } });
  });

  it("leaves a line in the log for every look, act and refusal, without contents", async () => {
    const caseId = await log({ note: "HEMLIGT", sex: "man" });
    await open(caseId);
    await house.look(bo, contactPage, { caseId });
    const lines = await house.auditLines({ tenantId: tenant.id, caseId });
    expect(lines.map(({ name, outcome, event }) => [name, outcome, event])).toEqual([
      ["field-contacts.log-contact", "allowed", "logged"],
      ["field-contacts.contact-page", "allowed", "opened"],
      ["field-contacts.contact-page", "refused", "refused"],
    ]);
    expect(lines[0]!.fields).toEqual(["occurredOn", "occurredTime", "policeGroupId", "reason", "sex", "note"]);
    expect(JSON.stringify(lines)).not.toContain("HEMLIGT");
  });
});

describe("the list", () => {
  it("is read by key: pages meet without a gap or a double, newest first", async () => {
    await house.rows(
      `with made as (select gen_random_uuid() as id, n from generate_series(1, 120) n),
         cases as (insert into case_record (tenant_id, id, number, workflow, unit_id, worker_ids, opened_by, opened_at)
           select $1, id, 'L-' || n, 'field-contacts', $2, array[$3::uuid], $3, now() - make_interval(mins => n / 3) from made returning id)
       insert into field_contact (tenant_id, id, unit_id, case_id, source, occurred_on, occurred_time, police_group_id, reason, logged_by, logged_at)
       select $1, gen_random_uuid(), $2, id, 'field', app.today(), '00:00', $4, 'other', $3, now() from cases`,
      [tenant.id, unit.id, anna.accountId, groupId],
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(after);
      seen.push(...page.rows.map(({ caseId }) => caseId));
      after = page.next;
    } while (after !== null);
    const all = await house.rows<{ id: string }>(
      "select id from case_record where tenant_id = $1 order by opened_at desc, id desc",
      [tenant.id],
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  async function listPage(after: string | null) {
    const reply = await house.look(head, contactList, { of: "unit", after });
    if (!reply.ok) throw new Error(reply.code);
    return reply.value;
  }

  it("gives somebody who sees a whole unit both lists, and others their own whatever they ask for", async () => {
    await log();
    await log({}, head);
    const count = async (who: Worker, of: "mine" | "unit" | null) => {
      const reply = await house.look(who, contactList, { of, after: null });
      return reply.ok ? reply.value.rows.length : reply.code;
    };
    expect(await count(head, null)).toBe(2);
    expect(await count(head, "mine")).toBe(1);
    expect(await count(anna, "unit")).toBe(1);
    expect(await count(bo, "unit")).toBe(0);
  });
});

it("shows the time of the intervention, not of the logging", async () => {
  const yesterday = addDays(swedishDateOf(now()), -1);
  const page = await open(await log({ occurredOn: yesterday, occurredTime: "23:59" }));
  expect(page.contact).toMatchObject({ occurredOn: yesterday, occurredTime: "23:59" });
  expect(page.now.getTime() - page.loggedAt.getTime()).toBeLessThan(60_000);
});
