/**
 * What a decision says. The ids are stable: they stand in the log, in stored decisions and in the message keys
 * (`explain`). The order of each list is the order in which the rules are asked (docs/secrecy.md).
 */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { BasisMode, DataCategory } from "./facts";

/** The version of these rules, stored with every decision on a release. */
export const RELEASE_POLICY_VERSION = "release-1";

/** c1-c9: why a person's secrecy is not lifted by consent. */
export const consentRules = [
  "consent.age-unknown",
  "consent.maturity-not-assessed",
  "consent.signers-unknown",
  "consent.missing",
  "consent.refused",
  "consent.withdrawn",
  "consent.not-begun",
  "consent.expired",
  "consent.retake-at-18",
] as const;
export type ConsentRule = (typeof consentRules)[number];

/** i1-i5: why one item stays where it is. */
export const itemRules = [
  "item.category-unknown",
  "item.third-person",
  "item.protected",
  "item.outside-basis",
  ...consentRules,
] as const;
export type ItemRule = (typeof itemRules)[number];

/** 1-33: why nothing goes at all. */
export const wholeRules = [
  "subject.unknown",
  "tenant.foreign",
  "role.no-case-content",
  "case.not-assigned",
  "protected.not-reader",
  "case.closed",
  "role.may-not-release",
  "receiver.unknown",
  "receiver.own-authority",
  "basis.unknown",
  "basis.blocked",
  "basis.not-signed",
  "basis.not-for-sender",
  "basis.not-for-receiver",
  "purpose.missing",
  "basis.purpose",
  "basis.request-missing",
  "basis.age-unknown",
  "basis.age-limit",
  "basis.ground-missing",
  "basis.ground-age",
  "basis.offence-missing",
  "basis.offence-date-unknown",
  "basis.offence-unknown",
  "basis.offence-chapter",
  "basis.no-prison",
  "basis.offence-too-mild",
  "basis.test-unanswered",
  "basis.test-failed",
  "basis.excluded",
  "protected.unknown",
  "protected.look-missing",
  "approval.unknown",
  "approval.missing",
  "items.none",
] as const;
export type WholeRule = (typeof wholeRules)[number];

export type ReleaseDenyRule = WholeRule | ItemRule;

export const releaseAllowRules = [
  "case.worker",
  "case.unit-sight",
  "case.receiving-unit-sight",
  "protected.reader",
  "basis.holds",
  "consent.holds",
] as const;
export type ReleaseAllowRule = (typeof releaseAllowRules)[number];

/** r1-r4 and r6-r9: why a copy is not read. */
export const copyDenyRules = [
  "copy.unknown",
  "tenant.foreign",
  "role.no-case-content",
  "copy.other-unit",
  "copy.withdrawn",
  "copy.ground-ended",
  "copy.corrected",
  "copy.expired",
] as const;
export type CopyDenyRule = (typeof copyDenyRules)[number];

export const copyAllowRules = ["copy.registered", "copy.ground-lives"] as const;
export type CopyAllowRule = (typeof copyAllowRules)[number];

/** What the sender must do when it lets something go. */
export const obligations = ["noteInFile", "deliverAtOnce", "secondLook", "approval", "showUnsigned"] as const;
export type Obligation = (typeof obligations)[number];

/** Every id an answer can name. */
export type SecrecyRule = ReleaseDenyRule | ReleaseAllowRule | CopyDenyRule | CopyAllowRule;

export interface BasisNamed {
  readonly code: string;
  readonly version: number;
  readonly mode: BasisMode;
}

/** What is to be seen of one item: open until a last day (null: no end), or closed with the rule. */
export type ItemMask =
  | { readonly open: true; readonly until: CalendarDate | null }
  | { readonly open: false; readonly rule: ReleaseDenyRule };

/** By key of the item. */
export type ReleaseMask = Readonly<Record<string, ItemMask>>;

export interface ReleaseAllow {
  readonly effect: "allow";
  readonly rules: readonly ReleaseAllowRule[];
  readonly basis: BasisNamed;
  readonly mask: ReleaseMask;
  /** The last day on which the receiver can read it in Samlots; null: no end. */
  readonly until: CalendarDate | null;
  readonly obligations: readonly Obligation[];
  /** Ids of the answers it rests on, sorted: what ends one of them, ends the release. */
  readonly consentAnswers: readonly string[];
  readonly policyVersion: string;
}

export interface ReleaseDeny {
  readonly effect: "deny";
  readonly rules: readonly [ReleaseDenyRule];
  /** The basis that was considered, as soon as one holds. */
  readonly basis: BasisNamed | null;
  readonly mask: ReleaseMask;
  readonly policyVersion: string;
}

export type ReleaseDecision = ReleaseAllow | ReleaseDeny;

export type CopyDecision =
  | { readonly effect: "allow"; readonly rules: readonly [CopyAllowRule]; readonly policyVersion: string }
  | { readonly effect: "deny"; readonly rules: readonly [CopyDenyRule]; readonly policyVersion: string };

/** What one receiver may get of one category for one purpose on one day, by consent. */
export type ConsentCell =
  | {
      readonly open: true;
      readonly until: CalendarDate;
      /** Ids of the answers it rests on, sorted. */
      readonly answers: readonly string[];
    }
  | {
      readonly open: false;
      readonly rule: ConsentRule;
      /** Whose word closes: "subject" or the guardian's person id; null when it is not known whom to ask. */
      readonly signer: string | null;
    };

export type ConsentCells = Readonly<Record<DataCategory, ConsentCell>>;
