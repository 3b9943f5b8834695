/** The police's tally: what crosses between two authorities, what does not, and who is refused. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  addTallyPartner,
  correctTally,
  endTallyPartner,
  receivedTallies,
  tallyDay,
  tallyIntervention,
  tallyPartnerList,
} from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let board: Tenant;
let youth: Unit;
let head: Worker;
let police: Tenant;
let group: Unit;
let liaison: Worker;

const today = swedishDateOf(now());
const month = today.slice(0, 7);

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  board = await house.foundTenant();
  youth = await house.addUnit(board, { kind: "youthDuty", name: "Ungdomsjouren" });
  head = await house.addWorker({ role: "unitHead", unit: youth });
  police = await house.foundTenant({ kind: "policeArea" });
  group = await house.addUnit(police, { kind: "policeGroup", name: "Grupp 1" });
  liaison = await house.addWorker({ role: "policeLiaison", unit: group });
});

const listPolice = (validFrom = today, at = board, unit = youth) =>
  house.act(at.administrator, addTallyPartner, { police: police.slug, unitId: unit.id, validFrom });
const one = (about: Record<string, unknown> = {}) => ({
  ...{ receiver: board.slug, on: today, reason: "minorDrugOffence", testResult: "negative", ...about },
});
const copies = (at = board) =>
  house.rows<{ count: number; version: number; replaced_on: string | null; police_group_name: string }>(
    "select * from intervention_tally where tenant_id = $1 order by version",
    [at.id],
  );
const cells = ["minorDrugOffence", "other"].flatMap((reason) =>
  ["positive", "negative", "none"].map((test) => `${reason}_${test}`),
);
async function correction(about: Record<string, unknown>) {
  const day = await house.look(liaison, tallyDay, { on: today, receiver: board.slug });
  if (!day.ok) throw new Error(day.code);
  const shown = Object.fromEntries(
    day.value.counts.flatMap(({ reason, testResult, count, version }) => [
      [`${reason}_${testResult}`, count],
      [`version_${reason}_${testResult}`, version],
    ]),
  );
  return { receiver: board.slug, on: today, correction: "miscounted", ...shown, ...about };
}

describe("a release", () => {
  it("keeps the police's own row and gives the receiver a copy of its own", async () => {
    await listPolice();
    expect(await house.act(liaison, tallyIntervention, one())).toMatchObject({ ok: true, value: { count: 1 } });
    expect(await house.act(liaison, tallyIntervention, one())).toMatchObject({ ok: true, value: { count: 2 } });
    const day = await house.look(liaison, tallyDay, { on: null, receiver: null });
    expect(day).toMatchObject({ value: { total: 2, chosen: { receiver: board.slug, unitName: "Ungdomsjouren" } } });
    const seen = await house.look(head, receivedTallies, { month });
    expect(seen).toMatchObject({
      value: {
        total: 2,
        groups: [{ name: "Grupp 1", count: 2 }],
        current: [{ count: 2, version: 2, fromName: `Nämnden ${police.slug}` }],
      },
    });
    const own = await house.rows("select * from tally_release where tenant_id = $1 order by version", [police.id]);
    expect(own).toMatchObject([
      { count: 1, version: 1, released_by: liaison.accountId, receiver_name: `Nämnden ${board.slug}` },
      { count: 2, version: 2, replaced_at: null },
    ]);
    expect(await house.auditLines({ tenantId: police.id, name: "field-contacts.tally-intervention" })).toMatchObject([
      { outcome: "allowed", event: "tally-released" },
      { outcome: "allowed" },
    ]);
    expect(await house.auditLines({ tenantId: board.id, name: "field-contacts.tally-intervention" })).toEqual([]);
  });

  it("replaces its earlier copy when the group was renamed in between: nothing is counted twice", async () => {
    await listPolice();
    await house.act(liaison, tallyIntervention, one());
    await house.rows("update unit set name = 'Grupp Ett' where id = $1", [group.id]);
    expect(await house.act(liaison, tallyIntervention, one())).toMatchObject({ ok: true, value: { count: 2 } });
    const inForce = (await copies()).filter(({ replaced_on: replacedOn }) => replacedOn === null);
    expect(inForce).toMatchObject([{ count: 2, police_group_name: "Grupp Ett" }]);
    expect(await house.look(head, receivedTallies, { month })).toMatchObject({ value: { total: 2 } });
  });

  it("carries no time, place, age, name or text: the columns are numbers, choices and days", async () => {
    const columns = await house.rows<{ column_name: string; data_type: string }>(
      "select column_name, data_type from information_schema.columns where table_name = 'intervention_tally'",
    );
    expect(columns.filter(({ data_type: type }) => type.startsWith("time"))).toEqual([]);
    expect(columns.map(({ column_name: name }) => name).sort()).toEqual(
      [
        ...["tenant_id", "id", "unit_id", "from_tenant_id", "from_name", "police_group_id", "police_group_name"],
        ...["occurred_on", "reason", "test_result", "count", "version", "correction", "received_on", "replaced_on"],
      ].sort(),
    );
    await listPolice();
    await house.act(liaison, tallyIntervention, one());
    const [copy] = await house.rows<{ id: string; account: string }>(
      "select id, to_jsonb(i)::text as account from intervention_tally i where tenant_id = $1",
      [board.id],
    );
    // A random id: one made by time would say when somebody was stopped.
    expect(copy!.id[14]).toBe("4");
    expect(copy!.account).not.toContain(liaison.accountId);
    // What is not in the shape is not kept, and a text in place of a choice is refused.
    const text = await house.act(liaison, tallyIntervention, one({ reason: "Kim vid parken" }));
    expect(text).toMatchObject({ ok: false, code: "invalidInput" });
    await house.act(liaison, tallyIntervention, one({ note: "Kim vid parken", place: "park" }));
    const rows = await house.rows<{ found: boolean }>(
      "select bool_or(to_jsonb(i)::text like '%park%') as found from intervention_tally i where tenant_id = $1",
      [board.id],
    );
    expect(rows).toEqual([{ found: false }]);
  });

  it("counts once what is sent twice with one key, also at the same time", async () => {
    await listPolice();
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => house.act(liaison, tallyIntervention, one(), { key })));
    expect(replies.map((reply) => reply.ok && reply.value)).toEqual([{ count: 1 }, { count: 1 }, { count: 1 }]);
    expect(await house.act(liaison, tallyIntervention, one(), { key })).toEqual(replies[0]);
    expect(await copies()).toMatchObject([{ count: 1, version: 1 }]);
  });

  it("loses no press when two colleagues count at once", async () => {
    await listPolice();
    const second = await house.addWorker({ role: "policeLiaison", unit: group });
    await Promise.all([liaison, second, liaison, second].map((who) => house.act(who, tallyIntervention, one())));
    expect((await copies()).filter(({ replaced_on: on }) => on === null)).toMatchObject([{ count: 4, version: 4 }]);
  });
});

describe("a correction", () => {
  it("is a new version with its reason, on both sides, and keeps the old", async () => {
    await listPolice();
    await house.act(liaison, tallyIntervention, one());
    await house.act(liaison, tallyIntervention, one());
    const stated = await correction({ minorDrugOffence_negative: 1, correction: "loggedAsContact" });
    expect(await house.act(liaison, correctTally, stated)).toMatchObject({ ok: true, value: { changed: 1 } });
    expect(await copies()).toMatchObject([
      { count: 1, version: 1 },
      { count: 2, version: 2 },
      { count: 1, version: 3, correction: "loggedAsContact", replaced_on: null },
    ]);
    expect(await house.look(head, receivedTallies, { month })).toMatchObject({
      value: { total: 1, corrections: [{ version: 3, correction: "loggedAsContact" }] },
    });
  });

  it("overwrites nothing that was counted meanwhile, and wants a change and a reason", async () => {
    await listPolice();
    await house.act(liaison, tallyIntervention, one());
    const stated = await correction({ minorDrugOffence_negative: 0 });
    await house.act(liaison, tallyIntervention, one());
    expect(await house.act(liaison, correctTally, stated)).toMatchObject({ ok: false, code: "changedMeanwhile" });
    expect(await house.act(liaison, correctTally, await correction({}))).toMatchObject({ code: "tallyNothingChanged" });
    const why = await correction({ minorDrugOffence_negative: 0, correction: undefined });
    expect(await house.act(liaison, correctTally, why)).toMatchObject({
      fields: { correction: { key: "fieldMethod.errors.tallyCorrectionRequired" } },
    });
    expect(cells).toHaveLength(6);
  });
});

describe("is refused, with a sentence and without a row,", () => {
  const refused = async (code: string, about: Record<string, unknown> = {}) => {
    expect(await house.act(liaison, tallyIntervention, one(about))).toMatchObject({
      ...{ ok: false, code, message: `fieldMethod.errors.${code}` },
    });
    expect(await house.rows("select 1 from tally_release where tenant_id = $1", [police.id])).toEqual([]);
  };

  it("when the receiver has not listed the police: the same as when there is no such receiver", async () => {
    await refused("tallyNotPartner");
    await refused("tallyNotPartner", { receiver: "finns-inte" });
    expect(await house.look(liaison, tallyDay, { on: null, receiver: null })).toMatchObject({
      value: { receivers: [], chosen: null },
    });
  });

  it("before the day it holds from, and after it has been ended", async () => {
    await listPolice(addDays(today, 1));
    await refused("tallyNotPartner");
    await house.rows("update tally_partner set valid_from = $2 where tenant_id = $1", [board.id, addDays(today, -3)]);
    await refused("tallyNotPartner", { on: addDays(today, -4) });
    const list = await house.look(board.administrator, tallyPartnerList, {});
    const [partner] = list.ok ? list.value.partners : [];
    await house.act(board.administrator, endTallyPartner, { partnerId: partner!.id, version: partner!.version });
    await refused("tallyNotPartner");
  });

  it("when the receiver has closed the group of that name", async () => {
    await listPolice();
    await house.rows("insert into police_group (tenant_id, id, name, closed_on) values ($1,$2,' grupp  1',$3)", [
      ...[board.id, randomUUID(), addDays(today, -1)],
    ]);
    await refused("tallyGroupClosed");
  });

  it("for days ahead and days long past", async () => {
    await listPolice(addDays(today, -100));
    await refused("tallyDayInFuture", { on: addDays(today, 1) });
    await refused("tallyDayTooOld", { on: addDays(today, -32) });
  });

  it("for a third authority, whatever it calls itself", async () => {
    await listPolice();
    const other = await house.foundTenant({ kind: "policeArea" });
    const unit = await house.addUnit(other, { kind: "policeGroup", name: "Grupp 1" });
    const stranger = await house.addWorker({ role: "policeLiaison", unit });
    expect(await house.act(stranger, tallyIntervention, one())).toMatchObject({ code: "tallyNotPartner" });
    // An authority of another kind is not the police, even if somebody listed it.
    await house.rows("update tenant set kind = 'region' where id = $1", [police.id]);
    await refused("tallyNotPartner");
  });

  it("for other roles of the police, and the board's own people", async () => {
    await listPolice();
    for (const role of ["partnerProfessional", "unitHead", "administrator"] as const) {
      const colleague = await house.addWorker({ role, unit: group });
      expect(await house.act(colleague, tallyIntervention, one())).toMatchObject({ code: "notFound" });
    }
    expect(await house.act(head, tallyIntervention, one())).toMatchObject({ code: "notFound" });
  });
});

describe("who sees what", () => {
  beforeEach(async () => {
    await listPolice();
    await house.act(liaison, tallyIntervention, one());
  });

  it("is the head of the receiving unit alone, and the own group alone", async () => {
    const [other] = [await house.addUnit(board)];
    for (const [role, unit] of [
      ["unitHead", other],
      ["outreachWorker", youth],
      ["administrator", youth],
    ] as const) {
      const curious = await house.addWorker({ role, unit });
      const answer = await house.look(curious, receivedTallies, { month });
      if (role === "unitHead") expect(answer).toMatchObject({ value: { total: 0, current: [] } });
      else expect(answer).toMatchObject({ ok: false, code: "notFound" });
    }
    const next = await house.addUnit(police, { kind: "policeGroup", name: "Grupp 2" });
    const neighbour = await house.addWorker({ role: "policeLiaison", unit: next });
    expect(await house.look(neighbour, tallyDay, { on: today, receiver: board.slug })).toMatchObject({
      value: { total: 0 },
    });
  });

  const count = async (who: Worker, sql: string) =>
    house.underRowSecurity(who, async (client) => Number((await client.query(sql)).rows[0].n));

  it("holds under row security alone, in both directions and for a third", async () => {
    const releases = "select count(*) as n from tally_release";
    const tallies = "select count(*) as n from intervention_tally";
    const partners = "select count(*) as n from tally_partner";
    expect([await count(liaison, releases), await count(liaison, tallies), await count(liaison, partners)]).toEqual([
      1, 0, 0,
    ]);
    expect([await count(head, releases), await count(head, tallies), await count(head, partners)]).toEqual([0, 1, 0]);
    const third = await house.foundTenant();
    for (const sql of [releases, tallies, partners]) expect(await count(third.administrator, sql)).toBe(0);
    expect(await count(board.administrator, partners)).toBe(1);
  });

  it("lets nobody write past the function, and the function lets in nobody else", async () => {
    const attempts: [Worker, string][] = [
      [liaison, `update tally_release set count = 7`],
      [liaison, `insert into intervention_tally select * from intervention_tally`],
      [head, `update intervention_tally set count = 7`],
      [head, `delete from intervention_tally`],
      [liaison, `select app.release_tally('${board.slug}', app.today() + 1, 'other', 'none', 0, 0, null)`],
      [liaison, `select app.release_tally('finns-inte', app.today(), 'other', 'none', 0, 0, null)`],
      [head, `select app.release_tally('${board.slug}', app.today(), 'other', 'none', 0, 0, null)`],
      [liaison, `select app.release_tally('${board.slug}', app.today(), 'Kim', 'none', 0, 0, null)`],
      [liaison, `select app.release_tally('${board.slug}', app.today(), 'other', 'none', 5, 0, 'Kim vid parken')`],
    ];
    for (const [who, sql] of attempts)
      await expect(
        house.underRowSecurity(who, (client) => client.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied|no release|violates check/);
    expect(await count(head, "select count(*) as n from app.tally_receivers()")).toBe(0);
    const days = `select count(*) as n from app.intervention_tally_days('${youth.id}', '2000-01-01', '2100-01-01')`;
    expect(await count(head, days)).toBe(1);
    expect(await count(await house.addWorker({ role: "outreachWorker", unit: youth }), days)).toBe(0);
  });
});

describe("the administrator's list", () => {
  it("lets one unit at a time receive from one police authority, and only police send", async () => {
    expect(await listPolice()).toMatchObject({ ok: true });
    expect(await listPolice()).toMatchObject({ ok: false, code: "tallyPartnerThere" });
    const other = await house.foundTenant({ kind: "region" });
    const asked = { police: other.slug, unitId: youth.id, validFrom: today };
    expect(await house.act(board.administrator, addTallyPartner, asked)).toMatchObject({ code: "policeUnknown" });
    const foreign = { police: police.slug, unitId: group.id, validFrom: today };
    expect(await house.act(board.administrator, addTallyPartner, foreign)).toMatchObject({ code: "notFound" });
    expect(await house.act(head, addTallyPartner, asked)).toMatchObject({ code: "notFound" });
  });
});
