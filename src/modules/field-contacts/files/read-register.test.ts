import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisterRow } from "../domain/register-row";
import { encodeWindows1252 } from "./decode-text";
import { type RegisterReading, readRegister } from "./read-register";
import { registerColumns } from "./register-columns";
import { encodeCsv, writeRegisterCsv } from "./write-register";

const now = new Date("2026-03-14T12:00:00Z");
const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(file: string | Uint8Array): Promise<RegisterReading> {
  const reading = await readRegister(typeof file === "string" ? utf8(file) : file, { now });
  if (!reading.ok) throw new Error(reading.code);
  return reading.value;
}

async function faultOf(file: string | Uint8Array) {
  const reading = await readRegister(typeof file === "string" ? utf8(file) : file, { now });
  return reading.ok ? "readable" : reading;
}

const remarks = (reading: RegisterReading) =>
  reading.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);

const headings = registerColumns.map(({ heading }) => heading).join(";");
const oneRow = "17;2025-03-14;23:15;Grupp 1;gata;ringa narkotikabrott;pos;17;M;N;J;?;J;J;N;oro;vård;ja;J;kom;pågår";
const asRead: RegisterRow = {
  registerNumber: "17",
  occurredOn: "2025-03-14",
  occurredTime: "23:15",
  policeGroup: "Grupp 1",
  placeType: "street",
  reason: "minorDrugOffence",
  testResult: "positive",
  ageYears: 17,
  sex: "man",
  knownInDrugContexts: "no",
  knownToSocialServices: "yes",
  knownToAddictionCare: "unknown",
  mumin: true,
  presentAtInterrogation: true,
  assessmentMade: false,
  report: "concern",
  offer: "care",
  answer: "yes",
  intakeRegistered: true,
  firstVisit: "came",
  completed: "ongoing",
};

