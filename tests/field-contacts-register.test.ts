import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  countFigures,
  importRegister,
  registerReading,
  report,
  reportAsJson,
  type RegisterReading,
} from "@/modules/field-contacts";
import { cohortRows } from "../prisma/seed/cohort";
import { cohortCsv } from "../prisma/seed/cohort-csv";
import { openHouse, type House } from "./support/house";

/** Every odd thing a register can hold and still be right: missing values, `?`, quotes, line breaks, any column order. */
const ODD_REGISTER = [
  "Kön;Löpnr;Datum;MUMIN;Ålder;Känd narkotika;Känd socialtjänst;Känd beroendevård;Anmälan;Första besök;Fullföljt;Polisgrupp;Platstyp",
  "K;1;2024-01-01;J;14;N;J;N;LVM;kom;J;Grupp 9;Gata",
  'M;2;2024-02-29;N;19;J;N;N;ingen;-;-;"Grupp ""9""";Park',
  "X;3;2024-12-31;J;20;?;?;N;ingen;uteblev;N;;",
  ";4;2024-06-15;;;;;;;;;;",
  'K;5;2024-06-15;J;15;N;N;;oro;ombokad;pågår;"Grupp\n9";Krog',
].join("\n");

const ODD_FIGURES = {
  interventions: 5,
  unknownInDrugContexts: 2,
  mumin: 3,
  knownBefore: { yes: 1, no: 1, notKnown: 3 },
  age: { under15: 1, from15to19: 2, from20: 1, unknown: 1 },
  sex: { women: 2, men: 1, other: 1 },
  lvmNotifications: 1,
  firstVisit: { came: 1, missed: 1, rebooked: 1 },
  completed: { yes: 1, no: 1, ongoing: 1 },
};

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Windows-1252: the letters of a Swedish register are those of Latin-1. */
const windows1252 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "latin1"));

