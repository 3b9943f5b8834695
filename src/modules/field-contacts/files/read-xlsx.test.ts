import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readRegister } from "./read-register";

const now = new Date("2026-03-14T12:00:00Z");

async function read(bytes: Uint8Array) {
  const reading = await readRegister(bytes, { now });
  if (!reading.ok) throw new Error(reading.code);
  return reading.value;
}

async function faultOf(bytes: Uint8Array) {
  const reading = await readRegister(bytes, { now });
  return reading.ok ? "readable" : reading.code;
}

/** The smallest workbook that a spreadsheet program opens, with one sheet of the given XML. */
function workbook(sheetData: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
    ...more,
  });
}

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const headingRow = `<row r="1">${text("A1", "Löpnr")}${text("B1", "Datum")}${text("C1", "Ålder")}</row>`;

describe("reading a spreadsheet", () => {
  it("reads dates and times as cells, as text and as fractions, and numbers as numbers", async () => {
    const date = (value: string) => ({ value: new Date(value), type: Date, format: "yyyy-mm-dd" });
    const time = (value: number) => ({ value, type: Number, format: "hh:mm" });
    const bytes = await writeXlsxFile([
      ["Löpnr", "Datum", "Tid", "Ålder", "MUMIN", "Känd narkotika"],
      [1, date("2025-03-14T00:00:00Z"), time(0.96875), 17, "J", "?"],
      [2, "2025-03-14", "23:15", "18", true, "n"],
      [3, date("2025-03-14T00:00:00Z"), 0.96875, 19, null, null],
      [4, date("2025-03-14T00:00:00Z"), time(0), 20, "N", "-"],
    ]).toBuffer();
    const reading = await read(bytes);
    expect(reading.errors).toEqual([]);
    expect(reading).toMatchObject({ format: "xlsx", encoding: null, separator: null });
    const row = { occurredOn: "2025-03-14", occurredTime: "23:15" };
    expect(reading.rows).toMatchObject([
      { ...row, registerNumber: "1", ageYears: 17, mumin: true, knownInDrugContexts: "unknown", line: 2 },
      { ...row, registerNumber: "2", ageYears: 18, mumin: true, knownInDrugContexts: "no", line: 3 },
      { ...row, registerNumber: "3", ageYears: 19, mumin: null, knownInDrugContexts: null, line: 4 },
      { occurredOn: "2025-03-14", occurredTime: "00:00", mumin: false, knownInDrugContexts: null, line: 5 },
    ]);
  });

  it("keeps a formula's stored value as text, and says where; blank rows do not disturb the lines", async () => {
    const formula = `<c r="A4" t="str"><f>cmd()</f><v>=cmd()</v></c>`;
    const broken = `<c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c>`;
    const reading = await read(
      workbook(
        `${headingRow}<row r="2"><c r="A2" s="1"/></row><row r="4">${formula}${text("B4", "2025-01-02")}${broken}</row>`,
      ),
    );
    expect(reading.errors).toMatchObject([{ line: 4, column: "Ålder", code: "ageInvalid", value: "#DIV/0!" }]);
  });

  it("takes the sheet that has the register's headings", async () => {
    const register = [
      ["Löpnr", "Datum"],
      ["1", "2025-01-02"],
    ];
    const bytes = await writeXlsxFile([
      { data: [["Så fyller du i"]], sheet: "Läs mig" },
      { data: register, sheet: "Register" },
    ]).toBuffer();
    expect((await read(bytes)).rows).toHaveLength(1);
  });

  it("is not disturbed by a stray formatted cell far away", async () => {
    const stray = `<row r="1048576" ht="20"><c r="XFD1048576" s="0"/></row>`;
    const rows = `<row r="2">${text("A2", "1")}${text("B2", "2025-01-02")}</row>`;
    expect((await read(workbook(headingRow + rows + stray))).rows).toHaveLength(1);
  });

  it("reads 20,000 rows", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [n + 1, "2025-01-02", "23:15", "Grupp 1", "gata", "N", "J"]);
    const bytes = await writeXlsxFile([
      ["Löpnr", "Datum", "Tid", "Polisgrupp", "Platstyp", "Känd narkotika", "MUMIN"],
      ...rows,
    ]).toBuffer();
    expect((await read(bytes)).rows).toHaveLength(20_000);
  });
});

describe("spreadsheets that mean harm, or are broken", () => {
  it("stops a bomb before it has unpacked", async () => {
    const bomb = workbook(headingRow, { "xl/media.xml": new Uint8Array(300 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await faultOf(bomb)).toBe("spreadsheetTooLarge");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(128 * 1024 * 1024);
  });

  it.each([
    [
      "spreadsheetTooLarge",
      workbook(headingRow, Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`x${n}.xml`, strToU8("<x/>")]))),
    ],
    ["tooManyColumns", workbook(`${headingRow}<row r="2">${text("XFD2", "x")}</row>`)],
    ["tooManyRows", workbook(`${headingRow}<row r="1048576">${text("A1048576", "x")}</row>`)],
    ["spreadsheetUnreadable", workbook(headingRow, { "xl/styles.xml": strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x/>') })],
    ["spreadsheetUnreadable", workbook("<row><c></row>")],
    ["spreadsheetUnreadable", zipSync({ "a.txt": strToU8("hej") })],
    ["spreadsheetUnreadable", workbook(headingRow).slice(0, 400)],
    ["spreadsheetUnreadable", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["fileEmpty", workbook("")],
  ])("%s (%#)", async (code, bytes) => {
    expect(await faultOf(bytes)).toBe(code);
  });
});
