/** What other parts may know of what waits. Types and value sets only. */

/** What can wait, as the view `waiting_item` names it, in the order boards show it: what is most urgent first. */
export const waitingKinds = [
  "emergencyReview",
  "dutyReport",
  "handover",
  "withoutTaker",
  "missedVisit",
  "firstVisit",
  "offerUnanswered",
  "unfinished",
  "consentCeased",
  "consentEnding",
  "consentAtEighteen",
  "releaseApproval",
  "releaseRequest",
  "disclosureReceived",
  "copyEnding",
  "handoverSent",
  "dutyReportSent",
  "disclosure",
  "emergencyOpening",
  "logFinding",
  "logQuestion",
  "logReview",
  "accessPack",
  "disposal",
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** What hours can be set for. Something sent waits by the same hours as the same thing received. */
export const ruleKinds = [
  "dutyReport",
  "handover",
  "withoutTaker",
  "missedVisit",
  "firstVisit",
  "offerUnanswered",
  "unfinished",
  "disclosure",
  "consentCeased",
  "consentEnding",
  "consentAtEighteen",
  "emergencyReview",
  "logFinding",
  "logQuestion",
  "logReview",
  "accessPack",
  "disposal",
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** After how long. Counted from when it is due, or else from when it began to wait. */
export interface AttentionRule {
  readonly kind: RuleKind;
  /** Hours until the owner or the unit is reminded, and it counts as late: 0 to 720. */
  readonly remindHours: number;
  /** Hours until the unit head is told: never fewer, at most 1440. */
  readonly escalateHours: number;
  readonly version: number;
}

/** The hours of every kind. */
export type AttentionRules = Readonly<Record<RuleKind, AttentionRule>>;

/** The rest of the authority's settings for what waits. */
export interface AttentionSettings {
  /** When the night's work begins and ends, `HH:MM` in Swedish time. */
  readonly shiftFrom: string;
  readonly shiftTo: string;
  /** Days after which a contact nobody has taken over counts as a need without a service, 1 to 90. */
  readonly takerDays: number;
  readonly version: number;
}

/** Whether something that waits is late: reminded of, or told to the unit head. */
export type Lateness = "onTime" | "late" | "escalated";

/** One thing that waits. Never whose matter it is: the number of the case. */
export interface WaitingItem {
  readonly kind: WaitingKind;
  readonly rule: RuleKind;
  readonly refId: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly workflow: string | null;
  readonly since: Date;
  readonly dueAt: Date | null;
  /** Who should act, when it is one of the authority's own; otherwise the unit. */
  readonly ownerName: string | null;
  /** From which unit, or to which. */
  readonly otherUnitName: string | null;
}
