/** The log as the log reviewer reads it, and the search among users. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addAssignment,
  addUnit,
  auditLog,
  findUsers,
  listUnits,
  listUsers,
  resetCredential,
} from "@/kernel/organisations";
import { now, swedishDateOf } from "@/platform/clock";
import type { Reply } from "@/platform/result";
import { handoverUnits } from "./support/organisations-views";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let admin: Worker;
let reviewer: Worker;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  admin = tenant.administrator;
  reviewer = await house.addWorker({ role: "logReviewer", unit: tenant.unit, displayName: "Östen Bergsjö" });
});
afterAll(() => house.close());

function saved<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`refused: ${reply.code} ${JSON.stringify(reply.fields)}`);
  return reply.value;
}

describe("the log", () => {
  it("shows who did what, what was refused, and that it was read", async () => {
    const worker = await house.addWorker({ role: "socialWorker", unit: tenant.unit, displayName: "Åsa Ek" });
    saved(await house.act(admin, addUnit, { name: "Unga", kind: "youth", takesHandovers: false }));
    expect((await house.look(worker, listUnits)).ok).toBe(false);
    saved(await house.look(reviewer, auditLog));
    const { lines } = saved(await house.look(reviewer, auditLog));
    const found = lines.map(({ name, outcome, actorName, reason }) => [name, outcome, actorName, reason]);
    expect(found.slice(0, 3)).toEqual([
      ["organisations.audit-log", "allowed", "Östen Bergsjö", null],
      ["organisations.list-units", "refused", "Åsa Ek", "notAllowed"],
      ["organisations.add-unit", "allowed", "Administratör", null],
    ]);
  });

  it("says to whom a role was given and whose way in was changed, the administrator's own among them", async () => {
    const about = {
      unitId: tenant.unit.id,
      role: "unitHead",
      onDuty: false,
      validFrom: swedishDateOf(now()),
      lastDay: null,
    };
    const worker = await house.addWorker({ role: "socialWorker", unit: tenant.unit, displayName: "Ida Näs" });
    for (const { accountId } of [admin, worker]) saved(await house.act(admin, addAssignment, { ...about, accountId }));
    const secret = { signsInBy: "password", passphrase: "tolv små grodor i dammen", providerId: "" };
    saved(await house.act(admin, resetCredential, { ...secret, accountId: worker.accountId }));
    const { lines } = saved(await house.look(reviewer, auditLog));
    expect(lines.slice(0, 3).map(({ event, aboutName }) => [event, aboutName])).toEqual([
      ["credential-reset", "Ida Näs"],
      ["assignment-added", "Ida Näs"],
      ["assignment-added", "Administratör"],
    ]);
  });

  it("is narrowed by person, day and outcome, and says which filters were used", async () => {
    const today = swedishDateOf(now());
    const by = (filter: object) => house.look(reviewer, auditLog, filter).then(saved);
    expect((await by({ actor: admin.accountId })).lines.every((line) => line.actorName === "Administratör")).toBe(true);
    expect((await by({ outcome: "refused" })).lines.map((line) => line.outcome)).toEqual(["refused"]);
    expect((await by({ day: today })).lines.length).toBeGreaterThan(0);
    expect((await by({ day: "2001-01-01" })).lines).toEqual([]);
    const last = (await house.auditLines({ accountId: reviewer.accountId })).at(-1);
    expect(last).toMatchObject({ event: "log-read", fields: ["day"], records: 0 });
    expect(JSON.stringify(last)).not.toContain("2001-01-01");
  });

  it("is paged without a line lost or doubled", async () => {
    for (let n = 0; n < 60; n += 1) await house.look(admin, listUnits);
    const only = { actor: admin.accountId };
    const first = saved(await house.look(reviewer, auditLog, only));
    expect(first.lines).toHaveLength(50);
    const second = saved(await house.look(reviewer, auditLog, { ...only, after: first.next }));
    expect(second.next).toBeNull();
    const all = await house.auditLines({ accountId: admin.accountId });
    const seen = [...first.lines, ...second.lines].map((line) => line.id);
    expect(seen).toEqual(all.map((line) => line.id).reverse());
  });

  it("is the log reviewer's alone, and the own authority's", async () => {
    const other = await house.foundTenant();
    const head = await house.addWorker({ role: "unitHead", unit: tenant.unit });
    for (const who of [admin, head]) expect(await house.look(who, auditLog)).toMatchObject({ code: "notFound" });
    const foreign = await house.addWorker({ role: "logReviewer", unit: other.unit });
    const { lines, actors } = saved(await house.look(foreign, auditLog));
    expect(lines).toEqual([]);
    expect(actors.map(({ id }) => id)).not.toContain(admin.accountId);
    const under = (who: Worker) =>
      house.underRowSecurity(who, async (client) => (await client.query("select 1 from audit_event")).rowCount);
    expect([await under(admin), await under(head)]).toEqual([0, 0]);
  });
});

describe("the search among users", () => {
  it("finds part of a name or an address, whatever the case, and takes signs as they are", async () => {
    await house.addWorker({
      role: "socialWorker",
      unit: tenant.unit,
      displayName: "Märta Ekelöf",
      email: "m.e@x.example",
    });
    const names = async (search: string) =>
      saved(await house.look(admin, findUsers, { search })).rows.map((row) => row.name);
    expect(await names("MÄRTA")).toEqual(["Märta Ekelöf"]);
    expect(await names("m.e@X")).toEqual(["Märta Ekelöf"]);
    expect(await names("%%")).toEqual([]);
    expect(await names("__")).toEqual([]);
    expect(await house.look(admin, findUsers, { search: "m" })).toMatchObject({ code: "invalidInput" });
  });

  it("pages a thousand users by name", async () => {
    const many = await house.foundTenant();
    await house.rows(
      `insert into account (tenant_id, id, email, email_key, display_name, created_at)
       select $1, gen_random_uuid(), 'a' || n || '@b.example', 'a' || n || '@b.example', 'Namn ' || (n % 700), now()
       from generate_series(1, 1500) n`,
      [many.id],
    );
    const first = saved(await house.look(many.administrator, listUsers, { status: "all" }));
    const second = saved(await house.look(many.administrator, listUsers, { status: "all", after: first.next }));
    expect([first.rows.length, second.rows.length, second.next]).toEqual([1000, 501, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(1501);
  });
});

describe("units to hand over to", () => {
  it("are open, take handovers and are not the own one", async () => {
    const place = await house.foundTenant();
    const own = await house.addUnit(place, { name: "Egen", takesHandovers: true });
    await house.addUnit(place, { name: "Stängd för överlämning" });
    const closed = await house.addUnit(place, { name: "Nedlagd", takesHandovers: true });
    await house.rows("update unit set closed_on = app.today() where id = $1", [closed.id]);
    const open = await house.addUnit(place, { name: "Socialjouren", takesHandovers: true });
    const worker = await house.addWorker({ role: "outreachWorker", unit: own });
    expect(saved(await house.look(worker, handoverUnits)).map(({ id }) => id)).toEqual([open.id]);
  });
});
