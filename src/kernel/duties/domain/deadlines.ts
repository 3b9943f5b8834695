/** The clocks that a report starts at the one who receives it. */
import { addDays, type CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import type { AgeFact } from "../../persons/contract";
import type { DutyFacts, DutyKind } from "../contract";

const DAY_MS = 86_400_000;
/** SoL 2025:400 20:2: the decision whether to open an inquiry is made within fourteen days. */
const PRE_ASSESSMENT_DAYS = 14;
/** "Unga" are those who have not turned 21 (SoL 2025:400 20:1-2 hold for children and for unga). */
const YOUNG_UNTIL = 21;

export type DeadlineRule = "protectionAssessment" | "preAssessment" | "inquiryAtOnce";

/** Something the receiver must have done, by an instant or by the end of a day. */
export interface Deadline {
  readonly rule: DeadlineRule;
  /** The statute, for those who want to read it. */
  readonly statute: string;
  readonly dueAt: Date | null;
  readonly dueOn: CalendarDate | null;
  readonly doneAt: Date | null;
  readonly isLate: boolean;
}

/**
 * By when the receiver must have looked at a report: both duties are to be carried out "genast" and are received the same
 * way. 24 hours is the outer limit that Socialstyrelsen gives for the immediate assessment of a child's need for
 * protection ("samma dag", handbok Anmäla oro för barn); for an adult the same clock holds the receiver to it.
 */
export function dueAtOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + DAY_MS);
}

/**
 * Whether the rules for children and unga hold: until the day somebody turns 21. An age that is not known does not take
 * the shorter clock away from somebody who may be a child.
 */
export function isChildOrYoung(kind: DutyKind, age: AgeFact | null): boolean {
  if (kind === "concernReport") return true;
  return age === null || age.kind !== "known" || age.years < YOUNG_UNTIL;
}

/** What the receiver has to do and by when, first what is due first. */
export function deadlinesOf(
  facts: Pick<DutyFacts, "kind" | "sentAt" | "dueAt" | "acknowledgedAt" | "assessedAt"> & {
    readonly outcomeAt: Date | null;
  },
  age: AgeFact | null,
  now: Date,
): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  if (isChildOrYoung(facts.kind, age)) {
    const { dueAt, assessedAt: doneAt } = facts;
    const isLate = (doneAt ?? now) > dueAt;
    deadlines.push({ rule: "protectionAssessment", statute: "SoL 20:1", dueAt, dueOn: null, doneAt, isLate });
    const dueOn = addDays(swedishDateOf(facts.sentAt), PRE_ASSESSMENT_DAYS);
    const lateOn = swedishDateOf(facts.outcomeAt ?? now) > dueOn;
    deadlines.push({
      ...{ rule: "preAssessment", statute: "SoL 20:2", dueAt: null, dueOn },
      ...{ doneAt: facts.outcomeAt, isLate: lateOn },
    });
  }
  if (facts.kind === "lvmNotification") {
    const { dueAt, acknowledgedAt: doneAt } = facts;
    const isLate = (doneAt ?? now) > dueAt;
    deadlines.push({ rule: "inquiryAtOnce", statute: "LVM 7 §", dueAt, dueOn: null, doneAt, isLate });
  }
  return deadlines;
}
