/** One thing that happened in a case: what, who, when. No free text: the timeline is for finding, the notes for reading. */
export interface TimelineFact {
  readonly kind:
    | "opened"
    | "noteSigned"
    | "addendumSigned"
    | "objectionNoted"
    | "taskAdded"
    | "taskDone"
    | "handedOver"
    | "acknowledged"
    | "workerJoined"
    | "workerLeft"
    | "closed"
    | "reopened"
    | ToldEvent["kind"];
  /** Unique in the case. */
  readonly key: string;
  readonly at: Date;
  /** Whose act it was; null where the facts do not say. */
  readonly byId: string | null;
  /** The unit a case was handed to. */
  readonly unitId?: string;
}

/** What another part of the kernel tells: never a text. */
export interface ToldEvent {
  readonly kind: "consentAsked" | "consentGiven" | "consentRefused" | "consentWithdrawn" | "consentExpired";
  readonly refId: string;
  readonly at: Date;
  readonly byId: string | null;
}

/** The facts a timeline is made of. */
export interface TimelineSources {
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly notes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly writtenBy: string;
    readonly signedAt: Date | null;
  }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly createdBy: string;
    readonly createdAt: Date;
    readonly doneBy: string | null;
    readonly doneAt: Date | null;
  }[];
  readonly handovers: readonly {
    readonly id: string;
    readonly toUnitId: string;
    readonly madeBy: string;
    readonly madeAt: Date;
    readonly acknowledgedBy: string | null;
    readonly acknowledgedAt: Date | null;
  }[];
  readonly workers: readonly { readonly accountId: string; readonly since: Date; readonly until: Date | null }[];
  readonly told?: readonly ToldEvent[];
}

const NOTE_FACTS: Readonly<Record<string, TimelineFact["kind"]>> = {
  addendum: "addendumSigned",
  objection: "objectionNoted",
  closure: "closed",
  reopening: "reopened",
};

/** What has happened, newest first. Of what happened in one instant, the later step of the work comes first. */
export function timelineOf(sources: TimelineSources): TimelineFact[] {
  const facts: TimelineFact[] = [
    { kind: "opened", key: "opened", at: sources.openedAt, byId: sources.openedBy },
    // Whoever opens a case works on it from the start: that goes without saying.
    ...sources.workers.flatMap(workerFacts).filter((fact) => !isOpener(fact, sources)),
    ...sources.tasks.flatMap(taskFacts),
    ...sources.handovers.flatMap(handoverFacts),
    ...(sources.told ?? []).map(({ kind, refId, at, byId }) => ({ kind, key: `${kind}-${refId}`, at, byId })),
    ...sources.notes.flatMap((note): TimelineFact[] =>
      note.signedAt === null
        ? []
        : [
            {
              kind: NOTE_FACTS[note.kind] ?? "noteSigned",
              key: `note-${note.id}`,
              at: note.signedAt,
              byId: note.writtenBy,
            },
          ],
    ),
  ];
  // The sort is stable, so reversing a list in the order of the work keeps that order within one instant.
  return facts.reverse().sort((a, b) => b.at.getTime() - a.at.getTime());
}

function isOpener({ kind, byId, at }: TimelineFact, { openedBy, openedAt }: TimelineSources): boolean {
  return kind === "workerJoined" && byId === openedBy && at.getTime() === openedAt.getTime();
}

function workerFacts(worker: TimelineSources["workers"][number]): TimelineFact[] {
  const { accountId, since, until } = worker;
  const joined: TimelineFact = { kind: "workerJoined", key: `joined-${accountId}`, at: since, byId: accountId };
  return until === null
    ? [joined]
    : [joined, { kind: "workerLeft", key: `left-${accountId}`, at: until, byId: accountId }];
}

function taskFacts(task: TimelineSources["tasks"][number]): TimelineFact[] {
  const added: TimelineFact = { kind: "taskAdded", key: `task-${task.id}`, at: task.createdAt, byId: task.createdBy };
  return task.doneAt === null
    ? [added]
    : [added, { kind: "taskDone", key: `done-${task.id}`, at: task.doneAt, byId: task.doneBy }];
}

function handoverFacts(handover: TimelineSources["handovers"][number]): TimelineFact[] {
  const { id, toUnitId, madeAt, madeBy, acknowledgedAt, acknowledgedBy } = handover;
  const made: TimelineFact = { kind: "handedOver", key: `handover-${id}`, at: madeAt, byId: madeBy, unitId: toUnitId };
  return acknowledgedAt === null
    ? [made]
    : [made, { kind: "acknowledged", key: `ack-${id}`, at: acknowledgedAt, byId: acknowledgedBy, unitId: toUnitId }];
}
