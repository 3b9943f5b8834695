import { isCalendarDate, isTimeOfDay } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { ageMaxYears } from "../schema";

/** Why one cell cannot be read. The message is `fieldContacts.import.cellErrors.<code>`. */
export type CellFault =
  | "required"
  | "dateInvalid"
  | "dateImpossible"
  | "dateInFuture"
  | "timeInvalid"
  | "ageInvalid"
  | "ageOutOfRange"
  | "notAmongValues"
  | "numberTooLong"
  | "textTooLong"
  | "controlCharacters"
  | "tooManyCells"
  | "keyRepeated";

/** `noticed`: the value is kept in a coarser form, which the person importing should know. */
export type CellReading =
  | { readonly ok: true; readonly value: string | number | boolean; readonly noticed?: true }
  | { readonly ok: false; readonly code: CellFault; readonly allowed?: string };

export const registerNumberMaxLength = 40;
export const policeGroupMaxLength = 80;

const fault = (code: CellFault, allowed?: string): CellReading => ({ ok: false, code, allowed });

/** Whether a cell says nothing: blank, or the register's dash. */
export function isBlankCell(text: string): boolean {
  return /^\s*[-–—]?\s*$/u.test(text);
}

/**
 * Takes away the apostrophe that an export puts before a text which a spreadsheet would run as a formula. The
 * text itself stays text: nothing here is ever computed.
 */
export function unescapeFormula(text: string): string {
  return /^'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? text.slice(1) : text;
}

/** `Löpnr`: any short text; line breaks inside it are refused. */
export function readNumber(text: string): CellReading {
  const number = unescapeFormula(text);
  if (hasControlCharacters(number) || /[\r\n\t]/.test(number)) return fault("controlCharacters");
  return number.length > registerNumberMaxLength ? fault("numberTooLong") : { ok: true, value: number };
}

/** The police group as written, on one line. */
export function readPoliceGroup(text: string): CellReading {
  const name = unescapeFormula(text).replace(/\s+/gu, " ").trim();
  if (hasControlCharacters(name)) return fault("controlCharacters");
  return name.length > policeGroupMaxLength ? fault("textTooLong") : { ok: true, value: name };
}

/** `YYYY-MM-DD` and nothing else: 2/1 may be two different days. */
export function readDate(text: string): CellReading {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return fault("dateInvalid");
  return isCalendarDate(text) ? { ok: true, value: text } : fault("dateImpossible");
}

/** `HH:MM`; also `H:MM`, a point for the colon, and seconds, which are dropped. */
export function readTime(text: string): CellReading {
  const match = /^(\d{1,2})[:.](\d{2})(?:[:.][0-5]\d)?$/.exec(text);
  const time = match ? `${(match[1] ?? "").padStart(2, "0")}:${match[2]}` : "";
  return isTimeOfDay(time) ? { ok: true, value: time } : fault("timeInvalid");
}

/** Whole years, 0 to 120. */
export function readAge(text: string): CellReading {
  if (!/^-?\d{1,9}$/.test(text)) return fault("ageInvalid");
  const years = Number(text);
  return years < 0 || years > ageMaxYears ? fault("ageOutOfRange") : { ok: true, value: years };
}

type Words = Readonly<Record<string, readonly string[]>>;

/** One of the listed words, ignoring case; anything else is a fault. */
export function readChoice(words: Words): (text: string) => CellReading {
  const values = valuesByWord(words);
  const allowed = Object.values(words)
    .map((synonyms) => synonyms[0])
    .join(", ");
  return (text) => {
    const value = values.get(foldWord(text));
    return value === undefined ? fault("notAmongValues", allowed) : { ok: true, value };
  };
}

/** One of the listed words; any other text counts as `other`, and is noticed. The format lists no values. */
export function readFreeChoice(words: Words): (text: string) => CellReading {
  const values = valuesByWord(words);
  return (text) => {
    if (hasControlCharacters(text)) return fault("controlCharacters");
    const value = values.get(foldWord(text));
    return value === undefined ? { ok: true, value: "other", noticed: true } : { ok: true, value };
  };
}

function valuesByWord(words: Words): ReadonlyMap<string, string | boolean> {
  return new Map(
    Object.entries(words).flatMap(([value, synonyms]) =>
      synonyms.map((word) => [foldWord(word), toValue(value)] as const),
    ),
  );
}

function toValue(name: string): string | boolean {
  return name === "true" ? true : name === "false" ? false : name;
}

function foldWord(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("sv").replace(/\s+/gu, " ").replace(/\.$/, "").trim();
}
