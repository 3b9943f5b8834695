/** Whether consent lifts the secrecy for one receiver, one category, one purpose, on one day (docs/secrecy.md, section 3). */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { dayBefore, earliest, turns } from "../release/days";
import type { ConsentFacts } from "../release/facts";
import type { ConsentCell } from "../release/verdict";
import { askedOn, SUBJECT, type SubjectOfConsent } from "./asked";
import { wordOf, type Reach, type Reading, type Word } from "./word";

/** Answers for one reach after the other, of one person's consents on one day. */
export type ConsentReader = (reach: Reach) => ConsentCell;

/** Whether consent opens one reach on the day of `now`. For many, take `consentReader`. */
export function consentOn(
  consents: readonly ConsentFacts[],
  subject: SubjectOfConsent,
  reach: Reach,
  now: Date,
): ConsentCell {
  return consentReader(consents, subject, now)(reach);
}

/** All whose word is needed must have given it, and the subject must not have said no, asked or not. */
export function consentReader(
  consents: readonly ConsentFacts[],
  subject: SubjectOfConsent,
  now: Date,
  today: CalendarDate = swedishDateOf(now),
): ConsentReader {
  const asked = askedOn(subject, today);
  if (!asked.known) return () => ({ open: false, rule: asked.rule, signer: null });
  const birthday = subject.age === "unknown" ? null : turns(subject.age.birthOn, 18);
  const reading: Reading = { now, today, adultSince: asked.isMinor ? null : birthday };
  const lastDay = asked.isMinor ? dayBefore(birthday) : null;
  return (reach) => {
    if (!asked.signers.includes(SUBJECT)) {
      const own = wordOf(SUBJECT, consents, reach, reading);
      if (isRefusal(own)) return { open: false, rule: own.rule, signer: SUBJECT };
    }
    return together(
      asked.signers.map((signer) => ({ signer, word: wordOf(signer, consents, reach, reading) })),
      lastDay,
    );
  };
}

function isRefusal(word: Word): word is Extract<Word, { live: false }> {
  return !word.live && (word.rule === "consent.refused" || word.rule === "consent.withdrawn");
}

function together(
  words: readonly { readonly signer: string; readonly word: Word }[],
  lastDay: CalendarDate | null,
): ConsentCell {
  let until = lastDay;
  const answers: string[] = [];
  for (const { signer, word } of words) {
    if (!word.live) return { open: false, rule: word.rule, signer };
    until = earliest([until, word.until]);
    answers.push(...word.answers);
  }
  // Somebody is always asked, so there is always a last day: an empty list opens nothing.
  return until === null
    ? { open: false, rule: "consent.signers-unknown", signer: null }
    : { open: true, until, answers: answers.sort() };
}
