/** One person's word on one receiver, category and purpose: their latest answer, and what closes it (c4-c9). */
import { isCalendarDate, type CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { hasCome } from "../release/days";
import type { ConsentAnswer, ConsentFacts, DataCategory, ReleasePurpose } from "../release/facts";
import { consentRules, type ConsentRule } from "../release/verdict";
import type { Signer } from "./asked";

/** What a consent must have asked about. `unitId` null: the authority as a whole, not just one of its units. */
export interface Reach {
  readonly authorityId: string;
  readonly unitId: string | null;
  readonly category: DataCategory;
  readonly purpose: ReleasePurpose;
}

/** The day a word is read on. */
export interface Reading {
  readonly now: Date;
  readonly today: CalendarDate;
  /** The subject's 18th birthday when it has come, else null: answers from before it are over. */
  readonly adultSince: CalendarDate | null;
}

/** A word that is given: on which answers, until which last day. Or what closes it. */
export type Word =
  | { readonly live: true; readonly answers: readonly string[]; readonly until: CalendarDate }
  | { readonly live: false; readonly rule: ConsentRule };

/** An answer together with the consent it answers and the keys it must hold. */
interface Given {
  readonly answer: ConsentAnswer;
  readonly consent: ConsentFacts;
  readonly keys: readonly string[];
  readonly at: number;
}

/**
 * The latest answer counts, also when it has ended: an older yes never comes back to life. Several of the same instant
 * count together, the strictest first.
 */
export function wordOf(signer: Signer, consents: readonly ConsentFacts[], reach: Reach, reading: Reading): Word {
  const given = consents.flatMap((consent) => answersBy(signer, consent, reach, reading));
  const latest = Math.max(...given.map(({ at }) => at));
  const counting = given.filter(({ at }) => at === latest);
  if (counting.length === 0) return { live: false, rule: "consent.missing" };
  const closing = counting.map((one) => whatCloses(one, reach, reading));
  const rule = consentRules.find((one) => closing.includes(one));
  if (rule !== undefined) return { live: false, rule };
  const days = counting.map(({ consent }) => consent.validTo).sort();
  return { live: true, answers: counting.map(({ answer }) => answer.id), until: days[0] ?? reading.today };
}

function answersBy(signer: Signer, consent: ConsentFacts, reach: Reach, { now }: Reading): Given[] {
  if (!consent.purposes.includes(reach.purpose) || !consent.categories.includes(reach.category)) return [];
  const keys = consent.receivers
    .filter((one) => one.authorityId === reach.authorityId && (one.unitId === null || one.unitId === reach.unitId))
    .map(({ key }) => key);
  if (keys.length === 0) return [];
  return consent.answers
    .filter((answer) => answer.signer === signer)
    .map((answer) => ({ answer, consent, keys, at: instantOf(answer) }))
    .filter(({ at }) => at === Infinity || at <= now.getTime());
}

/** An answer whose instant cannot be read counts as the latest: it may be the one that took the others back. */
function instantOf({ answeredAt }: ConsentAnswer): number {
  const at = Date.parse(answeredAt);
  return Number.isNaN(at) ? Infinity : at;
}

function whatCloses({ answer, consent, keys, at }: Given, reach: Reach, reading: Reading): ConsentRule | null {
  const { now, today, adultSince } = reading;
  if (!isYes(answer, keys, reach.category) || at === Infinity) return "consent.refused";
  if (answer.withdrawnAt !== null && hasCome(answer.withdrawnAt, now)) return "consent.withdrawn";
  if (!isCalendarDate(consent.validFrom) || consent.validFrom > today) return "consent.not-begun";
  if (!isCalendarDate(consent.validTo) || consent.validTo < today) return "consent.expired";
  return adultSince !== null && swedishDateOf(new Date(at)) < adultSince ? "consent.retake-at-18" : null;
}

/** A yes to a part of what was asked is a no to the rest. */
function isYes(answer: ConsentAnswer, keys: readonly string[], category: DataCategory): boolean {
  return (
    answer.answer === "yes" &&
    answer.categories.includes(category) &&
    keys.some((key) => answer.receiverKeys.includes(key))
  );
}
