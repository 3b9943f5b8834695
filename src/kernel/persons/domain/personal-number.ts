/**
 * Personal numbers (folkbokföringslagen 1991:481, 18 §) and coordination numbers (lag 2022:1697 om samordningsnummer,
 * 2 kap. 8 §): reading them as people write them, and what may be read out of them.
 */
import { ok, refuse, type Result } from "@/platform/result";
import { calendarDate, dayExists, type CalendarDate } from "@/platform/clock/calendar-date";

export type PersonalNumberKind = "personnummer" | "samordningsnummer";

/** A checked number. `digits` is the one canonical spelling: twelve digits, century first, no sign. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  readonly digits: string;
}

/**
 * What can be wrong with a written number. `reserveNumber`: a local stand-in of health care, not a Swedish national
 * number; the person is registered with a temporary identity.
 */
export type PersonalNumberFault =
  "notANumber" | "tooShort" | "tooLong" | "reserveNumber" | "noSuchDate" | "inFuture" | "wrongChecksum";

/** Key in the message catalogue for each fault. */
export const personalNumberMessage: Readonly<Record<PersonalNumberFault, string>> = {
  notANumber: "persons.errors.numberNotANumber",
  tooShort: "persons.errors.numberTooShort",
  tooLong: "persons.errors.numberTooLong",
  reserveNumber: "persons.errors.numberReserve",
  noSuchDate: "persons.errors.numberNoSuchDate",
  inFuture: "persons.errors.numberInFuture",
  wrongChecksum: "persons.errors.numberWrongChecksum",
};

/** The pieces of a written number, before its century is known. */
interface Written {
  /** 18, 19 or 20 when written with four digits of the year, otherwise null. */
  readonly century: number | null;
  /** The year of the century, 0-99. */
  readonly year: number;
  readonly month: number;
  /** As written: 61-91 in a coordination number, 60 when the day of birth is unknown. */
  readonly day: number;
  readonly isPlus: boolean;
  /** The ten digits the checksum is made over. */
  readonly tenDigits: string;
}

/** Added to the day of birth in a coordination number (lag 2022:1697, 2 kap. 8 §). */
const COORDINATION_DAY = 60;

const DASHES = /[\u2010-\u2015\u2212\u00ad\ufe63]/gu;
const SHAPE = /^(\d\d)?(\d\d)-?(\d\d)-?(\d\d)([-+]?)(\d{4})$/;
/** Västra Götaland writes yyyymmddGnnC with a letter for G; interim numbers look the same. Region Stockholm starts on 99. */
const RESERVE = /^(?:(?:\d\d)?\d{6}[-+]?[A-Z]\d\d[\dA-Z]|99\d{6}[-+]?\d{4})$/;

/**
 * Reads a number in any reasonable writing: YYYYMMDD-NNNN, YYMMDD-NNNN, YYMMDD+NNNN, with or without sign, with spaces
 * or other dashes. The sign "+" means that the person turns 100 or more in the year of `today` (18 § second paragraph).
 * Two digits of a year without "+" mean the latest such year that is not after the year of `today`.
 */
export function parsePersonalNumber(text: string, today: CalendarDate): Result<PersonalNumber, PersonalNumberFault> {
  const written = readWritten(text);
  if (!written.ok) return written;
  const year = fullYear(written.value, Number(today.slice(0, 4)));
  const { month, day, tenDigits } = written.value;
  const kind = day >= COORDINATION_DAY ? "samordningsnummer" : "personnummer";
  if (!isPossibleDate(year, month, day)) return refuse("noSuchDate");
  if (earliestBirth(year, month, day) > today) return refuse("inFuture");
  if (!hasValidChecksum(tenDigits)) return refuse("wrongChecksum");
  return ok({ kind, digits: String(Math.trunc(year / 100)) + tenDigits });
}