describe("reading a register", () => {
  it("reads every column of the format", async () => {
    const reading = await read(`${headings}\n${oneRow}\n`);
    expect(reading.rows).toEqual([{ ...asRead, line: 2 }]);
    expect(reading).toMatchObject({ format: "csv", encoding: "utf-8", separator: ";", errorCount: 0, rowCount: 1 });
    expect(reading).toMatchObject({ absentColumns: [], ignoredColumns: [], notices: [] });
  });

  it("reads blanks and dashes as missing, never as no", async () => {
    const reading = await read(`${headings}\n1;2025-01-02${";".repeat(19)}\n2;2025-01-02${";-".repeat(19)}\n`);
    for (const { line: _line, registerNumber: _number, occurredOn, ...rest } of reading.rows) {
      expect(occurredOn).toBe("2025-01-02");
      expect(Object.values(rest).every((value) => value === null)).toBe(true);
    }
    expect(reading.rows).toHaveLength(2);
  });

  it("does not care about case, spaces or legends in headings, nor about case in values", async () => {
    const reading = await read(`LÖPNR , datum,  känd   NARKOTIKA,Test\n1,2025-01-02,n,POS\n`);
    expect(reading.rows[0]).toMatchObject({ knownInDrugContexts: "no", testResult: "positive", sex: null });
    expect(reading.absentColumns).toHaveLength(17);
    expect(reading.separator).toBe(",");
  });

  it("lists columns it does not know, and counts an unlisted place as other with a notice", async () => {
    const reading = await read("Löpnr;Datum;Anteckning;Platstyp\n1;2025-01-02;lugn;spårvagnsdepå\n");
    expect(reading.ignoredColumns).toEqual(["Anteckning"]);
    expect(reading.rows[0]).toMatchObject({ placeType: "other" });
    expect(reading.notices).toMatchObject([{ line: 2, column: "Platstyp", value: "spårvagnsdepå" }]);
  });

  it("counts lines as the file has them, through quotes, line breaks in cells and blank lines", async () => {
    const file =
      'sep=;\r\n\r\n"Löpnr";Datum;"Anteckning\r\n(fritt)";Ålder\r\n' +
      '1;2025-01-02;"rad ett\nrad ""två""; och\r\nrad tre";17\r\n\r\n2;2025-01-03;;x\r\n';
    const reading = await read(file);
    expect(reading.rows).toMatchObject([{ line: 5, registerNumber: "1", ageYears: 17 }]);
    expect(remarks(reading)).toEqual(["9 Ålder ageInvalid"]);
    expect(reading.ignoredColumns).toEqual(["Anteckning (fritt)"]);
  });

  it.each([
    ["Datum", "2025-02-29", "dateImpossible"],
    ["Datum", "14/3 2025", "dateInvalid"],
    ["Datum", "2026-03-15", "dateInFuture"],
    ["Datum", "", "required"],
    ["Löpnr", "", "required"],
    ["Löpnr", "-", "required"],
    ["Löpnr", "x".repeat(41), "numberTooLong"],
    ["Löpnr", "1\u00002", "controlCharacters"],
    ["Polisgrupp", "a\u0000b", "controlCharacters"],
    ["Polisgrupp", "x".repeat(81), "textTooLong"],
    ["Tid", "24:00", "timeInvalid"],
    ["Tid", "2315", "timeInvalid"],
    ["Ålder", "121", "ageOutOfRange"],
    ["Ålder", "-1", "ageOutOfRange"],
    ["Ålder", "17,5", "ageInvalid"],
    ["MUMIN", "?", "notAmongValues"],
    ["Kön", "Z", "notAmongValues"],
    ["Test", "kanske", "notAmongValues"],
    ["Anmälan", "polis", "notAmongValues"],
  ])("refuses in column %s the value %j: %s", async (heading, value, code) => {
    const cells = { Löpnr: "1", Datum: "2025-01-02", [heading]: value };
    const reading = await read(`${Object.keys(cells).join(";")}\n${Object.values(cells).join(";")};\n`);
    expect(remarks(reading)).toEqual([`2 ${heading} ${code}`]);
    expect(reading.errors[0]?.messageKey).toBe(`fieldContacts.import.cellErrors.${code}`);
    expect(reading.rows).toEqual([]);
  });

  it("reports each faulty cell of a row, and the faultless rows stay", async () => {
    const reading = await read("Löpnr;Datum;Tid;Ålder\n1;2025-13-01;99:99;abc\n2;2025-01-02;9:05;17\n");
    expect(remarks(reading)).toEqual(["2 Datum dateImpossible", "2 Tid timeInvalid", "2 Ålder ageInvalid"]);
    expect(reading.rows).toMatchObject([{ registerNumber: "2", occurredTime: "09:05" }]);
  });

  it("counts an identical row as a duplicate, and refuses the same key with other values", async () => {
    const reading = await read(
      "Löpnr;Datum;Ålder\n1;2025-01-02;17\n1;2025-01-02; 17 \n1;2025-01-02;18\n1;2025-01-03;18\n",
    );
    expect(reading).toMatchObject({ duplicateCount: 1, rowCount: 4 });
    expect(reading.errors).toMatchObject([
      { line: 4, column: "Löpnr", code: "keyRepeated", details: { firstLine: 2 } },
    ]);
    expect(reading.rows).toHaveLength(2);
  });

  it("notices a row that a separator inside a value has shifted", async () => {
    expect(remarks(await read("Löpnr,Datum,Polisgrupp\n1,2025-01-02,Grupp 1, norr\n"))).toEqual(["2  tooManyCells"]);
  });

  it("keeps formula cells as text", async () => {
    const reading = await read(`Löpnr;Datum;Polisgrupp\n=1+1;2025-01-02;"=cmd|' /C calc'!A0"\n`);
    expect(reading.rows).toMatchObject([{ registerNumber: "=1+1", policeGroup: "=cmd|' /C calc'!A0" }]);
  });

  it("tells how far it has come", async () => {
    const steps: number[][] = [];
    const file = utf8(`Löpnr;Datum\n${Array.from({ length: 2_500 }, (_, n) => `${n};2025-01-02`).join("\n")}\n`);
    await readRegister(file, { now, onProgress: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([
      [1_000, 2_500],
      [2_000, 2_500],
      [2_500, 2_500],
    ]);
  });

  it("reads 20,000 rows in a few seconds at the most", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => oneRow.replace("17;", `${n};`)).join("\n");
    const started = performance.now();
    const reading = await read(`${headings}\n${rows}\n`);
    expect(reading.rows).toHaveLength(20_000);
    // Measured well under one second; the margin is for a machine that does ten other things.
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe("encodings", () => {
  const file = `${headings}\n${oneRow}\n`;
  const bigEndian = Buffer.from(`\uFEFF${file}`, "utf16le").swap16();

  it.each([
    ["utf-8", utf8(file)],
    ["utf-8", encodeCsv(file, "utf-8")],
    ["windows-1252", encodeCsv(file, "windows-1252")],
    ["utf-16le", Buffer.from(`\uFEFF${file}`, "utf16le")],
    ["utf-16be", bigEndian],
  ])("reads %s (%#)", async (encoding, bytes) => {
    const reading = await read(bytes);
    expect(reading.encoding).toBe(encoding);
    expect(reading.rows).toEqual([{ ...asRead, line: 2 }]);
  });

  it("reads the upper characters of Windows-1252", async () => {
    const reading = await read(encodeWindows1252("Löpnr;Datum;Polisgrupp\n1;2025-01-02;Norr – “€”\n"));
    expect(reading.rows[0]?.policeGroup).toBe("Norr – “€”");
  });

  it.each([
    ["encodingDoubleEncoded", utf8(Buffer.from(file, "utf8").toString("latin1"))],
    ["encodingLettersLost", utf8(file.replace(/[åäö]/gi, "\uFFFD"))],
    ["encodingMacintosh", Buffer.from(file.replaceAll("ö", "\x9a").replaceAll("ä", "\x8a"), "latin1")],
    ["encodingDos", Buffer.from(file.replaceAll("ö", "\x94").replaceAll("ä", "\x84"), "latin1")],
  ])("tells a file in the wrong encoding: %s", async (code, bytes) => {
    expect(await faultOf(bytes)).toMatchObject({ code });
  });
});

describe("files that are no registers", () => {
  it.each([
    ["fileEmpty", ""],
    ["fileEmpty", "\n\n;;\n".replaceAll(";", "")],
    ["notARegister", "Namn;Adress\nA;B\n"],
    ["notARegister", "%PDF-1.7"],
    ["oldExcelFormat", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])],
    ["columnsMissing", "Löpnr;Ålder\n1;17\n"],
    ["columnRepeated", "Löpnr;Datum;Datum (ÅÅÅÅ-MM-DD)\n1;2025-01-01;2025-01-01\n"],
    ["quoteNotClosed", 'Löpnr;Datum;Polisgrupp\n1;2025-01-01;"Grupp\n2;2025-01-02;Grupp\n'],
    ["tooManyColumns", `Löpnr;Datum${";x".repeat(300)}\n`],
    ["tooManyRows", `Löpnr;Datum\n${"1;2025-01-01\n".repeat(200_001)}`],
    ["fileTooLarge", new Uint8Array(20 * 1024 * 1024 + 1)],
  ])("%s (%#)", async (code, file) => {
    expect(await faultOf(file)).toMatchObject({ ok: false, code });
  });

  it("says on which line an unfinished quote begins", async () => {
    expect(await faultOf('Löpnr;Datum\n1;2025-01-01\n2;"2025\n3;2025-01-01\n')).toMatchObject({ details: { line: 3 } });
  });
});

const known = fc.constantFrom("yes", "no", "unknown", null) as fc.Arbitrary<"yes" | "no" | "unknown" | null>;
const yesNo = fc.constantFrom(true, false, null);
const options = <const T>(...values: T[]) => fc.constantFrom(...values, null);
// Text that survives both encodings; a register's text is trimmed and on one line.
const name = fc
  .string({ unit: fc.constantFrom(..."aåÖ=+-@';,\"\t –€1 "), minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => !/^\s*[-–]?\s*$/.test(text));
const two = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, "0"));
const anyRow: fc.Arbitrary<RegisterRow> = fc.record({
  registerNumber: name,
  occurredOn: fc.tuple(two(1, 12), two(1, 28)).map(([month, day]) => `2025-${month}-${day}`),
  occurredTime: fc.option(fc.tuple(two(0, 23), two(0, 59)).map((parts) => parts.join(":"))),
  policeGroup: fc.option(name),
  placeType: options("street", "park", "nightlife", "transport", "home", "school", "station", "other"),
  reason: options("minorDrugOffence", "other"),
  testResult: options("positive", "negative", "none"),
  ageYears: fc.option(fc.integer({ min: 0, max: 120 })),
  sex: options("woman", "man", "other"),
  knownInDrugContexts: known,
  knownToSocialServices: known,
  knownToAddictionCare: known,
  mumin: yesNo,
  presentAtInterrogation: yesNo,
  assessmentMade: yesNo,
  report: options("none", "socialDuty", "concern", "lvm"),
  offer: options("care", "talk", "housing", "nothing"),
  answer: options("yes", "no", "later"),
  intakeRegistered: yesNo,
  firstVisit: options("came", "missed", "rebooked"),
  completed: options("yes", "no", "ongoing"),
});
const anyRows = fc.uniqueArray(anyRow, {
  maxLength: 15,
  selector: ({ occurredOn, registerNumber }) => `${occurredOn} ${registerNumber}`,
});

describe("laws", () => {
  it("what is written is what is read: both encodings, every separator, any order of columns", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.constantFrom("utf-8" as const, "windows-1252" as const),
        fc.constantFrom(";" as const, "," as const, "\t" as const),
        fc.shuffledSubarray(
          registerColumns.map(({ fact }) => fact),
          { minLength: registerColumns.length },
        ),
        async (rows, encoding, separator, columns) => {
          const reading = await read(encodeCsv(writeRegisterCsv(rows, { separator, columns }), encoding));
          expect(remarks(reading)).toEqual([]);
          expect(reading.rows.map(({ line: _line, ...row }) => row)).toEqual(rows);
          expect(reading.separator).toBe(separator);
        },
      ),
    );
  });

  it("no cell value can make the reader fail", async () => {
    const cell = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom('"', "\u0000", "=1", "\r\n"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 21, maxLength: 21 }), { maxLength: 5 }), async (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(";"));
        const reading = await readRegister(utf8([headings, ...quoted].join("\n")), { now });
        expect(reading.ok || reading.code).toBe(true);
      }),
    );
  });

  it("no file can make the reader throw", async () => {
    const start = fc.constantFrom("", "PK\u0003\u0004", "Löpnr;Datum\n", '"Löpnr', "sep=,\n", "\u00FF\u00FE");
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (prefix, bytes) => {
        const file = Buffer.concat([Buffer.from(prefix, prefix.includes("L") ? "utf8" : "latin1"), bytes]);
        expect(typeof (await readRegister(file, { now })).ok).toBe("boolean");
      }),
    );
  });
});
