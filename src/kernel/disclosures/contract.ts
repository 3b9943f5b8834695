/** What others may know of releases to other authorities. Types and value sets only. */

/** What can be released besides the summary. Of a protected person neither name nor number ever leaves here. */
export const releaseItems = ["name", "number", "age", "occasion", "placeType"] as const;
export type ReleaseItem = (typeof releaseItems)[number];

/** Who said yes to the release: the adult; all guardians; or all guardians and the child, by age and maturity. */
export const consentGivers = ["self", "guardians", "guardiansAndChild"] as const;
export type ConsentGiver = (typeof consentGivers)[number];
export const consentForms = ["written", "oral"] as const;
export type ConsentForm = (typeof consentForms)[number];

/** Exactly what the receiver gets to see: the preview shows it, the copy holds it. */
export interface ReleasedContent {
  readonly items: readonly { readonly key: ReleaseItem; readonly value: string }[];
  readonly summary: string;
}

/** What stands on the receiver's copy beside its content. */
export interface CopyAbout {
  readonly fromAuthority: string;
  readonly fromUnit: string;
  /** Whom to ask. */
  readonly fromPerson: string;
  readonly purpose: string;
  readonly basis: string;
  readonly reservation: string | null;
}

/** A legal basis as it holds today. */
export interface Basis {
  readonly code: string;
  readonly statute: string;
  readonly mode: "duty" | "consent";
  /** Keys of its questions; each is answered with a reason. */
  readonly tests: readonly string[];
  /** Whole years, both ends included; null: no limit. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** Kinds of authority it can lead to; empty: any. */
  readonly toKinds: readonly string[];
}

/** A unit of another authority that takes releases. Its name is public knowledge. */
export interface KnownReceiver {
  readonly unitId: string;
  readonly unitName: string;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly authorityKind: string;
}

/** How a release was grounded: the sender's own note. */
export interface Grounds {
  readonly tests: readonly { readonly test: string; readonly reason: string }[];
  readonly consent: { readonly by: ConsentGiver; readonly form: ConsentForm; readonly how: string } | null;
}
