/** Whether consent lifts the secrecy for one receiver, one category, one purpose, on one day (docs/secrecy.md, section 3). */
import { swedishDateOf } from "@/platform/clock/swedish-time";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { dayBefore, earliest, turns } from "../release/days";
import type { ConsentFacts } from "../release/facts";
import type { ConsentCell } from "../release/verdict";
import { askedSigners, SUBJECT, type SubjectOfConsent } from "./asked";
import { wordOf, type Reach, type Reading, type Word } from "./word";

/** All whose word is needed must have given it, and the subject must not have said no, asked or not. */
export function consentOn(
  consents: readonly ConsentFacts[],
  subject: SubjectOfConsent,
  reach: Reach,
  now: Date,
): ConsentCell {
  const asked = askedSigners(subject, now);
  if (!asked.known) return { open: false, rule: asked.rule, signer: null };
  const birthday = subject.age === "unknown" ? null : turns(subject.age.birthOn, 18);
  const reading: Reading = { now, today: swedishDateOf(now), adultSince: asked.isMinor ? null : birthday };
  if (!asked.signers.includes(SUBJECT)) {
    const own = wordOf(SUBJECT, consents, reach, reading);
    if (isOwnRefusal(own)) return { open: false, rule: own.rule, signer: SUBJECT };
  }
  const words = asked.signers.map((signer) => ({ signer, word: wordOf(signer, consents, reach, reading) }));
  return together(words, asked.isMinor ? dayBefore(birthday) : null);
}

function isOwnRefusal(word: Word): word is Extract<Word, { live: false }> {
  return !word.live && (word.rule === "consent.refused" || word.rule === "consent.withdrawn");
}

function together(
  words: readonly { readonly signer: string; readonly word: Word }[],
  lastDayAsMinor: CalendarDate | null,
): ConsentCell {
  let until = lastDayAsMinor;
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
