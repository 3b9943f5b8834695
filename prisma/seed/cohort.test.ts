import { describe, expect, it } from "vitest";
import { countFigures, readRegister } from "@/modules/field-contacts";
import { cohortCounts, cohortRows, cohortYear } from "./cohort";
import { cohortCsv } from "./cohort-csv";

describe("the demo cohort", () => {
  it("has the reference figures", () => {
    const figures = countFigures(cohortRows());
    expect(figures).toMatchObject({
      interventions: 735,
      unknownInDrugContexts: 500,
      mumin: 232,
      age: { under15: 4, from15to19: 375, from20: 356, unknown: 0 },
    });
    const percent = (count: number) => Math.round((count / cohortCounts.interventions) * 1_000) / 10;
    expect(percent(figures.unknownInDrugContexts)).toBe(68);
    expect([figures.age.under15, figures.age.from15to19, figures.age.from20].map(percent)).toEqual([0.5, 51, 48.4]);
    // 31.5 % is no whole number of 735: no count is nearer to it than 232.
    for (const other of [230, 231, 233]) {
      expect(Math.abs(figures.mumin / 735 - 0.315)).toBeLessThan(Math.abs(other / 735 - 0.315));
    }
  });

  it("is the same every time, with a key of its own for each row, all in the reference year", () => {
    const rows = cohortRows();
    expect(cohortRows()).toEqual(rows);
    expect(new Set(rows.map(({ registerNumber }) => registerNumber)).size).toBe(735);
    expect(rows.every(({ occurredOn }) => occurredOn.startsWith(`${cohortYear}-`))).toBe(true);
  });

  it("is mostly evenings, nights and weekends, and has blanks as registers do", () => {
    const rows = cohortRows();
    const late = rows.filter(({ occurredTime }) => occurredTime !== null && !/^(0[6-9]|1[0-7])/.test(occurredTime));
    expect(late.length / rows.length).toBeGreaterThan(0.75);
    const weekend = rows.filter(({ occurredOn }) => [0, 5, 6].includes(new Date(occurredOn).getUTCDay()));
    expect(weekend.length / rows.length).toBeGreaterThan(0.5);
    expect(rows.some(({ sex }) => sex === null)).toBe(true);
    expect(rows.some(({ knownToSocialServices }) => knownToSocialServices === "unknown")).toBe(true);
  });

  it("can be imported from its own file without a remark", async () => {
    const file = new TextEncoder().encode(cohortCsv());
    const reading = await readRegister(file, { now: new Date("2026-01-01T12:00:00Z") });
    if (!reading.ok) throw new Error(reading.code);
    expect(reading.value).toMatchObject({ errorCount: 0, noticeCount: 0, duplicateCount: 0, absentColumns: [] });
    expect(reading.value.rows.map(({ line: _line, ...row }) => row)).toEqual(cohortRows());
  });
});
