/** Protected identities, families, and merging with its undoing, through the gate. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { registered, type Operation, type View } from "@/kernel/gate";
import "@/kernel/persons";
import type { PersonCard, PersonPage } from "@/kernel/persons/contract";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";
import { openCase } from "./support/test-corridor";

let house: House;
let tenant: Tenant;
let [youth, adults]: Unit[] = [];
let anna: Worker;
let bo: Worker;
let head: Worker;
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
  bo = await house.addWorker({ role: "socialWorker", unit: adults });
  head = await house.addWorker({ role: "unitHead", unit: youth });
  registrar = await house.addWorker({ role: "registrar", unit: tenant.unit });
});

const act = (who: Worker, name: string, input: unknown) =>
  house.act(who, registered().get(`persons.${name}`) as Operation, input);
const look = (who: Worker, name: string, input: unknown = {}) =>
  house.look(who, registered().get(`persons.${name}`) as View, input);

const NUMBERS = ["19121212-1212", personalNumber("20080715", "239"), personalNumber("19700101", "239")];
const CHILD = personalNumber("20150715", "239");
function somebody(givenName: string, at = 1) {
  return {
    identityKind: "personnummer",
    number: NUMBERS[at],
    givenName,
    familyName: "Öberg",
    confirmedNotDuplicate: true,
  };
}
const unknown = (assumedName: string) => ({
  ...{ identityKind: "temporary", assumedName, seenOn: "2026-03-14", seenAtTime: "21:30", confirmedNotDuplicate: true },
});

async function register(who: Worker, input: object): Promise<string> {
  const reply = await act(who, "register-person", input);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return (reply.value as { personId: string }).personId;
}
async function open(who: Worker, personId: string): Promise<string> {
  const reply = await house.act(who, openCase, { personId });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value.id;
}
async function page(who: Worker, personId: string): Promise<PersonPage> {
  const reply = await look(who, "show-person", { personId });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value as PersonPage;
}
async function found(who: Worker, name: string): Promise<string[]> {
  const reply = (await look(who, "find-persons", { by: "name", name })) as { value: { persons: PersonCard[] } };
  return reply.value.persons.map(({ id }) => id);
}
const sees = async (who: Worker, personId: string) => (await look(who, "show-person", { personId })).ok;
async function done(reply: Promise<{ ok: boolean }>): Promise<void> {
  expect(await reply).toMatchObject({ ok: true });
}

describe("protection", () => {
  const decide = (personId: string, version: number, more: object = {}) => ({
    ...{ personId, version, protection: "protectedRegistration", reason: "Avisering från Skatteverket" },
    ...more,
  });

  it("is decided by the unit head or the registrar, and takes the person from everyone outside the reader group", async () => {
    const personId = await register(anna, somebody("Åsa"));
    await open(anna, personId);
    expect(await act(anna, "set-protection", decide(personId, 1))).toMatchObject({ ok: false, code: "notFound" });
    expect([await sees(anna, personId), await sees(head, personId), await sees(registrar, personId)]).toEqual([
      true,
      true,
      true,
    ]);
    await done(act(head, "set-protection", decide(personId, 1)));
    expect([await sees(anna, personId), await sees(head, personId), await sees(registrar, personId)]).toEqual([
      false,
      true,
      false,
    ]);
    for (const who of [anna, registrar]) {
      expect(await found(who, "Åsa Öberg")).toEqual([]);
      expect(await look(who, "find-persons", { by: "number", number: NUMBERS[1] })).toMatchObject({
        value: { persons: [] },
      });
      expect(await look(who, "find-duplicates", somebody("Åsa"))).toEqual({ ok: true, value: [] });
    }
    const unhinted = { ...somebody("Åsa"), confirmedNotDuplicate: false };
    await done(act(registrar, "register-person", unhinted));
    const seen = await house.underRowSecurity(registrar, (client) =>
      client.query("select 1 from person where id = $1", [personId]),
    );
    expect(seen.rowCount).toBe(0);
  });

  it("masks everything for the readers too, until one says why; and the reason is in the log", async () => {
    const personId = await register(anna, { ...somebody("Åsa"), protection: "assumedIdentity" });
    const shown = await page(anna, personId);
    expect(shown).toMatchObject({
      details: null,
      card: { name: null, identifier: null, age: null, isProtected: true },
    });
    const hits = await look(anna, "find-persons", { by: "name", name: "Åsa" });
    expect(hits).toMatchObject({ value: { persons: [{ id: personId, name: null }] } });
    expect(JSON.stringify([shown, hits])).not.toMatch(/Åsa|Öberg|2008/);
    expect(await look(anna, "show-number", { personId })).toMatchObject({ ok: false, code: "notFound" });
    expect(await look(anna, "reveal-person", { personId })).toMatchObject({
      ok: false,
      fields: { reason: { key: "persons.errors.revealReasonRequired" } },
    });
    const revealed = await look(anna, "reveal-person", { personId, reason: "contact" });
    expect(revealed).toMatchObject({
      ok: true,
      value: { number: NUMBERS[1], details: { identity: { givenName: "Åsa" } } },
    });
    const lines = await house.auditLines({ tenantId: tenant.id, name: "persons.reveal-person", outcome: "allowed" });
    expect(lines).toMatchObject([{ event: "protected-shown.contact", personIds: [personId] }]);
    expect(await look(registrar, "reveal-person", { personId, reason: "contact" })).toMatchObject({ code: "notFound" });
  });

  it("keeps the reader group named and never empty", async () => {
    const personId = await register(anna, { ...somebody("Åsa"), protection: "confidentialityFlag" });
    await done(act(anna, "add-reader", { personId, accountId: head.accountId }));
    await open(anna, personId);
    expect(await sees(head, personId)).toBe(true);
    const remove = (accountId: string) => act(head, "remove-reader", { personId, accountId });
    expect(await act(anna, "add-reader", { personId, accountId: tenant.administrator.accountId })).toMatchObject({
      code: "readerNotEligible",
      fields: { accountId: { key: "persons.errors.readerNotEligible" } },
    });
    await done(remove(anna.accountId));
    expect(await sees(anna, personId)).toBe(false);
    expect(await remove(head.accountId)).toMatchObject({ ok: false, code: "readerLast" });
    await done(act(head, "set-protection", decide(personId, 1, { protection: "none" })));
    expect(await sees(anna, personId)).toBe(true);
  });

  it("follows the household upwards, keeps chosen readers, and holds its reason sealed", async () => {
    const [asa, sibling] = [await register(anna, somebody("Åsa")), await register(anna, somebody("Bror", 0))];
    await open(anna, asa);
    await open(anna, sibling);
    await done(act(anna, "add-household-member", { personId: asa, mateId: sibling }));
    const input = decide(asa, 1, { readerIds: [anna.accountId] });
    await done(act(head, "set-protection", input));
    for (const id of [asa, sibling]) {
      expect(await page(anna, id)).toMatchObject({ protection: "protectedRegistration", details: null });
      expect(await sees(registrar, id)).toBe(false);
    }
    const rows = await house.rows<{ dump: string }>(
      "select d::text as dump from protection_decision d where tenant_id = $1",
      [tenant.id],
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("Skatteverket");
    expect(await act(head, "set-protection", input)).toMatchObject({ ok: false });
  });
});

describe("family", () => {
  const custody = (childId: string, guardianId: string) => ({
    childId,
    guardianId,
    kind: "joint",
    validFrom: "",
    validTo: "",
  });

  it("shows a guardian to those who work with the child, and to nobody else", async () => {
    const child = await register(anna, { ...somebody("Åsa"), number: CHILD });
    const mother = await register(anna, somebody("Mor", 2));
    await open(anna, child);
    expect([await sees(head, child), await sees(head, mother)]).toEqual([true, false]);
    await done(act(anna, "add-guardian", custody(child, mother)));
    expect([await sees(head, mother), await sees(bo, mother)]).toEqual([true, false]);
    const shown = await page(head, child);
    expect(shown.details!.guardians).toMatchObject([{ person: { id: mother, name: "Mor Öberg" }, isInForce: "yes" }]);
    expect(shown.details!.identity).toMatchObject({ comesOfAgeOn: "2033-07-15" });
    const [row] = shown.details!.guardians;
    const end = { childId: child, guardianshipId: row!.id, version: row!.version, validTo: "2026-01-01" };
    await done(act(head, "end-guardian", end));
    expect(await sees(head, mother)).toBe(false);
    expect(await act(anna, "end-guardian", end)).toMatchObject({ ok: false, code: "changedMeanwhile" });
  });

  it("does not lead to a protected guardian", async () => {
    const child = await register(anna, { ...somebody("Åsa"), number: CHILD });
    const mother = await register(anna, { ...somebody("Mor", 2), protection: "protectedRegistration" });
    await open(anna, child);
    await done(act(anna, "add-guardian", custody(child, mother)));
    expect((await page(anna, child)).details!.guardians).toMatchObject([{ person: { name: null, isProtected: true } }]);
    expect((await page(head, child)).details!.guardians).toEqual([]);
    const rows = await house.underRowSecurity(head, (client) => client.query("select 1 from guardianship"));
    expect(rows.rowCount).toBe(0);
  });

  it("is refused for adults, for oneself, and for people out of sight", async () => {
    const adult = await register(anna, somebody("Åsa", 0));
    const other = await register(anna, somebody("Mor", 2));
    const foreign = await register(bo, unknown("Någon"));
    expect(await act(anna, "add-guardian", custody(adult, other))).toMatchObject({
      fields: { childId: { key: "persons.errors.guardianChildIsAdult" } },
    });
    expect(await act(anna, "add-guardian", custody(adult, foreign))).toMatchObject({ ok: false, code: "notFound" });
    expect(await act(anna, "add-household-member", { personId: adult, mateId: foreign })).toMatchObject({
      code: "notFound",
    });
  });

  it("lives together from a day to a day", async () => {
    const [one, other] = [await register(anna, somebody("Åsa")), await register(anna, somebody("Bror", 0))];
    await done(act(anna, "add-household-member", { personId: one, mateId: other, since: "2020-01-01" }));
    expect(await act(anna, "add-household-member", { personId: other, mateId: one })).toMatchObject({
      code: "householdTogether",
    });
    const rows = (await page(anna, one)).details!.household;
    expect(rows.map(({ person, since }) => [person.id, since]).sort()).toEqual(
      [
        [one, "2020-01-01"],
        [other, "2020-01-01"],
      ].sort(),
    );
    const stay = rows.find(({ person }) => person.id === other)!;
    const end = { personId: other, stayId: stay.id, until: "2019-12-31" };
    expect(await act(anna, "end-household-member", end)).toMatchObject({ code: "householdUntilBeforeSince" });
    await done(act(anna, "end-household-member", { ...end, until: "2020-12-31" }));
    await done(act(anna, "add-household-member", { personId: other, mateId: one }));
  });
});

describe("merging", () => {
  /** Everything a merge touches, without versions and name keys of no one. */
  async function everything(): Promise<unknown> {
    const of = (sql: string) => house.rows(sql, [tenant.id]);
    return {
      persons: await of(
        "select id, merged_into_id, protection, given_name, number_index from person where tenant_id = $1 order by id",
      ),
      cases: await of("select id, person_id, worker_ids from case_record where tenant_id = $1 order by id"),
      names: await of("select id, person_id, given_name from person_name where tenant_id = $1 order by id"),
      keys: await of("select person_id, key from person_name_key where tenant_id = $1 order by person_id, key"),
      guardians: await of("select id, child_id, guardian_id from guardianship where tenant_id = $1 order by id"),
      stays: await of("select id, person_id, household_id from household_member where tenant_id = $1 order by id"),
      readers: await of(
        "select person_id, account_id, granted_by, granted_at from person_reader where tenant_id = $1 order by 1, 2",
      ),
    };
  }
  async function sights(ids: readonly string[]): Promise<boolean[]> {
    const all = await Promise.all([anna, bo, head, registrar].flatMap((who) => ids.map((id) => sees(who, id))));
    return all;
  }
  const merge = async (keptId: string, mergedId: string) => ({
    ...{ keptId, keptVersion: (await page(registrar, keptId)).version },
    ...{ mergedId, mergedVersion: (await page(registrar, mergedId)).version },
    reason: "Polisen har styrkt identiteten",
  });

  it("moves everything, shows one person, and is undone exactly", async () => {
    const kept = await register(anna, somebody("Åsa"));
    const seen = await register(bo, unknown("Flickan vid torget"));
    const [mine, theirs] = [await open(anna, kept), await open(bo, seen)];
    const child = await register(bo, { ...somebody("Barn"), number: CHILD });
    await done(
      act(bo, "add-guardian", { childId: child, guardianId: seen, kind: "joint", validFrom: "", validTo: "" }),
    );
    await done(act(bo, "add-household-member", { personId: seen, mateId: child }));
    await done(act(bo, "add-name", { personId: seen, givenName: "Kicki", familyName: "Ek", kind: "alias" }));
    const [before, sightBefore] = [await everything(), await sights([kept, seen, child])];

    const input = await merge(kept, seen);
    expect(await act(anna, "merge-persons", input)).toMatchObject({ ok: false, code: "notFound" });
    const reply = await act(registrar, "merge-persons", input);
    expect(reply).toMatchObject({ ok: true });
    const { mergeId } = (reply as { value: { mergeId: string } }).value;
    expect((await page(registrar, kept)).card.name).toBe("Åsa Öberg");
    expect(await page(registrar, seen)).toMatchObject({ isMerged: true, mergedInto: { id: kept } });
    const rows = await house.rows<{ person_id: string }>("select person_id from case_record where id = any($1)", [
      [mine, theirs],
    ]);
    expect(rows.map(({ person_id }) => person_id)).toEqual([kept, kept]);
    expect([await sees(bo, kept), await sees(head, kept)]).toEqual([true, true]);
    for (const name of ["Flickan vid torget", "Kicki Ek", "Åsa Öberg"])
      expect(await found(registrar, name)).toEqual([kept]);
    expect(await act(registrar, "merge-persons", input)).toMatchObject({ ok: false, code: "mergeAlreadyMerged" });
    expect((await page(registrar, kept)).merges).toMatchObject([
      { id: mergeId, reason: "Polisen har styrkt identiteten" },
    ]);
    const stored = await house.rows("select m::text as dump from person_merge m where id = $1", [mergeId]);
    expect(JSON.stringify(stored)).not.toMatch(/Polisen|Kicki|Flickan/);

    expect(await act(anna, "reverse-merge", { keptId: kept, mergeId, reason: "Fel" })).toMatchObject({
      code: "notFound",
    });
    await done(act(registrar, "reverse-merge", { keptId: kept, mergeId, reason: "Det var två" }));
    expect(await everything()).toEqual(before);
    expect(await sights([kept, seen, child])).toEqual(sightBefore);
    expect(await act(registrar, "reverse-merge", { keptId: kept, mergeId, reason: "Igen" })).toMatchObject({
      code: "mergeAlreadyReversed",
    });
    const lines = await house.auditLines({ tenantId: tenant.id, accountId: registrar.accountId, outcome: "allowed" });
    const merges = lines.filter(({ event }) => ["merged", "merge-reversed"].includes(event));
    expect(merges.map(({ personIds }) => [...personIds].sort())).toEqual([[kept, seen].sort(), [kept, seen].sort()]);
  });

  it("never shows anybody more than before: a protected side protects both, and lets go when undone", async () => {
    const kept = await register(registrar, somebody("Åsa"));
    await open(anna, await register(anna, unknown("Annan")));
    const secret = await register(registrar, { ...unknown("Flickan"), protection: "assumedIdentity" });
    const before = await everything();
    const reply = await act(registrar, "merge-persons", await merge(kept, secret));
    expect(await page(registrar, kept)).toMatchObject({ protection: "assumedIdentity", details: null });
    const { mergeId } = (reply as { value: { mergeId: string } }).value;
    const readers = await house.rows("select account_id from person_reader where person_id = $1", [kept]);
    expect(readers).toEqual([{ account_id: registrar.accountId }]);
    await done(act(registrar, "reverse-merge", { keptId: kept, mergeId, reason: "Det var två" }));
    expect(await everything()).toEqual(before);
  });

  it("is open to a unit head who sees both, and moves cases they do not see without telling", async () => {
    const kept = await register(head, somebody("Åsa"));
    const seen = await register(head, unknown("Flickan"));
    await open(head, kept);
    await house.rows("update person set registered_by = $1 where id = $2", [bo.accountId, kept]);
    const hidden = await open(bo, kept);
    await house.rows("update case_record set person_id = $1 where id = $2", [seen, hidden]);
    const comparison = await look(head, "compare-entries", { keptId: kept, mergedId: seen });
    expect(comparison).toMatchObject({ ok: true, value: { merged: { cases: 0 }, obstacle: null } });
    const input = { keptId: kept, keptVersion: 1, mergedId: seen, mergedVersion: 1, reason: "Samma" };
    expect(await act(bo, "merge-persons", input)).toMatchObject({ ok: false, code: "notFound" });
    await done(act(head, "merge-persons", input));
    expect(await house.rows("select person_id from case_record where id = $1", [hidden])).toEqual([
      { person_id: kept },
    ]);
  });

  it("is refused for two numbers, for one out of sight, and when either has changed", async () => {
    const [one, other] = [await register(registrar, somebody("Åsa")), await register(registrar, somebody("Eva", 0))];
    expect(await act(registrar, "merge-persons", await merge(one, other))).toMatchObject({
      fields: { mergedId: { key: "persons.errors.mergeNumbersDiffer" } },
    });
    const third = await register(registrar, unknown("Tredje"));
    const input = await merge(one, third);
    expect(await act(head, "merge-persons", input)).toMatchObject({ ok: false, code: "notFound" });
    expect(await act(registrar, "merge-persons", { ...input, keptVersion: 7 })).toMatchObject({
      code: "changedMeanwhile",
    });
    await expect(
      house.underRowSecurity(bo, (client) => client.query("select * from app.person_rows($1, $2)", [one, third])),
    ).rejects.toThrow(/not for this role/);
  });

  it("is hinted at for the one who keeps the register", async () => {
    const one = await register(registrar, somebody("Åsa"));
    const other = await register(registrar, somebody("Åsa Maria"));
    const reply = await look(registrar, "list-duplicates");
    expect(reply).toMatchObject({ ok: true, value: [{ reasons: ["sameNumber"] }] });
    const [pair] = (reply as { value: { one: PersonCard; other: PersonCard }[] }).value;
    expect([pair!.one.id, pair!.other.id].sort()).toEqual([one, other].sort());
    expect(await look(head, "list-duplicates")).toEqual({ ok: true, value: [] });
    expect(await look(anna, "list-duplicates")).toMatchObject({ ok: false, code: "notFound" });
  });
});