describe("a unit's register", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  async function unitWithHead() {
    const tenant = await house.foundTenant();
    const unit = await house.addUnit(tenant, { kind: "youthDuty" });
    const head = await house.addWorker({ role: "unitHead", unit });
    const worker = await house.addWorker({ role: "outreachWorker", unit });
    const figures = async (from: string, to: string) => {
      const reply = await house.look(head, report, { from, to });
      if (!reply.ok) throw new Error(reply.code);
      return reply.value.figures;
    };
    return { tenant, unit, head, worker, figures };
  }

  it("gives exactly the figures of its rows, and the same file twice adds nothing", async () => {
    const { head, figures, tenant } = await unitWithHead();
    const file = bytes(ODD_REGISTER);
    expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({
      ok: true,
      value: { added: 5, unchanged: 0 },
    });
    expect(await figures("2024-01-01", "2024-12-31")).toEqual(ODD_FIGURES);
    expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({
      ok: true,
      value: { added: 0, unchanged: 5 },
    });
    expect(await figures("2024-01-01", "2024-12-31")).toEqual(ODD_FIGURES);
    expect(await house.auditLines({ tenantId: tenant.id, name: "field-contacts.import-register" })).toMatchObject([
      { event: "register-imported", records: 5, outcome: "allowed" },
      { event: "register-imported", records: 0, outcome: "allowed" },
    ]);
  });

  it("counts both days of a period and nothing outside it", async () => {
    const { head, figures } = await unitWithHead();
    await house.act(head, importRegister, { file: bytes(ODD_REGISTER), skipFaulty: false });
    expect((await figures("2024-01-01", "2024-01-01")).interventions).toBe(1);
    expect((await figures("2024-01-02", "2024-12-30")).interventions).toBe(3);
    expect((await figures("1990-01-01", "2090-01-01")).interventions).toBe(5);
  });

  it("reads Windows-1252 with commas the same", async () => {
    const { head, figures } = await unitWithHead();
    const file = windows1252(ODD_REGISTER.replaceAll(";", ","));
    expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({ ok: true });
    expect(await figures("2024-01-01", "2024-12-31")).toEqual(ODD_FIGURES);
  });

  it("counts in SQL as the module's rule counts in code: the reference cohort", async () => {
    const { head, figures } = await unitWithHead();
    const rows = cohortRows();
    await house.act(head, importRegister, { file: bytes(cohortCsv()), skipFaulty: false });
    const days = rows.map(({ occurredOn }) => occurredOn).sort();
    const counted = await figures(days[0] ?? "", days.at(-1) ?? "");
    expect(counted).toEqual(countFigures(rows));
    expect(counted.interventions).toBe(735);
    const percent = (count: number) => Math.round((count / counted.interventions) * 1000) / 10;
    expect(percent(counted.unknownInDrugContexts)).toBe(68);
    expect(Math.abs((counted.mumin / counted.interventions) * 100 - 31.5)).toBeLessThan(0.1);
    expect(percent(counted.age.under15)).toBe(0.5);
    expect(percent(counted.age.from15to19)).toBe(51);
    expect(Math.abs((counted.age.from20 / counted.interventions) * 100 - 48.5)).toBeLessThan(0.1);
  });

  it("writes nothing for a file with faults, names line and column, and imports the rest only when told to", async () => {
    const { head, figures } = await unitWithHead();
    const file = bytes("Löpnr;Datum;Ålder\n1;2024-01-01;17\n2;2024-02-30;17\n3;2999-01-01;x\n");
    const dry = await house.look(head, registerReading, { file });
    if (!dry.ok || !dry.value.ok) throw new Error("the file should be readable");
    const reading: Pick<RegisterReading, "errors"> = dry.value.value;
    expect(reading.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "Datum", "dateImpossible"],
      [4, "Datum", "dateInFuture"],
      [4, "Ålder", "ageInvalid"],
    ]);
    expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({
      ok: false,
      code: "rowsFaulty",
      details: { count: 3 },
      fields: { file: { key: "fieldContacts.errors.rowsFaulty" } },
    });
    expect((await figures("1900-01-01", "2999-12-31")).interventions).toBe(0);
    expect(await house.act(head, importRegister, { file, skipFaulty: true })).toMatchObject({
      ok: true,
      value: { added: 1 },
    });
    expect((await figures("1900-01-01", "2999-12-31")).interventions).toBe(1);
  });

  it("is another unit's, another tenant's and a colleague's business not at all", async () => {
    const { tenant, head, worker } = await unitWithHead();
    await house.act(head, importRegister, { file: bytes(ODD_REGISTER), skipFaulty: false });
    const period = { from: "2024-01-01", to: "2024-12-31" };
    const elsewhere = await house.addWorker({ role: "unitHead", unit: await house.addUnit(tenant, { kind: "youth" }) });
    const other = await house.look(elsewhere, report, period);
    expect(other.ok && other.value.figures.interventions).toBe(0);
    const foreign = await unitWithHead();
    expect((await foreign.figures("2024-01-01", "2024-12-31")).interventions).toBe(0);
    expect(await house.look(worker, report, period)).toMatchObject({ ok: false, code: "notFound" });
    expect(await house.act(worker, importRegister, { file: bytes(ODD_REGISTER), skipFaulty: false })).toMatchObject({
      ok: false,
      code: "notFound",
    });
  });

  it("says what is wrong with a period at its field", async () => {
    const { head } = await unitWithHead();
    const ask = (from: string, to: string) => house.look(head, report, { from, to });
    expect(await ask("2024-02-30", "2024-03-01")).toMatchObject({
      fields: { from: { key: "fieldContacts.errors.fromInvalid" } },
    });
    expect(await ask("2024-03-02", "2024-03-01")).toMatchObject({
      fields: { to: { key: "fieldContacts.errors.periodReversed" } },
    });
  });

  it("describes every figure of the JSON report in both languages", async () => {
    const { head } = await unitWithHead();
    const reply = await house.look(head, report, { from: "2024-01-01", to: "2024-12-31" });
    if (!reply.ok) throw new Error(reply.code);
    const json = reportAsJson(reply.value);
    expect(json.period).toEqual({ from: "2024-01-01", to: "2024-12-31" });
    for (const { sv, en } of Object.values(json.definitions)) {
      expect([sv.name, sv.rule, sv.source, en.name, en.rule, en.source].every((text) => text.length > 2)).toBe(true);
    }
  });
});
