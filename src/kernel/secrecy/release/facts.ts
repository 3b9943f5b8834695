/**
 * What a release to another authority is decided from: facts in, verdict out. Types and value sets only. Whatever is not
 * known is `null` or "unknown", and denies. The rules are in docs/secrecy.md; this is the language they are written in.
 */
import type { Principal, TenantKind } from "../../identity/contract";
import type { CaseFacts } from "../weigh";

/** What kind of data, as consents and bases name it. A text says which of them it holds. */
export const dataCategories = [
  "identity",
  "contact",
  "living",
  "family",
  "school",
  "workAndIncome",
  "health",
  "substanceUse",
  "crime",
  "services",
  "events",
] as const;
export type DataCategory = (typeof dataCategories)[number];

/** What a release is for. */
export const releasePurposes = [
  "coordination",
  "careOrSupport",
  "protectChild",
  "handOver",
  "housing",
  "preventCrime",
  "investigateCrime",
  "wrongPayment",
  "statement",
  "feedback",
] as const;
export type ReleasePurpose = (typeof releasePurposes)[number];

/** Who sends and receives, as the statutes tell authorities apart. */
export const agencyKinds = ["soc", "police", "care", "school", "pupilcare", "pubhousing"] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** What kinds an authority is: the same principal runs the school and its pupil health. */
export const agencyKindsOf: Readonly<Record<TenantKind, readonly AgencyKind[]>> = {
  welfareBoard: ["soc"],
  districtBoard: ["soc"],
  policeArea: ["police"],
  region: ["care"],
  principal: ["school", "pupilcare"],
  housingCompany: ["pubhousing"],
};

/** must: a duty. may: allowed after its tests. consent: allowed by those whom the secrecy protects. block: never a way out. */
export const basisModes = ["must", "may", "consent", "block"] as const;
export type BasisMode = (typeof basisModes)[number];

/** Which of several conditions a basis is used on (OSL 26:9, 25:12). Each but the age is a test of its own. */
export const alternativeGrounds = ["under18", "ongoingAbuse", "compulsoryCare", "unbornChild"] as const;
export type AlternativeGround = (typeof alternativeGrounds)[number];

/** What a basis asks of the offence a release is about. Months are the least penalty in months of imprisonment. */
export interface OffenceRule {
  readonly leastMonths: number | null;
  /** For attempt, preparation and conspiracy. */
  readonly attemptLeastMonths: number | null;
  readonly needsPrisonInScale: boolean;
  /** Chapters of the penal code or named acts; empty: any. */
  readonly chapters: readonly string[];
}

