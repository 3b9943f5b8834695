/** What other parts may know of cases. Types and value sets only. */

/** What a journal note is. An addendum and an objection belong to a signed note; the last two carry a reason. */
export const noteKinds = ["note", "addendum", "objection", "closure", "reopening"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Derived from facts by `caseStatus`, never stored. */
export type CaseStatus = "open" | "waitingForReceiver" | "received" | "closed";

/** A case as the rules see it. */
export interface CaseFacts {
  readonly id: string;
  readonly unitId: string;
  /** The unit the case was last handed over to, waiting or acknowledged. */
  readonly receivingUnitId: string | null;
  readonly workerIds: readonly string[];
  readonly closedAt: Date | null;
  readonly version: number;
}

/** A new case, before it has a number. */
export interface NewCase {
  readonly id: string;
  /** The workflow's name in its manifest. */
  readonly workflow: string;
  readonly personId?: string | null;
}

/** A case as lists show it. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly unitName: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly status: CaseStatus;
  readonly person: PersonLabel | null;
}

/** As much of a person as a case shows: a protected identity is not named outside the person's own page. */
export type PersonLabel =
  | { readonly id: string; readonly isProtected: true }
  | { readonly id: string; readonly isProtected: false; readonly name: string };

/** A task that a workflow or a person adds to a case. */
export interface NewTask {
  readonly id: string;
  readonly caseId: string;
  readonly unitId: string;
  readonly assigneeId: string | null;
  /** `own`, or the kind's name: its words are `<messages of the workflow>.tasks.<kind>`. */
  readonly kind: string;
  readonly text: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
}

/** A handover about to be made. */
export interface NewHandover {
  readonly id: string;
  readonly caseId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly message: string | null;
}

/** A handover as the rules see it. */
export interface HandoverFacts {
  readonly id: string;
  readonly caseId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly madeAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly version: number;
}

/** What the case page and the lists ask of the workflows: which case is whose, and where it opens. */
export interface CaseWorkflow {
  readonly name: string;
  /** Key in the message catalogue: what a case of this workflow is called. */
  readonly caseLabel: string;
  /** The case's own page in its workflow, inside the tenant: `field-contacts/<id>`. */
  readonly casePath: (caseId: string) => string;
}
