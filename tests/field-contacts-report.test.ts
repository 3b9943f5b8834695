/** The published report through the gate: counters, settling, masking, roles, and the contacts behind a figure. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  importRegister,
  measureContacts,
  publishedFigures,
  publishedReport,
  reportList,
  saveReportText,
  signReport,
  writePublishedCsv,
  writeRegisterCsv,
} from "@/modules/field-contacts";
import { cohortRows } from "../prisma/seed/cohort";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A unit with the register of 2008. */
async function unitOf2008() {
  const tenant = await house.foundTenant();
  const unit = await house.addUnit(tenant, { kind: "youthDuty" });
  const head = await house.addWorker({ role: "unitHead", unit });
  const worker = await house.addWorker({ role: "outreachWorker", unit });
  const file = new TextEncoder().encode(writeRegisterCsv(cohortRows()));
  expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({ ok: true });
  return { tenant, unit, head, worker };
}

const texts = { summary: "Lugnt år.", reached: "", chain: "", outcomes: "", needs: "", ahead: "" };

async function sign(head: Worker, period: string) {
  expect(await house.act(head, saveReportText, { period, version: 0, ...texts, reason: "" })).toMatchObject({
    ok: true,
  });
  return house.act(head, signReport, { period, version: 1, confirmed: true });
}

async function valueOf<T>(reply: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.value;
}