/** One version of one legal basis. Law as data: what holds on a day is a row, never an `if`. */
export interface BasisFacts {
  readonly code: string;
  readonly version: number;
  readonly mode: BasisMode;
  readonly from: readonly AgencyKind[];
  readonly to: readonly AgencyKind[];
  /** Empty: any purpose. */
  readonly purposes: readonly ReleasePurpose[];
  /** Purposes that this basis does not carry for a kind of sender. */
  readonly excludedPurposes: Readonly<Partial<Record<AgencyKind, readonly ReleasePurpose[]>>>;
  /** Whole years on the day; both ends included; null: no limit. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly anyOf: readonly AlternativeGround[];
  readonly needsRequest: boolean;
  readonly offence: OffenceRule | null;
  /** Questions that must be answered yes, each with a reason. */
  readonly tests: readonly string[];
  /** Questions that must be answered no, each with a reason: what the basis is not for. */
  readonly exclusions: readonly string[];
  /** The only categories it carries; empty: any. */
  readonly onlyData: readonly DataCategory[];
  /** YYYY-MM-DD, first day; and the first day on which it no longer holds, or null. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Age in Sweden on the day; "unknown" also when it is assumed or the identity is uncertain: it meets no limit. */
export type SubjectAge = { readonly birthOn: string } | "unknown";

export type ProtectionFact = "none" | "protected" | "unknown";

/** Whether a guardian's answer is asked for: `absent` and `harm` (OSL 12:3, betydande men) are decided with a reason. */
export type GuardianStanding = "counts" | "absent" | "harm" | "unknown";

export interface GuardianFacts {
  readonly personId: string;
  readonly standing: GuardianStanding;
}

/** Who decides for a minor, by age and maturity (OSL 12:3): a documented assessment, never an age in code. */
export const maturityLevels = ["childAlone", "together", "guardians"] as const;
export type MaturityLevel = (typeof maturityLevels)[number];

export interface SubjectFactsForRelease {
  readonly age: SubjectAge;
  /** The strictest of the person's own and the household's. */
  readonly protection: ProtectionFact;
  /** In force today. */
  readonly guardians: readonly GuardianFacts[];
  readonly maturity: MaturityLevel | null;
}

/** Whom a consent names: an authority, or one unit of it. */
export interface ConsentReceiver {
  readonly key: string;
  readonly authorityId: string;
  readonly unitId: string | null;
}

export interface ConsentAnswer {
  readonly id: string;
  /** "subject", or the guardian's person id. */
  readonly signer: string;
  readonly answer: "yes" | "no";
  /** What the yes is for; a part of what was asked. What was asked and is not here was refused. */
  readonly categories: readonly DataCategory[];
  readonly receiverKeys: readonly string[];
  /** ISO instants. */
  readonly answeredAt: string;
  readonly withdrawnAt: string | null;
}

/** A consent that lifts secrecy, and all the answers given to it. The other kinds of yes are never passed in here. */
export interface ConsentFacts {
  readonly id: string;
  readonly purposes: readonly ReleasePurpose[];
  readonly categories: readonly DataCategory[];
  readonly receivers: readonly ConsentReceiver[];
  /** First and last day, YYYY-MM-DD. There is no endless consent. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly answers: readonly ConsentAnswer[];
}

/** One dated row of the table of least penalties. */
export interface OffenceRow {
  readonly code: string;
  readonly chapter: string;
  readonly leastMonths: number;
  readonly hasPrisonInScale: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface OffenceFacts {
  readonly code: string;
  readonly isAttempt: boolean;
  /** YYYY-MM-DD; null: not known. */
  readonly committedOn: string | null;
}

/** Whether what is told names somebody else: `ownGround` means that person has agreed, or that it harms nobody, with a reason. */
export type ThirdPersons = "none" | "ownGround" | "withoutGround" | "unknown";

/** One thing that would go: a fact from the record, or a written text. */
export interface ReleaseItemFacts {
  readonly key: string;
  readonly categories: readonly DataCategory[];
  readonly thirdPersons: ThirdPersons;
}

export interface TestAnswer {
  readonly answer: "yes" | "no";
  readonly hasReason: boolean;
}

/** What is asked for. */
export interface ReleaseRequest {
  /** From a case of one's own, or from what the sender knows without one (a police officer's duty to report). */
  readonly origin: "case" | "ownKnowledge";
  readonly basis: string;
  readonly purpose: ReleasePurpose | null;
  readonly ground: AlternativeGround | null;
  readonly offence: OffenceFacts | null;
  readonly answers: Readonly<Record<string, TestAnswer>>;
  readonly items: readonly ReleaseItemFacts[];
}

export interface ReceiverFacts {
  readonly authorityId: string;
  readonly unitId: string;
  readonly kind: TenantKind;
}

/** Everything that is known when a release is decided. */
export interface ReleaseFacts {
  /** Null: there is no such case. Not looked at when the origin is `ownKnowledge`. */
  readonly case: (CaseFacts & { readonly isClosed: boolean }) | null;
  /** Null: no such unit, closed, or it takes no releases. */
  readonly receiver: ReceiverFacts | null;
  readonly subject: SubjectFactsForRelease;
  /** Every version of every basis that the authority knows, of all days. */
  readonly bases: readonly BasisFacts[];
  /** `code@version` that the authority's lawyer has signed. */
  readonly signedBases: readonly string[];
  readonly isDemo: boolean;
  /** Codes for which the authority's delegation wants a second person. "unknown" denies. */
  readonly approvalFor: readonly string[] | "unknown";
  /** Account of the second person, or null. */
  readonly approvedBy: string | null;
  /** Account of the one who looked before data on somebody protected leave, or null. */
  readonly lookedBy: string | null;
  /** A request from that authority, when there is one. */
  readonly requestedBy: string | null;
  readonly offences: readonly OffenceRow[];
  readonly consents: readonly ConsentFacts[];
}

/** A received copy, as the receiver's own authority knows it. */
export interface CopyFacts {
  readonly tenantId: string;
  readonly toUnitId: string;
  /** Whether it was tied to a case of the receiver's that the principal sees. */
  readonly isWithCaseInSight: boolean;
  readonly isTiedToCase: boolean;
  /** ISO instants. */
  readonly withdrawnAt: string | null;
  readonly groundEndedAt: string | null;
  readonly correctedAt: string | null;
  readonly registeredAt: string | null;
  /** The last day it can be read on its ground; null: no end. */
  readonly readableUntil: string | null;
}

export type ReleasePrincipal = Pick<
  Principal,
  "tenantId" | "tenantKind" | "accountId" | "role" | "unitId" | "sightUnitId"
>;
