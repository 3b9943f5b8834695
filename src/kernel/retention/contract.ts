/** What others may know of retention. Types and value sets only. */

/** What a case is in the eyes of the rules (SoL 2025:400 16:1-2 a). `anonymous`: nobody is identified in it. */
export const retentionClasses = [
  "standard",
  "anonymous",
  "paternity",
  "adoption",
  "placement",
  "childInquiry",
  "childReport",
] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** What the rules say of a file today; the first that applies, in this order (`app.judge_file`). */
export const verdicts = [
  "open",
  "held",
  "never",
  "classUnknown",
  "noRule",
  "linked",
  "birthUnknown",
  "research",
  "notYet",
  "due",
] as const;
export type Verdict = (typeof verdicts)[number];

/** A file: a person's cases together, or a case of nobody. Case numbers, never names. */
export interface FileRow {
  readonly personId: string | null;
  readonly caseNumbers: readonly string[];
  readonly unitNames: readonly string[];
  readonly verdict: Verdict;
  readonly ruleCode: string | null;
  readonly statute: string | null;
  /** YYYY-MM-DD. */
  readonly lastEntryOn: string | null;
  readonly disposableFrom: string | null;
  readonly disposeBy: string | null;
  readonly isLate: boolean;
}

/** A rule of retention that holds today, and who stands for it here. */
export interface RuleRow {
  readonly code: string;
  readonly version: number;
  readonly statute: string;
  readonly yearsAfterEntry: number | null;
  readonly untilAge: number | null;
  readonly isNever: boolean;
  readonly birthDays: readonly number[] | null;
  readonly validFrom: string;
  readonly signedBy: string | null;
  readonly signedOn: string | null;
}

/** A disposal as the rules see it. */
export interface DisposalFacts {
  readonly id: string;
  readonly unitId: string | null;
  readonly proposedBy: string;
  readonly decision: "approved" | "declined" | null;
  readonly finishedAt: Date | null;
  readonly version: number;
}

/** What was let go: for print, without data about anybody whose file it was. Written by `app.certify_disposal`. */
export interface Certificate {
  readonly authority: string;
  readonly unit: string | null;
  readonly disposal: string;
  readonly proposed: { readonly by: string; readonly role: string; readonly at: string };
  readonly approved: { readonly by: string; readonly role: string; readonly at: string };
  readonly finishedAt: string;
  readonly files: number;
  readonly leftOut: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly prints: readonly string[];
  readonly rules: readonly {
    readonly code: string;
    readonly version: number;
    readonly statute: string;
    readonly signedBy: string | null;
    readonly signedOn: string | null;
    readonly files: number;
  }[];
}

/** Files a proposal holds at most; the rest waits for the next. */
export const FILES_A_PROPOSAL = 500;
/** Files one press erases at most. */
export const FILES_A_BATCH = 100;
