/** What other parts may know of the review of the log. Types and value sets only. */

/** Why a reading was drawn, in the order they are told: what says most first. */
export const reviewRules = [
  "emergencyOpening",
  "ownName",
  "household",
  "colleague",
  "familyName",
  "protectedIdentity",
  "manyPersons",
  "noLaterAct",
  "night",
  "random",
] as const;
export type ReviewRule = (typeof reviewRules)[number];

/** The version of the rules, kept with each sample. */
export const RULES_VERSION = "review-1";

/** Where an item stands: computed from its facts, never stored. */
export const itemStates = ["open", "asked", "answered", "measureDue", "done"] as const;
export type ItemState = (typeof itemStates)[number];

export const findings = ["justified", "unjustified"] as const;
export type Finding = (typeof findings)[number];

/** How the authority reviews its log. */
export interface ReviewSettings {
  /** Cases one reviewer looks at in a week, 5 to 40. */
  readonly casesPerWeek: number;
  /** Per cent of the sample drawn by lot, 10 to 90. */
  readonly randomShare: number;
  /** `HH:MM` in Swedish time. */
  readonly nightFrom: string;
  readonly nightTo: string;
  /** Days within which something done explains that it was read, 1 to 60. */
  readonly laterActDays: number;
  readonly version: number;
}

/** What the rules know of one reading: an account, a case or person, a day. No names: those were compared in the database. */
export interface Reading {
  /** Which it is, the same on every draw; and the lot it drew. */
  readonly lot: string;
  readonly readerId: string;
  readonly isRandom: boolean;
  readonly ownName: boolean;
  readonly familyName: boolean;
  /** The family name is one that many have. */
  readonly commonName: boolean;
  readonly household: boolean;
  readonly colleague: boolean;
  readonly isProtected: boolean;
  /** At night, in a unit that seldom reads at night. */
  readonly atNight: boolean;
  /** Cases and persons the reader read that day, and the median and 95th percentile of the unit's reader-days. */
  readonly subjects: number;
  readonly unitMedian: number;
  readonly unitP95: number;
  readonly isWorker: boolean;
  readonly hasLaterAct: boolean;
}
