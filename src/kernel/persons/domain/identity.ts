/** Who somebody is said to be, how surely, and how old that makes them. */
import { ageOn, calendarDate, dayExists, type CalendarDate } from "@/platform/clock/calendar-date";
import { birthDateOf } from "./personal-number";

/**
 * How well a coordination number's holder is identified: styrkt, sannolik, osäker (lag 2022:1697 om samordningsnummer,
 * 2 kap. 2-6 §§).
 */
export type IdentityLevel = "confirmed" | "probable" | "uncertain";

/** Ages in whole years, both ends included, 0-120, as somebody judged them on a day. */
export interface AgeEstimate {
  readonly from: number;
  readonly to: number;
  readonly estimatedOn: CalendarDate;
}

export type Identity =
  | { readonly kind: "personnummer"; readonly digits: string }
  | { readonly kind: "samordningsnummer"; readonly digits: string; readonly level: IdentityLevel }
  | {
      readonly kind: "temporary";
      /** From `makeTemporaryId`. */
      readonly temporaryId: string;
      /** The name the person gave, or what staff call them. */
      readonly assumedName: string;
      readonly estimate: AgeEstimate | null;
      /** Account of the one who saw the person, and when. */
      readonly seenBy: string;
      readonly seenAt: Date;
    };

/** What is known of an age on a day. `estimated` also covers a date of birth that nobody has verified. */
export type AgeFact =
  | { readonly kind: "known"; readonly years: number }
  | { readonly kind: "estimated"; readonly from: number; readonly to: number }
  | { readonly kind: "unknown" };

export type AgeAnswer = "yes" | "no" | "notKnown";

/** Consonants that are read and heard apart; without vowels they form no words, and no digits make it look like a number. */
const LETTERS = "BCDFGHJKMNPRSTVWXZ";
const TEMPORARY_ID = new RegExp(`^T-[${LETTERS}]{6}$`);
const TEMPORARY_LETTERS = 6;

/**
 * Makes a temporary identity, "T-" and six letters (34 million of them), from at least 8 random bytes. It is never
 * shaped like a personal number. Throws RangeError with fewer bytes. The caller checks that the tenant has none like it.
 */
export function makeTemporaryId(randomBytes: Uint8Array): string {
  if (randomBytes.length < 8) throw new RangeError("A temporary identity needs at least 8 random bytes");
  let left = randomBytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let letters = "";
  for (let place = 0; place < TEMPORARY_LETTERS; place++) {
    letters += LETTERS[Number(left % BigInt(LETTERS.length))];
    left /= BigInt(LETTERS.length);
  }
  return `T-${letters}`;
}

/** Reads a temporary identity as people write it ("t bcdfgh", "T-BCDFGH"), or null. */
export function parseTemporaryId(text: string): string | null {
  const bare = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, "");
  const written = `${bare.slice(0, 1)}-${bare.slice(1)}`;
  return TEMPORARY_ID.test(written) ? written : null;
}

/**
 * The age on a day. Known only where an authority stands for the date of birth: an uncertain coordination number gives
 * an estimate, and a number that leaves the birthday open, or a temporary identity without a judged age, gives nothing.
 */
export function ageFact(identity: Identity, onDate: CalendarDate): AgeFact {
  if (identity.kind === "temporary") {
    return identity.estimate === null ? { kind: "unknown" } : agedEstimate(identity.estimate, onDate);
  }
  const birthDate = birthDateOf(identity.digits);
  if (birthDate === null || onDate < birthDate) return { kind: "unknown" };
  const years = ageOn(birthDate, onDate);
  const isVerified = identity.kind === "personnummer" || identity.level !== "uncertain";
  return isVerified ? { kind: "known", years } : { kind: "estimated", from: years, to: years };
}

/**
 * Whether the person has reached `years`. Only a known age answers: an unknown or assumed date of birth satisfies no
 * age rule in either direction, so rules for minors and for adults both wait for a person to decide.
 */
export function hasReachedAge(fact: AgeFact, years: number): AgeAnswer {
  if (fact.kind !== "known") return "notKnown";
  return fact.years >= years ? "yes" : "no";
}

/** Whether the person has not reached `years`; see `hasReachedAge`. */
export function isBelowAge(fact: AgeFact, years: number): AgeAnswer {
  const reached = hasReachedAge(fact, years);
  if (reached === "notKnown") return "notKnown";
  return reached === "yes" ? "no" : "yes";
}

/** The day somebody reaches an age; a birthday on 29 February falls on the 28th in other years, as in `ageOn`. */
export function birthdayOf(birthDate: CalendarDate, years: number): CalendarDate {
  const [year, month, day] = birthDate.split("-").map(Number) as [number, number, number];
  if (dayExists(year + years, month, day)) return calendarDate(year + years, month, day);
  return calendarDate(year + years, month, day - 1);
}

/** The span moves with the birthdays that must have passed, and widens by the one that may have. */
function agedEstimate(estimate: AgeEstimate, onDate: CalendarDate): AgeFact {
  const { from, to, estimatedOn } = estimate;
  const years = onDate >= estimatedOn ? ageOn(estimatedOn, onDate) : -ageOn(onDate, estimatedOn);
  const earliest = onDate < estimatedOn ? years - 1 : years;
  const latest = onDate > estimatedOn ? years + 1 : years;
  return { kind: "estimated", from: Math.max(0, from + earliest), to: Math.max(0, to + latest) };
}