/**
 * The faults that show without knowing what day it is, for forms; null when there is none. A number that passes may
 * still lie in the future: `parsePersonalNumber` decides.
 */
export function findWrittenFault(text: string): PersonalNumberFault | null {
  const written = readWritten(text);
  if (!written.ok) return written.code;
  const { century, year, month, day, tenDigits } = written.value;
  const centuries = century === null ? [19, 20] : [century];
  if (!centuries.some((hundred) => isPossibleDate(hundred * 100 + year, month, day))) return "noSuchDate";
  return hasValidChecksum(tenDigits) ? null : "wrongChecksum";
}

/**
 * The date of birth that the number states, or null where a coordination number leaves the month or day open. The
 * stated day may differ from the true one when the numbers of a day had run out (18 §).
 */
export function birthDateOf(digits: string): CalendarDate | null {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8)) % COORDINATION_DAY;
  return dayExists(year, month, day) ? calendarDate(year, month, day) : null;
}

/** Legal sex as the number states it: the last but one digit is odd for men and even for women (18 §). */
export function legalSexOf(digits: string): "woman" | "man" {
  return Number(digits[10]) % 2 === 0 ? "woman" : "man";
}

/** The kind of a canonical number: the day of a coordination number is raised by 60. */
export function kindOfNumber(digits: string): PersonalNumberKind {
  return Number(digits.slice(6, 8)) >= COORDINATION_DAY ? "samordningsnummer" : "personnummer";
}

/** For people to read: "YYYYMMDD-NNNN". */
export function formatPersonalNumber(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** For lists and banners: "YYYYMMDD-****". */
export function maskPersonalNumber(digits: string): string {
  return `${digits.slice(0, 8)}-****`;
}

function readWritten(text: string): Result<Written, PersonalNumberFault> {
  // Compatibility forms (full-width digits) and what copying brings along: spaces, invisible marks, other dashes.
  const bare = text
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/[\s\p{Cf}]/gu, "")
    .toUpperCase();
  if (RESERVE.test(bare)) return refuse("reserveNumber");
  if (!/^[\d+-]*\d[\d+-]*$/.test(bare)) return refuse("notANumber");
  const count = bare.replace(/\D/g, "").length;
  if (count > 12) return refuse("tooLong");
  if (count !== 10 && count !== 12) return refuse("tooShort");
  const match = SHAPE.exec(bare);
  if (!match) return refuse("notANumber");
  const [, century, year, month, day, sign, last] = match;
  return ok({
    century: century === undefined ? null : Number(century),
    year: Number(year),
    month: Number(month),
    day: Number(day),
    isPlus: sign === "+",
    tenDigits: `${year}${month}${day}${last}`,
  });
}

function fullYear(written: Written, thisYear: number): number {
  if (written.century !== null) return written.century * 100 + written.year;
  const latest = written.isPlus ? thisYear - 100 : thisYear;
  return latest - ((((latest - written.year) % 100) + 100) % 100);
}

/** The Tax Agency also issues coordination numbers with month 00 or day 60, for those whose birthday is not known. */
function isPossibleDate(year: number, month: number, day: number): boolean {
  if (year < 1800 || year > 2199) return false;
  if (day < COORDINATION_DAY) return dayExists(year, month, day);
  const born = day - COORDINATION_DAY;
  if (born === 0) return month <= 12;
  // With the month unknown the day says nothing of a month: any day up to 31 may stand there.
  return month === 0 ? born <= 31 : dayExists(year, month, born);
}

function earliestBirth(year: number, month: number, day: number): CalendarDate {
  return calendarDate(year, Math.max(month, 1), Math.max(day % COORDINATION_DAY, 1));
}

/** Luhn over ten digits (SKV 704), and a birth number of 001-999: 000 is never given out (18 §). */
function hasValidChecksum(tenDigits: string): boolean {
  if (tenDigits.slice(6, 9) === "000") return false;
  const sum = [...tenDigits].reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
