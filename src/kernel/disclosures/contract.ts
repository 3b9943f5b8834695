/** What others may know of releases to other authorities. Types and value sets only. */
import type {
  AgencyKind,
  BasisMode,
  DataCategory,
  ItemMask,
  Obligation,
  ReleaseDenyRule,
  ReleasePurpose,
} from "../secrecy/contract";

/** Facts of the record that can go. Of a protected person neither name nor number ever leaves here. */
export const releaseItems = ["name", "number", "age", "occasion", "placeType", "testResult"] as const;
export type ReleaseItem = (typeof releaseItems)[number];

/** What kind of data each fact is. A text says it itself. */
export const categoryOfItem: Readonly<Record<ReleaseItem, DataCategory>> = {
  name: "identity",
  number: "identity",
  age: "identity",
  occasion: "events",
  placeType: "events",
  testResult: "substanceUse",
};

/**
 * What a text says of others than the one it is about: nobody; somebody who has agreed; somebody whom it does not harm;
 * or somebody without any ground, and then it stays.
 */
export const othersInText = ["none", "agreed", "harmless", "withoutGround"] as const;
export type OthersInText = (typeof othersInText)[number];

/** How a request came. */
export const requestWays = ["phone", "letter", "meeting", "message"] as const;
export type RequestWay = (typeof requestWays)[number];

/** Who may appeal a no: the asking authority, the person who asked, or nobody (OSL 2009:400 6:7). */
export const appealWays = ["authority", "individual", "none"] as const;
export type AppealWay = (typeof appealWays)[number];

/** Exactly what the receiver gets to see: the preview shows it, the copy holds it. */
export interface ReleasedContent {
  readonly items: readonly { readonly key: ReleaseItem; readonly value: string }[];
  readonly texts: readonly { readonly text: string; readonly categories: readonly DataCategory[] }[];
}

/** What stands on the receiver's copy beside its content. */
export interface CopyAbout {
  readonly fromAuthority: string;
  readonly fromUnit: string;
  /** Whom to ask. */
  readonly fromPerson: string;
  readonly purpose: ReleasePurpose;
  /** What the receiver needs it for, in words; may be empty. */
  readonly purposeText: string;
  readonly basis: string;
  readonly basisVersion: number;
  readonly mode: BasisMode;
  readonly reservation: string | null;
  /** When it was released; null in a preview. */
  readonly at: Date | null;
  /** The last day it can be read in Samlots on its ground; null: no end. */
  readonly readableUntil: string | null;
}

/** A unit of another authority that takes releases. Its name is public knowledge. */
export interface KnownReceiver {
  readonly unitId: string;
  readonly unitName: string;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly authorityKind: string;
}

/** What the form needs to know of one basis: its questions. */
export interface BasisQuestions {
  readonly code: string;
  readonly version: number;
  readonly mode: BasisMode;
  readonly statute: string;
  readonly tests: readonly string[];
  readonly exclusions: readonly string[];
  readonly anyOf: readonly string[];
  readonly asksOffence: boolean;
  readonly to: readonly AgencyKind[];
  readonly purposes: readonly ReleasePurpose[];
  readonly isSigned: boolean;
}

/** One way out that could carry, and how it stands today for what is asked. */
export interface WeighedBasis {
  readonly code: string;
  readonly version: number;
  readonly mode: BasisMode;
  /** Null: it carries all that is chosen. */
  readonly rule: ReleaseDenyRule | null;
  readonly until: string | null;
}

/** How a release stands, item by item: what the screen shows while it is composed. */
export interface WeighedRelease {
  readonly rule: ReleaseDenyRule | null;
  readonly mask: Readonly<Record<string, ItemMask>>;
  readonly until: string | null;
  readonly obligations: readonly Obligation[];
  /** Best first: what carries, then what lacks something. What could never carry is not here. */
  readonly bases: readonly WeighedBasis[];
}

/** How a release was grounded: the sender's own note. */
export interface Grounds {
  readonly tests: readonly { readonly test: string; readonly answer?: "yes" | "no"; readonly reason: string }[];
  readonly ground?: string | null;
  readonly offence?: {
    readonly code: string;
    readonly isAttempt: boolean;
    readonly committedOn: string | null;
  } | null;
  /** Why each text may tell of others, in the order of the texts. */
  readonly others?: readonly { readonly others: OthersInText; readonly reason: string }[];
  /** Before consents were records. */
  readonly consent?: { readonly by: string; readonly form: string; readonly how: string } | null;
}

/** Where a released copy stands, on either side. */
export type CopyState =
  /** Readable while its ground lives; until the day, when there is one. */
  | { readonly kind: "readable"; readonly until: string | null; readonly seenAt: Date | null }
  /** The receiver's own. It cannot be taken back. */
  | { readonly kind: "registered"; readonly at: Date }
  /** A duty: it has come in, and stays. */
  | { readonly kind: "delivered"; readonly seenAt: Date | null }
  | {
      readonly kind: "ended";
      readonly why: "withdrawn" | "consentEnded" | "basisEnded" | "corrected" | "expired";
      /** A day when it ended by itself. */
      readonly at: Date | string;
    };
