/** What other parts may know of legal bases. Types and value sets only. */
import type { BasisFacts, OffenceRow } from "../secrecy/contract";

/** Kinds of sender and receiver that a statute names and that are no authority in Samlots: for display only. */
export const otherKinds = [
  "kfm",
  "prison",
  "sis",
  "prosecutor",
  "customs",
  "sapo",
  "landlord",
  "ngo",
  "provider",
  "guardian",
  "self",
] as const;
export type OtherKind = (typeof otherKinds)[number];

/** A: the statute was read in a consolidated copy. B: a secondary source was read. C: general knowledge. */
export const confidences = ["A", "B", "C"] as const;
export type Confidence = (typeof confidences)[number];

/** What an authority's releases rest on: the part of ReleaseFacts that this kernel part keeps. */
export interface ReleaseGround {
  readonly bases: readonly BasisFacts[];
  /** `code@version` that the authority's lawyer has signed. */
  readonly signedBases: readonly string[];
  readonly isDemo: boolean;
  /** Codes that want a second person today; "unknown" until the delegation is recorded. */
  readonly approvalFor: readonly string[] | "unknown";
  readonly offences: readonly OffenceRow[];
}

/** One version of a basis as its page shows it: the facts, and what surrounds them. */
export interface BasisRow {
  readonly facts: BasisFacts;
  readonly statute: string;
  readonly fromOthers: readonly string[];
  readonly toOthers: readonly string[];
  /** Sections of OSL whose secrecy it does not break. */
  readonly excludedSecrecy: readonly string[];
  readonly documented: readonly string[];
  readonly deadline: string | null;
  readonly openQuestion: string | null;
  readonly confidence: Confidence;
  readonly source: string;
}

/** One dated row of the table of least penalties, with where it comes from. */
export interface PenaltyRow extends OffenceRow {
  readonly section: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/**
 * Where a basis stands for the own authority: `usable` signed and in force; `demo` in force, not signed, tried in a demo;
 * `unsigned` in force, not signed; `coming` not in force yet; `ended`; `blocked` never a way out; `elsewhere` no authority
 * of its kinds is in Samlots, or not one like the own.
 */
export const basisStates = ["usable", "demo", "unsigned", "coming", "ended", "blocked", "elsewhere"] as const;
export type BasisState = (typeof basisStates)[number];

/** A version and where it stands for the own authority. */
export interface StandingRow extends BasisRow {
  readonly state: BasisState;
}
