/** What other parts may know of emergency openings. Types and value sets only. */

/** The authority's decision. */
export interface EmergencyRule {
  readonly isOn: boolean;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  /** YYYY-MM-DD. */
  readonly decidedOn: string | null;
  readonly version: number;
}

/** What became of the question whether something can be opened, as `app.open_emergency` answers. */
export const openingAnswers = ["opened", "unknown", "inSight", "another", "nobodyReviews"] as const;
export type OpeningAnswer = (typeof openingAnswers)[number];

/** One of the own openings. */
export interface OwnOpening {
  readonly id: string;
  readonly of: "case" | "person";
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
}
