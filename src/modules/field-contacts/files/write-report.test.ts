import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { countFigures, figureRules } from "../domain/figures";
import type { RegisterRow } from "../domain/register-row";
import { reportAsJson, writeReportCsv, writeReportXlsx } from "./write-report";
import { writeRegisterCsv } from "./write-register";

const facts = {
  mumin: true,
  knownInDrugContexts: "no",
  knownToSocialServices: "no",
  knownToAddictionCare: "no",
  ageYears: 17,
  sex: "woman",
  report: "lvm",
  firstVisit: "came",
  completed: "yes",
} as const;
const figures = countFigures([facts, { ...facts, mumin: false }, { ...facts, mumin: null }]);
const report = { figures, period: { from: "2025-01-01", to: "2025-12-31" } };

describe("the report", () => {
  it("is exactly figures, period and a definition in both languages of each figure as JSON", () => {
    const json = reportAsJson(report);
    expect(Object.keys(json)).toEqual(["figures", "period", "definitions"]);
    expect(json.period).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(Object.keys(json.definitions)).toEqual(figureRules.map(({ id }) => id));
    for (const { sv, en } of Object.values(json.definitions)) {
      for (const said of [sv.name, sv.rule, sv.source, en.name, en.rule, en.source]) expect(said).toBeTruthy();
    }
    expect(JSON.parse(JSON.stringify(json.figures))).toEqual(figures);
  });

  it("opens in a Swedish spreadsheet program as CSV: mark, semicolons, decimal comma", () => {
    const csv = Buffer.from(writeReportCsv(report)).toString("utf8");
    expect(csv.startsWith("\uFEFF")).toBe(true);
    const rows: string[][] = parse(csv, { delimiter: ";", bom: true });
    expect(rows.find(([name]) => name === "Gick vidare till MUMIN")?.slice(1, 4)).toEqual(["1", "33,3", "3"]);
    expect(rows).toHaveLength(4 + figureRules.length);
    expect(rows[2]?.[0]).toMatch(/bara för enheten/);
  });

  it("holds the same numbers as XLSX, in English when asked", async () => {
    const [sheet] = await readXlsxFile(Buffer.from(await writeReportXlsx(report, "en")));
    const row = sheet?.data.find(([name]) => (name as unknown) === "Went on into MUMIN");
    expect(row?.slice(1, 4)).toEqual([1, 33.3, 3]);
  });
});

describe("exports", () => {
  it("never run as formulas", () => {
    const row = { registerNumber: "=1+1", policeGroup: "@SUM(A1)" } as unknown as RegisterRow;
    expect(writeRegisterCsv([row], { columns: ["registerNumber", "policeGroup"] })).toContain("'=1+1;'@SUM(A1)");
  });
});
