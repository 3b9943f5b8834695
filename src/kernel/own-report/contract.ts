/** What others may know of the person's own report and the access pack. Types and value sets only. */
import type { Role } from "../identity/contract";

/** One line of who has done what: acts of one day, one hand and one kind, together. Never about whom else. */
export interface ReadLine {
  readonly id: string;
  /** The first and the last time. */
  readonly from: Date;
  readonly to: Date;
  readonly times: number;
  /** The act's name; its words are in the part `acts`. */
  readonly act: string;
  /** Null: shown by unit and role, or nobody's account. */
  readonly staff: string | null;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly caseNumber: string | null;
  /** Keys under `ownReport.what`: what was looked at, in words. */
  readonly what: readonly string[];
  /** The signed checkpoint of the log that holds the last of them; null: not sealed yet. */
  readonly checkpoint: number | null;
}

/** Something that left or came, and on which ground. */
export interface ReleaseLine {
  readonly id: string;
  readonly isOutgoing: boolean;
  readonly at: Date;
  readonly authority: string;
  readonly unit: string;
  readonly statute: string | null;
  readonly caseNumber: string;
  readonly withdrawnAt: Date | null;
  readonly seenAt: Date | null;
  readonly registeredAt: Date | null;
}

export interface OwnReport {
  readonly personId: string;
  /** Null: protected identity; it is handed over in person. */
  readonly name: string | null;
  readonly identifier: string | null;
  readonly isProtected: boolean;
  readonly authorityName: string;
  /** YYYY-MM-DD, both days included. */
  readonly fromOn: string;
  readonly toOn: string;
  readonly madeAt: Date;
  /** The registrar's report is of the whole authority; others' of the cases they work with. */
  readonly isWhole: boolean;
  readonly done: readonly ReadLine[];
  readonly refused: readonly ReadLine[];
  readonly emergencies: readonly ReadLine[];
  readonly releases: readonly ReleaseLine[];
  /** There are more lines than are shown: choose a shorter time. */
  readonly isCut: boolean;
}

export const judgements = ["asIs", "masked", "withheld"] as const;
export type Judgement = (typeof judgements)[number];

/** A text of a pack as the one who looks it through sees it. */
export interface PackText {
  /** `<table>.<column>.<row>` */
  readonly source: string;
  /** With known third persons and what was chosen masked. */
  readonly text: string;
  /** How many places are masked. */
  readonly masked: number;
  /** Null: nobody has read it, or it has changed since. */
  readonly judgement: Judgement | null;
}

/** Something known, with its column as its word: `ownReport.columns.<column>`. */
export interface PackFact {
  readonly column: string;
  readonly value: string;
  /** How the value is written out. */
  readonly kind: "day" | "instant" | "yes" | "no" | "staff" | "code" | "text";
}

export interface PackEntry {
  readonly id: string;
  readonly facts: readonly PackFact[];
  readonly texts: readonly PackText[];
}

export interface PackSection {
  /** A table's name; its words are `ownReport.tables.<table>`. */
  readonly table: string;
  readonly entries: readonly PackEntry[];
}

export interface AccessPack {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly name: string | null;
  readonly identifier: string | null;
  readonly number: string | null;
  readonly isProtected: boolean;
  readonly authorityName: string;
  readonly madeAt: Date;
  readonly expiresOn: string;
  readonly approvedAt: Date | null;
  readonly sections: readonly PackSection[];
  /** Texts that nobody has read as they stand now. */
  readonly unread: number;
  readonly report: OwnReport;
}

/** How many days a pack can be fetched. */
export const PACK_DAYS = 30;
