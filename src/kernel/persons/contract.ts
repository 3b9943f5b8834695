/** What others may know of the register of persons. Types and value sets only. */
import type { MessagePart } from "@/ui/i18n/messages-for";
import type { GuardianKind } from "./domain/guardian";
import type { AgeFact, IdentityLevel } from "./domain/identity";
import type { DuplicateReason } from "./domain/duplicate";
import type { Protection } from "./domain/protection";

export type { AgeAnswer, AgeFact, IdentityLevel } from "./domain/identity";
export type { DuplicateReason } from "./domain/duplicate";
export type { GuardianKind } from "./domain/guardian";
export type { Protection } from "./domain/protection";
export type { FindPerson, RegisterPerson } from "./schema";

export type IdentityKind = "personnummer" | "samordningsnummer" | "temporary";

/**
 * A person in a list, a search hit, a choice: lists are read over shoulders. Of a person with protected identity it says
 * nothing but that, to the reader group as well.
 */
export interface PersonCard {
  readonly id: string;
  /** Null: protected; shown as `persons.protection.masked`. */
  readonly name: string | null;
  readonly identityKind: IdentityKind;
  /** "20080715-****", or the temporary identity; null when protected. */
  readonly identifier: string | null;
  /** Null when protected. */
  readonly age: AgeFact | null;
  readonly isProtected: boolean;
}

/** Who somebody is, for what is written about them: a report, a release. Of a protected person only that, and the age. */
export interface PersonBrief {
  readonly id: string;
  readonly isProtected: boolean;
  readonly name: string | null;
  /** Twelve digits; null without a number and when protected. */
  readonly number: string | null;
  /** "20080715-****", or the temporary identity; null when protected. */
  readonly identifier: string | null;
  /** Today. */
  readonly age: AgeFact;
}

/** A name beside the one used now. */
export interface OtherName {
  readonly id: string;
  readonly kind: "former" | "alias" | "assumed";
  readonly givenName: string;
  readonly familyName: string;
}

/** Who somebody is: the block that is masked until it is asked for when the identity is protected. */
export interface PersonIdentity {
  readonly givenName: string;
  readonly familyName: string;
  readonly otherNames: readonly OtherName[];
  /** "20080715-****", or the temporary identity. */
  readonly identifier: string;
  readonly birthOn: string | null;
  readonly age: AgeFact;
  /** The day a child turns 18; null for adults and when the age is not known. */
  readonly comesOfAgeOn: string | null;
}

export interface GuardianRow {
  readonly id: string;
  readonly version: number;
  readonly person: PersonCard;
  readonly kind: GuardianKind;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Whether it gives a say today. "notKnown": the child's age is not known. */
  readonly isInForce: "yes" | "no" | "notKnown";
}

export interface HouseholdRow {
  readonly id: string;
  readonly person: PersonCard;
  /** The stay of the person whose page it is. */
  readonly isSelf: boolean;
  readonly since: string | null;
  readonly until: string | null;
}

export interface PersonCaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly workflow: string;
  readonly openedOn: string;
  readonly isClosed: boolean;
}

export interface MergeRow {
  readonly id: string;
  readonly other: PersonCard | null;
  readonly mergedAt: Date;
  readonly mergedBy: string;
  readonly reason: string;
  readonly reversedAt: Date | null;
}

export interface ReaderRow {
  readonly accountId: string;
  readonly name: string;
}

/** Who somebody is and whom they belong to. */
export interface PersonDetails {
  readonly identity: PersonIdentity;
  readonly guardians: readonly GuardianRow[];
  readonly wards: readonly GuardianRow[];
  readonly household: readonly HouseholdRow[];
}

/** One person's page, for somebody who may see it. */
export interface PersonPage {
  readonly id: string;
  readonly version: number;
  readonly card: PersonCard;
  readonly identityKind: IdentityKind;
  readonly identityLevel: IdentityLevel | null;
  readonly hasNumber: boolean;
  readonly protection: Protection;
  /** The strictest level among those the person lives with, own included. */
  readonly householdProtection: Protection;
  /** Null when protected: asked for with a reason. */
  readonly details: PersonDetails | null;
  readonly isMerged: boolean;
  /** The entry it was merged into, when that is in sight. */
  readonly mergedInto: PersonCard | null;
  readonly cases: readonly PersonCaseRow[];
  readonly merges: readonly MergeRow[];
  /** Of a protected person. */
  readonly readers: readonly ReaderRow[];
  /** Who may be let into the reader group; for those who decide. */
  readonly colleagues: readonly ReaderRow[];
  /** Of these, those who work on a case of the person: they lose it when they are left out. */
  readonly workerIds: readonly string[];
  readonly mayDecide: boolean;
}

/** Somebody who may already be the person that is being registered. */
export interface DuplicateRow {
  readonly card: PersonCard;
  readonly reasons: readonly DuplicateReason[];
}

/** One side of a comparison. */
export interface MergeCompared {
  readonly card: PersonCard;
  readonly version: number;
  /** Null when protected. */
  readonly identity: PersonIdentity | null;
  /** How many cases in sight would follow. Others follow too and are not spoken of. */
  readonly cases: number;
}

/** Two entries side by side before they are merged. */
export interface MergeComparison {
  readonly kept: MergeCompared;
  readonly merged: MergeCompared;
  /** Fields in which they differ; keys under `persons.mergeField`. */
  readonly conflicts: readonly string[];
  /** Why they cannot be merged, as the code of a message, or null. */
  readonly obstacle: string | null;
}

/** Two entries that may be one person. */
export interface DuplicatePair {
  readonly one: PersonCard;
  readonly other: PersonCard;
  readonly reasons: readonly DuplicateReason[];
}

export { PROTECTIONS, revealReasons, type RevealReason } from "./domain/protection";

/** Seconds a revealed identity stays on the screen. */
export const REVEALED_SECONDS = 60;

/** What a form with a `PersonPicker` in it asks `MessagesFor` to bring along. */
export const personPickerMessages = [
  "persons.picker",
  "persons.search",
  "persons.register",
  "persons.errors",
  "persons.identityKind",
  "persons.identityLevel",
  "persons.protection",
  "persons.age",
  "persons.duplicate",
] as const satisfies readonly MessagePart[];
