import fc from "fast-check";
import personnummerPackage from "personnummer";
import { describe, expect, it } from "vitest";
import {
  birthDateOf,
  findWrittenFault,
  formatPersonalNumber,
  kindOfNumber,
  legalSexOf,
  maskPersonalNumber,
  parsePersonalNumber,
  personalNumberMessage,
} from "./personal-number";
import sv from "../../../../messages/persons/sv.json";
import en from "../../../../messages/persons/en.json";

const today = "2026-07-15";

interface Oracle {
  valid(number: string): boolean;
  parse(number: string): { fullYear: string; isCoordinationNumber(): boolean };
}
// The package is CommonJS: under ESM its class is the `default` of the default.
const bundled = personnummerPackage as unknown as Oracle & { default?: Oracle };
const oracle: Oracle = bundled.default ?? bundled;

function luhn(nineDigits: string): string {
  const sum = [...nineDigits].reduce((total, digit, place) => {
    const product = Number(digit) * (2 - (place % 2));
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Twelve digits with a valid checksum from a date, an addition to the day, and a serial number. */
function numberOf(date: string, added: number, serial: number): string {
  const day = String(Number(date.slice(8)) + added).padStart(2, "0");
  const nine = `${date.slice(2, 4)}${date.slice(5, 7)}${day}${String(serial).padStart(3, "0")}`;
  return `${date.slice(0, 2)}${nine}${luhn(nine)}`;
}

const birthDates = fc
  .date({ min: new Date("1890-01-01"), max: new Date("2026-07-15T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const validNumbers = fc
  .tuple(birthDates, fc.constantFrom(0, 60), fc.integer({ min: 1, max: 999 }))
  .map(([date, added, serial]) => ({ date, added, digits: numberOf(date, added, serial) }));

describe("reading a personal number", () => {
  it.each([
    "19121212-1212",
    "191212121212",
    "121212+1212",
    " 19121212 1212 ",
    "19121212–1212",
    "19121212−1212",
    "1912-12-12-1212",
    "1912 12 12 - 1212",
    "19121212+1212",
    "１９１２１２１２１２１２",
    "\u200e19121212-1212\u200f",
    "19121212\u00a01212",
  ])("understands %s", (text) => {
    expect(parsePersonalNumber(text, today)).toEqual({
      ok: true,
      value: { kind: "personnummer", digits: "191212121212" },
    });
    expect(findWrittenFault(text)).toBeNull();
  });

  it.each([
    ["", "notANumber"],
    ["-", "notANumber"],
    ["okänd", "notANumber"],
    ["19121212-12A!", "notANumber"],
    ["T-BCDFGH", "notANumber"],
    ["1-9-1-2-1-2-1-2-1-2-1-2", "notANumber"],
    ["19121212", "tooShort"],
    ["121212-121", "tooShort"],
    ["19121212-121", "tooShort"],
    ["19121212-12123", "tooLong"],
    ["19121312-1212", "noSuchDate"],
    ["19110229-1212", "noSuchDate"],
    ["19121232-1212", "noSuchDate"],
    ["19121292-1212", "noSuchDate"],
    ["19121200-1212", "noSuchDate"],
    ["16556036-0793", "noSuchDate"],
    ["19121212-1213", "wrongChecksum"],
    ["19121212-0003", "wrongChecksum"],
    ["20260716-1212", "inFuture"],
    ["260716-1212", "inFuture"],
    ["992026120012", "reserveNumber"],
    ["99202612-0012", "reserveNumber"],
    ["19121212K125", "reserveNumber"],
    ["19121212-M127", "reserveNumber"],
    ["121212-T121", "reserveNumber"],
  ] as const)("refuses %j as %s", (text, code) => {
    expect(parsePersonalNumber(text, today)).toEqual({ ok: false, code });
  });

  it("has a sentence of its own for every fault, in both languages", () => {
    for (const catalogue of [sv, en]) {
      const errors = new Map<string, string>(Object.entries(catalogue.errors));
      const sentences = Object.values(personalNumberMessage).map((key) =>
        errors.get(key.replace("persons.errors.", "")),
      );
      expect(sentences).not.toContain(undefined);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it("takes the century from the sign and the year", () => {
    const digits = (text: string, on: string): string | null => {
      const result = parsePersonalNumber(text, on);
      return result.ok ? result.value.digits : result.code;
    };
    expect(digits("121212-1212", today)).toBe("201212121212");
    expect(digits("121212+1212", today)).toBe("191212121212");
    expect(digits("121212-1212", "2011-12-31")).toBe("191212121212");
    // The sign changes at the start of the year in which the person turns 100, not on the birthday.
    expect(digits("121212+1212", "2012-01-01")).toBe("191212121212");
    expect(digits("121212-1212", "2012-01-01")).toBe("inFuture");
    expect(digits(numberOf("2000-02-29", 0, 1).slice(2), today)).toBe(numberOf("2000-02-29", 0, 1));
  });

  it("accepts every valid number in every writing, and gives back its parts", () => {
    fc.assert(
      fc.property(validNumbers, ({ date, added, digits }) => {
        const short = digits.slice(2);
        const born = Number(digits.slice(0, 4));
        const sign = 2026 - born >= 100 ? "+" : "-";
        const writings = [digits, formatPersonalNumber(digits), `${digits.slice(0, 8)} ${digits.slice(8)}`];
        if (2026 - born < 200) writings.push(`${short.slice(0, 6)}${sign}${short.slice(6)}`);
        for (const text of writings) {
          expect(parsePersonalNumber(text, today)).toEqual({
            ok: true,
            value: { digits, kind: added === 60 ? "samordningsnummer" : "personnummer" },
          });
        }
        expect(birthDateOf(digits)).toBe(date);
        expect(kindOfNumber(digits)).toBe(added === 60 ? "samordningsnummer" : "personnummer");
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with the `personnummer` package, also on numbers with faults", () => {
    // The oracle reads the real clock, so only dates that are past on any day of running are compared.
    const writings = fc.oneof(
      validNumbers.map(({ digits }) => formatPersonalNumber(digits)),
      fc
        .tuple(
          fc.integer({ min: 1890, max: 2024 }),
          fc.integer({ min: 1, max: 14 }),
          fc.integer({ min: 0, max: 95 }),
          fc.integer({ min: 0, max: 9999 }),
        )
        .map(
          ([year, month, day, last]) =>
            `${year}${[month, day].map((n) => String(n).padStart(2, "0")).join("")}-${String(last).padStart(4, "0")}`,
        ),
    );
    fc.assert(
      fc.property(writings, (text) => {
        fc.pre(text.slice(6, 8) !== "60" && !text.startsWith("2025") && !text.startsWith("2026"));
        const ours = parsePersonalNumber(text, today);
        expect(`${text} ${String(ours.ok)}`).toBe(`${text} ${String(oracle.valid(text))}`);
        if (ours.ok) expect(oracle.parse(text).isCoordinationNumber()).toBe(ours.value.kind === "samordningsnummer");
      }),
      { numRuns: 3000 },
    );
  });

  it("notices any single wrong digit and any swap of neighbours but 0 and 9", () => {
    fc.assert(
      fc.property(
        validNumbers,
        fc.integer({ min: 2, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        ({ digits }, at, add) => {
          const changed = digits.slice(0, at) + String((Number(digits[at]) + add) % 10) + digits.slice(at + 1);
          expect(parsePersonalNumber(changed, today).ok).toBe(false);
          const [a, b] = [digits[at - 1], digits[at]];
          fc.pre(at > 2 && a !== b && !["09", "90"].includes(`${a}${b}`));
          const swapped = `${digits.slice(0, at - 1)}${b}${a}${digits.slice(at + 1)}`;
          expect(parsePersonalNumber(swapped, today).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever is written, and finds in a form no fault that the decision does not", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9+ -]{8,16}$/)), (text) => {
        const result = parsePersonalNumber(text, today);
        if (result.ok) expect(findWrittenFault(text)).toBeNull();
      }),
    );
  });
});

describe("coordination numbers", () => {
  it("raise the day by 60", () => {
    const digits = numberOf("1990-01-31", 60, 12);
    expect(digits.slice(6, 8)).toBe("91");
    expect(parsePersonalNumber(digits, today)).toEqual({ ok: true, value: { kind: "samordningsnummer", digits } });
    expect(birthDateOf(digits)).toBe("1990-01-31");
  });

  it("may leave the birthday open, and then state none", () => {
    for (const nine of ["900060123", "900360123", "900075123"]) {
      const digits = `19${nine}${luhn(nine)}`;
      expect(parsePersonalNumber(digits, today)).toEqual({ ok: true, value: { kind: "samordningsnummer", digits } });
      expect(birthDateOf(digits)).toBeNull();
    }
  });
});

describe("showing a number", () => {
  it("writes it out, masks it and reads the legal sex", () => {
    expect(formatPersonalNumber("191212121212")).toBe("19121212-1212");
    expect(maskPersonalNumber("191212121212")).toBe("19121212-****");
    expect(legalSexOf("191212121212")).toBe("man");
    expect(legalSexOf("198507099805")).toBe("woman");
  });
});
