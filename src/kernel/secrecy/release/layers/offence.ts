/** Rows 20-25: the offence that the release is about, by the dated table of least penalties. */
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { holdsOn } from "../days";
import type { OffenceFacts, OffenceRow, OffenceRule } from "../facts";
import type { BasedQuestion } from "../question";
import type { ReleaseDenyRule } from "../verdict";

/**
 * It is not settled whether the law of the day of the act or of the day of the release sets the least penalty, so every
 * row that holds on either of them is asked, and the strictest answer is used.
 */
export function offenceCarries(question: BasedQuestion): ReleaseDenyRule | null {
  const rule = question.basis.offence;
  if (rule === null) return null;
  const { offence } = question.request;
  if (offence === null) return "basis.offence-missing";
  const rows = rowsOf(offence, question);
  return typeof rows === "string" ? rows : rowsCarry(rows, offence, rule);
}

function rowsOf(offence: OffenceFacts, { facts, today }: BasedQuestion): readonly OffenceRow[] | ReleaseDenyRule {
  const { code, committedOn } = offence;
  if (committedOn === null || !isCalendarDate(committedOn) || committedOn > today) return "basis.offence-date-unknown";
  const rows = facts.offences.filter((row) => row.code === code);
  const now = rows.filter((row) => holdsOn(row, today));
  const then = rows.filter((row) => holdsOn(row, committedOn));
  return now.length === 0 || then.length === 0 ? "basis.offence-unknown" : [...now, ...then];
}

function rowsCarry(rows: readonly OffenceRow[], offence: OffenceFacts, rule: OffenceRule): ReleaseDenyRule | null {
  if (rule.chapters.length > 0 && rows.some((row) => !rule.chapters.includes(row.chapter))) {
    return "basis.offence-chapter";
  }
  if (rule.needsPrisonInScale && rows.some((row) => !row.hasPrisonInScale)) return "basis.no-prison";
  const limit = offence.isAttempt ? rule.attemptLeastMonths : rule.leastMonths;
  return limit !== null && rows.some((row) => row.leastMonths < limit) ? "basis.offence-too-mild" : null;
}
