/** What others may know of duties to report. Types and value sets only. */
import type { AgeFact } from "../persons/contract";

/** The duties there are: two laws, two forms, never one for the other. */
export type DutyKind = "concernReport" | "lvmNotification";

export const yesNo = ["yes", "no"] as const;
export const yesNoUnknown = ["yes", "no", "unknown"] as const;
export type YesNo = (typeof yesNo)[number];
export type YesNoUnknown = (typeof yesNoUnknown)[number];

/** In whose words something was said or seen: the reporter's own observation, the child's words, somebody else's. */
export const wordsOf = ["own", "child", "other"] as const;
export type WordsOf = (typeof wordsOf)[number];

/** What is abused, as far as the reporter knows (LVM 1988:870 2 §). */
export const substances = ["alcohol", "drugs", "solvents", "notKnown"] as const;
export type Substance = (typeof substances)[number];

/** The risks of LVM 4 § 3: a health, b life, c harm to oneself or to somebody close. */
export const lvmRisks = ["healthInDanger", "ruinsLife", "harmsSelf", "harmsSomebodyClose"] as const;
export type LvmRisk = (typeof lvmRisks)[number];

/** What became of care by consent (LVM 4 § 2). */
export const voluntaryCare = ["declined", "triedWithoutEffect", "notAsked", "notKnown"] as const;
export type VoluntaryCare = (typeof voluntaryCare)[number];

/** All that the one who reported is told (SoL 2025:400 19:6). */
export const dutyOutcomes = ["opened", "notOpened", "ongoing"] as const;
export type DutyOutcome = (typeof dutyOutcomes)[number];

/** Who a report is about, as it stood when it was sent. Without name and number: protected, or not known. */
export interface ReportedPerson {
  readonly name: string | null;
  readonly number: string | null;
  readonly identifier: string | null;
  readonly isProtected: boolean;
  readonly age: AgeFact;
}

/** The occasion a report is filled in from, as the workflow noted it. */
export interface Occasion {
  /** The workflow that noted it. */
  readonly workflow: string;
  readonly occurredOn: string;
  readonly occurredTime: string | null;
  readonly placeType: string | null;
  readonly testResult: string | null;
  readonly ageYears: number | null;
  readonly ageSource: string | null;
  readonly sex: string | null;
  /** Who noted it, and when (ISO 8601). */
  readonly notedBy: string;
  readonly notedAt: string;
}

/** What both reports are filled in with, and whether the reporter says it is right. */
export interface FilledIn {
  readonly caseNumber: string;
  readonly person: ReportedPerson | null;
  readonly occasion: Occasion | null;
  /** What of it is not right, in the reporter's words; null when all of it is. */
  readonly correction: string | null;
}

/** A concern report about a child (SoL 2025:400 19:1). */
export interface ConcernReport extends FilledIn {
  readonly kind: "concernReport";
  readonly observed: string;
  readonly wordsOf: WordsOf;
  /** Who said it, when it is somebody else's words. */
  readonly saidBy: string | null;
  readonly immediateDanger: YesNoUnknown;
  readonly danger: string | null;
  readonly guardiansInformed: YesNo;
  readonly whyNotInformed: string | null;
  readonly siblings: YesNoUnknown;
  readonly siblingsKnown: string | null;
  /** Why the reporter would be in danger if the family knew who reported (OSL 26:5); null: no danger. */
  readonly reporterDanger: string | null;
  /** Why somebody of 18 to 20 is reported as "ung" (SoL 20:1-2). */
  readonly whyYoung: string | null;
}

/** A notification about an adult who may need care under LVM (LVM 1988:870 6 §). */
export interface LvmNotification extends FilledIn {
  readonly kind: "lvmNotification";
  readonly substances: readonly Substance[];
  readonly observed: string;
  readonly risks: readonly LvmRisk[];
  readonly voluntaryCare: VoluntaryCare;
  readonly voluntaryCareKnown: string | null;
  readonly immediateDanger: YesNoUnknown;
  readonly danger: string | null;
  readonly personInformed: YesNo;
  readonly whyNotInformed: string | null;
  /** Why the person is taken for an adult, when the age is not known. */
  readonly whyAdult: string | null;
}

/** What was found out afterwards: a new version of a report that was sent. */
export interface Supplement {
  readonly kind: "supplement";
  readonly text: string;
}

/** A report as the rules and the lists see it. */
export interface DutyFacts {
  readonly id: string;
  readonly caseId: string;
  readonly kind: DutyKind;
  readonly toUnitId: string;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly assessedAt: Date | null;
  readonly outcome: DutyOutcome | null;
  readonly version: number;
}
