/** Registering and finding people through the gate: what is kept, what is told, and what is never told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { registered } from "@/kernel/gate";
import { manifest } from "@/kernel/persons";
import type { Operation, View } from "@/kernel/gate";
import type { PersonCard, PersonPage } from "@/kernel/persons/contract";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";

let house: House;
let tenant: Tenant;
let [youth, adults]: Unit[] = [];
let anna: Worker;
let bo: Worker;
let registrar: Worker;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  youth = await house.addUnit(tenant);
  adults = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit: youth });
  bo = await house.addWorker({ role: "outreachWorker", unit: adults });
  registrar = await house.addWorker({ role: "registrar", unit: tenant.unit });
});

const act = (who: Worker, name: string, input: unknown) =>
  house.act(who, registered().get(`persons.${name}`) as Operation, input);
const look = (who: Worker, name: string, input: unknown = {}) =>
  house.look(who, registered().get(`persons.${name}`) as View, input);

const NUMBER = "20080715-1234";
const erik = {
  identityKind: "personnummer",
  number: personalNumber("20080715", "239"),
  givenName: "Erik",
  familyName: "Johansson",
};
const unknown = {
  identityKind: "temporary",
  assumedName: "Okänd flicka vid torget",
  estimatedAgeFrom: "16",
  estimatedAgeTo: "19",
  seenOn: "2026-03-14",
  seenAtTime: "21:30",
};

async function register(who: Worker, input: object): Promise<string> {
  const reply = await act(who, "register-person", input);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return (reply.value as { personId: string }).personId;
}
async function found(who: Worker, search: object): Promise<PersonCard[]> {
  const reply = await look(who, "find-persons", search);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return (reply.value as { persons: PersonCard[] }).persons;
}

describe("the manifest", () => {
  it("names everything the corridor has", () => {
    const inCorridor = [...registered().keys()].filter((name) => name.startsWith("persons."));
    expect(manifest.items.map(({ name }) => name).sort()).toEqual(inCorridor.sort());
  });
});

describe("registering", () => {
  it("keeps the number sealed, found through its index, and in no column in the clear", async () => {
    const id = await register(anna, erik);
    const digits = erik.number.replace("-", "");
    const [row] = await house.rows<{ dump: string; number_index: string; number_sealed: string }>(
      "select p::text as dump, number_index, number_sealed from person p where id = $1",
      [id],
    );
    expect(row!.number_sealed).toMatch(/^v1\.1\./);
    const everywhere = await house.rows<{ dump: string }>(
      `select (select coalesce(string_agg(x::text, ' '), '') from person_name_key x where tenant_id = $1)
         || (select coalesce(string_agg(x::text, ' '), '') from operation_receipt x where tenant_id = $1)
         || (select coalesce(string_agg(x::text, ' '), '') from audit_event x where tenant_id = $1)
         || (select coalesce(string_agg(x::text, ' '), '') from outbox_event x where tenant_id = $1) as dump`,
      [tenant.id],
    );
    for (const dump of [row!.dump, everywhere[0]!.dump]) {
      for (const part of [digits, erik.number, digits.slice(2), digits.slice(8)]) expect(dump).not.toContain(part);
    }
    expect(await found(anna, { by: "number", number: digits })).toMatchObject([{ id, identifier: "20080715-****" }]);
    expect(await found(anna, { by: "number", number: digits.slice(2) })).toMatchObject([{ id }]);
  });

  it("makes another index in another authority", async () => {
    const other = await house.foundTenant();
    const eva = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(other) });
    const ids = [await register(anna, erik), await register(eva, erik)];
    const rows = await house.rows<{ number_index: string }>("select number_index from person where id = any($1)", [
      ids,
    ]);
    expect(new Set(rows.map((row) => row.number_index)).size).toBe(2);
  });

  it("takes a coordination number with its level, and a person nobody knows", async () => {
    const number = personalNumber("20080775", "239");
    const id = await register(anna, { ...erik, identityKind: "samordningsnummer", number, identityLevel: "uncertain" });
    const page = await look(anna, "show-person", { personId: id });
    expect(page).toMatchObject({
      ok: true,
      value: { identityLevel: "uncertain", details: { identity: { birthOn: "2008-07-15" } } },
    });
    const other = await register(anna, unknown);
    const shown = (await look(anna, "show-person", { personId: other })) as { value: PersonPage };
    expect(shown.value.details!.identity).toMatchObject({
      ...{ givenName: "Okänd flicka vid torget", familyName: "", birthOn: null },
      ...{ age: { kind: "estimated", from: 16 }, identifier: expect.stringMatching(/^T-[A-Z]{6}$/) },
    });
    expect(
      await found(anna, { by: "number", number: shown.value.details!.identity.identifier.toLowerCase() }),
    ).toHaveLength(1);
  });

  it.each([
    [{ ...erik, number: NUMBER.slice(0, -1) + "9" }, "number", "numberWrongChecksum"],
    [{ ...erik, number: personalNumber("20991231", "239") }, "number", "numberInFuture"],
    [{ ...erik, givenName: "Er\u0000ik" }, "givenName", "givenNameForbidden"],
    [{ ...erik, familyName: "nossnahoJ\u202e" }, "familyName", "familyNameForbidden"],
    [{ ...unknown, assumedName: "x".repeat(10_000_000) }, "assumedName", "assumedNameTooLong"],
    [{ ...unknown, seenOn: "2099-01-01" }, "seenOn", "seenInFuture"],
    [{ ...erik, identityKind: "samordningsnummer", identityLevel: "probable" }, "number", "numberIsPersonal"],
  ])("answers bad input %# with its own sentence at its own field", async (input, field, code) => {
    const reply = await act(anna, "register-person", input);
    expect(reply).toMatchObject({ ok: false, fields: { [field]: { key: `persons.errors.${code}` } } });
  });

  it("keeps emoji and right-to-left letters in a name", async () => {
    const id = await register(anna, { ...unknown, assumedName: "👧🏽 שרה" });
    expect(await found(anna, { by: "name", name: "שרה" })).toMatchObject([{ id, name: "👧🏽 שרה" }]);
  });
});

describe("a possible duplicate", () => {
  it("is hinted at once, and believed to be another person when somebody says so", async () => {
    const id = await register(anna, erik);
    const again = { ...erik, givenName: "Eric" };
    const reply = await act(anna, "register-person", again);
    expect(reply).toMatchObject({ ok: false, code: "possibleDuplicate", details: { count: 1 }, fields: {} });
    const shown = await look(anna, "find-duplicates", again);
    expect(shown).toMatchObject({ ok: true, value: [{ card: { id }, reasons: ["sameNumber"] }] });
    expect(await register(anna, { ...again, confirmedNotDuplicate: true })).not.toBe(id);
  });

  it("is hinted at by a name that sounds alike and the same birthday", async () => {
    const number = personalNumber("20080776", "017");
    await register(anna, { ...erik, identityKind: "samordningsnummer", number, identityLevel: "confirmed" });
    const reply = await act(anna, "register-person", { ...erik, familyName: "Johanson" });
    expect(reply).toMatchObject({ ok: false, code: "possibleDuplicate" });
    expect((await act(anna, "register-person", { ...erik, number: personalNumber("19600101", "239") })).ok).toBe(true);
  });

  it("gives no hint of somebody out of sight: registering tells nothing", async () => {
    await register(anna, erik);
    expect(await look(bo, "find-duplicates", erik)).toEqual({ ok: true, value: [] });
    expect((await act(bo, "register-person", erik)).ok).toBe(true);
  });
});

describe("finding", () => {
  it("shows nobody out of sight, by number, name, temporary number or case", async () => {
    const id = await register(anna, erik);
    for (const search of [
      { by: "number", number: erik.number },
      { by: "name", name: "Erik Johansson" },
    ]) {
      expect(await found(anna, search)).toMatchObject([{ id }]);
      expect(await found(bo, search)).toEqual([]);
    }
    expect(await found(registrar, { by: "name", name: "Erik" })).toMatchObject([{ id }]);
    expect(await look(bo, "show-person", { personId: id })).toMatchObject({ ok: false, code: "notFound" });
    const unknownId = "019a2b3c-4d5e-7f60-8123-456789abcdef";
    expect(await look(bo, "show-person", { personId: id })).toEqual(
      await look(bo, "show-person", { personId: unknownId }),
    );
  });

  it.each([["Erik Johanson"], ["erik"], ["JOHANSSON"], ["Johansson Erik"], ["Eric Johansson"]])(
    "finds Erik Johansson when asked for %s",
    async (name) => {
      const id = await register(anna, erik);
      expect((await found(anna, { by: "name", name })).map((card) => card.id)).toEqual([id]);
    },
  );

  it("knows å from a and finds both, the right one first", async () => {
    const asa = await register(anna, { ...unknown, assumedName: "Åsa Öberg" });
    const other = await register(anna, { ...unknown, assumedName: "Asa Oberg", confirmedNotDuplicate: true });
    expect((await found(anna, { by: "name", name: "Åsa Öberg" })).map(({ id }) => id)).toEqual([asa, other]);
    expect((await found(anna, { by: "name", name: "asa oberg" })).map(({ id }) => id)).toEqual([other, asa]);
  });

  it("has no other keys: a school is refused, not ignored", async () => {
    const reply = await look(anna, "find-persons", { by: "name", name: "Erik", school: "Ekskolan" });
    expect(reply).toMatchObject({ ok: false, fields: { "": { key: "persons.errors.searchKeyForbidden" } } });
  });

  it("shows twenty and says that there are more, never how many", async () => {
    for (let at = 0; at < 22; at++) {
      await register(anna, { ...unknown, assumedName: "Ali Karimi", confirmedNotDuplicate: true });
    }
    const reply = await look(anna, "find-persons", { by: "name", name: "Ali" });
    expect(reply).toMatchObject({ ok: true, value: { hasMore: true } });
    expect(Object.keys((reply as { value: object }).value).sort()).toEqual(["hasMore", "persons"]);
    expect(await found(anna, { by: "name", name: "Ali" })).toHaveLength(20);
    expect(await found(anna, { by: "name", name: "Ali", limit: 40 })).toHaveLength(22);
  });

  it("is logged with who was shown and never with what was typed", async () => {
    const id = await register(anna, erik);
    await found(anna, { by: "number", number: erik.number });
    const lines = await house.auditLines({ tenantId: tenant.id, name: "persons.find-persons" });
    expect(lines).toMatchObject([
      { event: "searched-by-number", personIds: [id], records: 1, accountId: anna.accountId },
    ]);
  });
});

describe("the number", () => {
  it("is shown on demand, and the showing is logged", async () => {
    const personId = await register(anna, erik);
    const page = await look(anna, "show-person", { personId });
    expect(JSON.stringify(page)).not.toContain(erik.number.slice(-4));
    expect(await look(anna, "show-number", { personId })).toEqual({ ok: true, value: { number: erik.number } });
    const lines = await house.auditLines({ tenantId: tenant.id, name: "persons.show-number" });
    expect(lines).toMatchObject([{ event: "number-shown", personIds: [personId], fields: ["number"] }]);
    expect(await look(bo, "show-number", { personId })).toMatchObject({ ok: false, code: "notFound" });
  });
});

describe("identity", () => {
  it("goes from temporary to known; both names and both numbers find the person", async () => {
    const personId = await register(anna, unknown);
    const page = (await look(anna, "show-person", { personId })) as { value: PersonPage };
    const temporaryId = page.value.card.identifier!;
    const input = { ...erik, personId, version: page.value.version };
    expect(await act(anna, "change-identity", input)).toMatchObject({ ok: true });
    for (const search of [
      { by: "number", number: temporaryId },
      { by: "number", number: erik.number },
      { by: "name", name: "Okänd flicka" },
      { by: "name", name: "Erik Johansson" },
    ]) {
      expect(await found(anna, search)).toMatchObject([{ id: personId, name: "Erik Johansson" }]);
    }
    expect(await act(anna, "change-identity", input)).toMatchObject({ ok: false, code: "changedMeanwhile" });
    const lines = await house.auditLines({ tenantId: tenant.id, name: "persons.change-identity", outcome: "allowed" });
    expect(lines).toMatchObject([{ event: "identified", personIds: [personId] }]);
  });

  it("keeps former names, findable", async () => {
    const personId = await register(anna, erik);
    const name = { personId, version: 1, givenName: "Erik", familyName: "Lindqvist" };
    expect((await act(anna, "change-name", name)).ok).toBe(true);
    expect((await act(anna, "add-name", { personId, givenName: "Kungen", familyName: "Erik", kind: "alias" })).ok).toBe(
      true,
    );
    for (const asked of ["Johansson", "Lindkvist", "Kungen"]) {
      expect(await found(anna, { by: "name", name: asked })).toMatchObject([{ id: personId, name: "Erik Lindqvist" }]);
    }
    const page = (await look(anna, "show-person", { personId })) as { value: PersonPage };
    expect(page.value.details!.identity.otherNames.map(({ kind }) => kind).sort()).toEqual(["alias", "former"]);
  });
});