describe("the counters by month", () => {
  const KEPT = `select unit_id, month::text, cut, measure, count from field_contact_month
    where tenant_id = $1 and count <> 0 order by 1, 2, 3, 4`;
  const COUNTED = `select unit_id, date_trunc('month', f.occurred_on)::date::text as month, cut, measure, count(*)::int as count
    from field_contact f cross join lateral unnest(app.cuts_of(f)) cut cross join lateral unnest(app.measures_of(f)) measure
    where f.tenant_id = $1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

  it("equal a count over the contacts after any edits", async () => {
    const { tenant } = await unitOf2008();
    const compare = async () => {
      const kept = await house.rows(KEPT, [tenant.id]);
      expect(kept).toEqual(await house.rows(COUNTED, [tenant.id]));
      return kept.length;
    };
    expect(await compare()).toBeGreaterThan(500);
    const some = (modulus: number, rest: number) =>
      `where tenant_id = $1 and ('x' || right(id::text, 4))::bit(16)::int % ${modulus} = ${rest}`;
    const edits = [
      "mumin = not mumin",
      "sex = null, age_years = null",
      "age_years = 14",
      "occurred_on = occurred_on + 45",
      "first_visit = 'missed', completed = 'ongoing'",
      "offer = 'nothing', answer = null, not_offered_reason = 'noPlace'",
      "taken_over = not taken_over, mi_conversation = true",
      "report = 'lvm', test_result = 'negative'",
    ];
    const edit = fc.record({
      change: fc.constantFrom(...edits),
      modulus: fc.integer({ min: 2, max: 9 }),
      rest: fc.nat(8),
    });
    const [plan] = fc.sample(fc.array(edit, { minLength: 8, maxLength: 12 }), 1);
    for (const { change, modulus, rest } of plan ?? []) {
      await house.rows(`update field_contact set ${change} ${some(modulus, rest % modulus)}`, [tenant.id]);
      await compare();
    }
    await house.rows(`delete from field_contact ${some(3, 1)}`, [tenant.id]);
    await compare();
  });

  it("count a tally of the police once, in the group it belongs to", async () => {
    const tenant = await house.foundTenant();
    const unit = await house.addUnit(tenant);
    const tally = (version: number, count: number, replaced: string | null) =>
      house.rows(`insert into intervention_tally select (jsonb_populate_record(null::intervention_tally, $1)).*`, [
        JSON.stringify({
          ...{ tenant_id: tenant.id, id: crypto.randomUUID(), unit_id: unit.id, from_tenant_id: crypto.randomUUID() },
          ...{ from_name: "Polisen", police_group_name: "Grupp 1", occurred_on: "2025-03-03", reason: "other" },
          ...{
            test_result: "none",
            count,
            version,
            correction: null,
            received_on: "2025-03-04",
            replaced_on: replaced,
          },
        }),
      ]);
    await tally(1, 7, null);
    await house.rows("update intervention_tally set replaced_on = '2025-03-05' where tenant_id = $1", [tenant.id]);
    await tally(2, 6, null);
    const kept = await house.rows(
      "select cut, count from field_contact_month where tenant_id = $1 and count <> 0 and cut in ('all', 'policeGroup.none')",
      [tenant.id],
    );
    expect(kept).toEqual(
      expect.arrayContaining([
        { cut: "all", count: 6 },
        { cut: "policeGroup.none", count: 6 },
      ]),
    );
    expect(kept).toHaveLength(2);
  });
});

describe("the report of 2008", () => {
  let tenant: Tenant;
  let unit: Unit;
  let head: Worker;
  let worker: Worker;
  beforeAll(async () => {
    ({ tenant, unit, head, worker } = await unitOf2008());
    expect(await sign(head, "2008")).toMatchObject({ ok: true, value: { settled: ["2008-T1", "2008-T2", "2008-T3"] } });
  });

  it("shows 735 and 232, and no group under five: those under 15 stand together with others", async () => {
    const { figures } = await valueOf(house.look(worker, publishedFigures, { period: "2008" }));
    expect(figures.total).toBe(735);
    expect(figures.lines["mumin"]).toContainEqual({ cells: ["mumin"], count: 232 });
    const young = figures.lines["age"]?.find(({ cells }) => cells.includes("age.under15"));
    expect(young?.cells.length).toBeGreaterThan(1);
    const counts = [
      ...Object.values(figures.lines).flatMap((blocks) =>
        blocks.filter(({ count, cells }) => count > 0 || cells.length > 1),
      ),
    ].map(({ count }) => count);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
    const tables = Object.values(figures.tables).flatMap((lines) => Object.values(lines).flat(2));
    expect(Math.min(...tables)).toBeGreaterThanOrEqual(5);
    expect(tables.length).toBeGreaterThan(0);
  });

  it("is read by those who work in the unit, and is not there for others or before it is settled", async () => {
    const other = await house.addWorker({ role: "outreachWorker", unit: await house.addUnit(tenant) });
    const police = await house.addWorker({ role: "policeLiaison", unit });
    expect(await house.look(worker, publishedReport, { period: "2008" })).toMatchObject({ ok: true });
    expect(await house.look(other, publishedFigures, { period: "2008" })).toMatchObject({ code: "notFound" });
    expect(await house.look(police, publishedReport, { period: "2008" })).toMatchObject({ code: "notFound" });
    expect(await house.look(worker, publishedFigures, { period: "2009" })).toMatchObject({ code: "notFound" });
    expect(await house.look(worker, publishedReport, { period: "2008-01" })).toMatchObject({ code: "invalidInput" });
  });

  it("stays as it was settled, whatever is registered afterwards", async () => {
    const before = await valueOf(house.look(worker, publishedFigures, { period: "2008-T1" }));
    const file = new TextEncoder().encode("Löpnr;Datum;Ålder;Kön\nsent-1;2008-02-02;14;Kvinna");
    expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({ ok: true });
    await house.act(head, saveReportText, { period: "2008-T1", version: 0, ...texts, reason: "" });
    expect(await house.act(head, signReport, { period: "2008-T1", version: 1, confirmed: true })).toMatchObject({
      ok: true,
      value: { settled: [] },
    });
    const after = await valueOf(house.look(worker, publishedFigures, { period: "2008-T1" }));
    expect(after.figures).toEqual(before.figures);
    const year = await valueOf(house.look(worker, publishedFigures, { period: "2008" }));
    expect(year.figures.total).toBe(735);
    for (const statement of ["update published_figures set figures = '{}'", "delete from published_figures"])
      await expect(house.rows(`${statement} where tenant_id = $1`, [tenant.id])).rejects.toThrow("never changed");
  });

  it("is changed in words by a new version with a reason; two who write at once are told", async () => {
    const change = { period: "2008", version: 0, ...texts, summary: "Rättad sammanfattning." };
    expect(await house.act(head, saveReportText, { ...change, reason: "" })).toMatchObject({ code: "reasonRequired" });
    expect(await house.act(head, saveReportText, { ...change, reason: "Fel år." })).toMatchObject({ ok: true });
    expect(await house.act(head, saveReportText, { ...change, reason: "Fel." })).toMatchObject({
      code: "alreadyStarted",
    });
    const again = { ...change, version: 1, reason: "Fel år.", ahead: "Fler kvällar." };
    expect(await house.act(head, saveReportText, again)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await house.act(head, saveReportText, { ...again, needs: "Boende." })).toMatchObject({
      code: "changedMeanwhile",
    });
    // A draft is the head's alone; what was signed is still what others read.
    const seen = await valueOf(house.look(worker, publishedReport, { period: "2008" }));
    expect(seen.versions.map(({ number, text }) => [number, text.summary])).toEqual([[1, "Lugnt år."]]);
    expect(await house.act(worker, signReport, { period: "2008", version: 2, confirmed: true })).toMatchObject({
      code: "notFound",
    });
    expect(await house.act(head, signReport, { period: "2008", version: 2, confirmed: true })).toMatchObject({
      ok: true,
    });
    const after = await valueOf(house.look(worker, publishedReport, { period: "2008" }));
    expect(after.versions.map(({ number, reason }) => [number, reason])).toEqual([
      [2, "Fel år."],
      [1, null],
    ]);
    const kept = house.rows("update period_report set number = 9 where tenant_id = $1 and signed_at is not null", [
      tenant.id,
    ]);
    await expect(kept).rejects.toThrow("never changed");
  });

  it("opens each figure to its contacts, exactly, for the head of the unit alone, and the log says so", async () => {
    const asked = { period: "2008", measure: "mumin", cut: "sex.women", after: null };
    const expected = await house.rows<{ n: number }>(
      `select count(*)::int as n from field_contact where tenant_id = $1 and mumin and sex = 'woman'
        and occurred_on between '2008-01-01' and '2008-12-31'`,
      [tenant.id],
    );
    const seen = new Set<string>();
    for (let after: string | null = null, pages = 0; pages < 20; pages++) {
      const listed: { rows: { id: string }[]; next: string | null } = await valueOf(
        house.look(head, measureContacts, { ...asked, after }),
      );
      listed.rows.forEach(({ id }) => seen.add(id));
      if ((after = listed.next) === null) break;
    }
    expect(seen.size).toBe(expected[0]?.n);
    expect(await house.look(worker, measureContacts, asked)).toMatchObject({ code: "notFound" });
    const lines = await house.auditLines({
      tenantId: tenant.id,
      accountId: head.accountId,
      name: "field-contacts.measure-contacts",
    });
    expect(lines.at(-1)).toMatchObject({ event: "figure-contacts-listed", fields: ["2008", "mumin", "sex.women"] });
  });

  it("lists the periods there are contacts in for the head, and what is published for others", async () => {
    const forHead = await valueOf(house.look(head, reportList, {}));
    expect(forHead.states.map(({ period }) => period.code)).toEqual(["2008", "2008-T3", "2008-T2", "2008-T1"]);
    const forWorker = await valueOf(house.look(worker, reportList, {}));
    expect(forWorker.states.map(({ period }) => period.code)).toContain("2008");
  });

  it("writes in files no number that the published figures do not hold", async () => {
    const document = await valueOf(house.look(head, publishedFigures, { period: "2008-T2" }));
    const { figures } = document;
    const known = new Set<number>([figures.total ?? 0]);
    for (const blocks of Object.values(figures.lines)) {
      blocks.forEach(({ count }) => known.add(count));
      known.add(blocks.reduce((sum, { count }) => sum + count, 0));
      // The denominators of shares: sums of whole blocks.
      blocks.forEach((a, i) => blocks.forEach((b, j) => i !== j && known.add(a.count + b.count)));
      blocks.forEach((a) => known.add(blocks.reduce((sum, { count }) => sum + count, 0) - a.count));
    }
    Object.values(figures.tables).forEach((lines) =>
      Object.values(lines)
        .flat(2)
        .forEach((count) => known.add(count)),
    );
    const csv = new TextDecoder().decode(writePublishedCsv(document));
    // The fifth column of the measures is per cent, of sides that stand beside it.
    const numbers = csv
      .split(/\r\n/)
      .flatMap((line) =>
        line.split(";").filter((field, at, all) => /^\d+$/.test(field) && !(all.length === 7 && at === 4)),
      );
    expect(numbers.length).toBeGreaterThan(60);
    expect(numbers.map(Number).filter((one) => !known.has(one))).toEqual([]);
  });
});

it("signs no period that has not ended", async () => {
  const tenant = await house.foundTenant();
  const head = await house.addWorker({ role: "unitHead", unit: await house.addUnit(tenant) });
  expect(await sign(head, "2099")).toMatchObject({ code: "periodNotEnded" });
  expect(await house.act(head, signReport, { period: "2020", version: 0, confirmed: true })).toMatchObject({
    code: "draftMissing",
  });
});

it("counts a report from the counters alone, however many contacts there are", async () => {
  const { head } = await unitOf2008();
  const read = await house.underRowSecurity(head, async (client) => {
    const touched =
      "select seq_scan + coalesce(idx_scan, 0) as n from pg_stat_xact_user_tables where relname = 'field_contact'";
    const before = await client.query<{ n: string }>(touched);
    const { rows } = await client.query("select * from app.report_counts($1, '2008-01-01', '2008-12-31')", [
      head.unitId,
    ]);
    const after = await client.query<{ n: string }>(touched);
    return { counts: rows.length, contacts: Number(after.rows[0]?.n) - Number(before.rows[0]?.n) };
  });
  expect(read.counts).toBeGreaterThan(50);
  expect(read.contacts).toBe(0);
});
