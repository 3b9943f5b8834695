import "server-only";
import type { Scope } from "../../gate";
import { takeAttempt } from "../../identity";
import { indexOfWrittenNumber } from "../../persons";
import type { OpeningAnswer, OwnOpening } from "../contract";
import type { OpenSubject } from "../schema";

const reasonAt = (id: string) => ({ table: "emergency_opening", column: "reason_sealed", rowId: id }) as const;

interface Attempt {
  readonly id: string;
  readonly itemId: string;
  readonly reasonSealed: string | null;
  readonly onlyAsk: boolean;
}

async function ask(scope: Scope, { by, caseNumber, number }: OpenSubject, attempt: Attempt): Promise<OpeningAnswer> {
  const index = by === "person" ? indexOfWrittenNumber(scope, number) : null;
  const [row] = await scope.tx.$queryRaw<{ answer: OpeningAnswer }[]>`
    select app.open_emergency(${attempt.id}::uuid, ${attempt.itemId}::uuid, ${by === "case" ? caseNumber : null}::text, ${index}::text,
      ${attempt.reasonSealed}::text, ${attempt.onlyAsk}::boolean) as answer`;
  return row?.answer ?? "unknown";
}

/** Counts the question: a register must not be leafed through. Whole seconds to wait, 0 when it may be asked. */
export async function takeQuestion({ tx, tenantId, principal }: Scope): Promise<number> {
  return takeAttempt({ kind: "emergency", of: `${tenantId}.${principal.accountId}` }, tx);
}

/** What would become of opening it. Writes nothing. */
export async function findAnswer(scope: Scope, input: OpenSubject): Promise<OpeningAnswer> {
  return ask(scope, input, { id: scope.newId(), itemId: scope.newId(), reasonSealed: null, onlyAsk: true });
}

/** Opens: the opening, its review and the notices, in one statement. Throws when the answer has changed since it was asked. */
export async function insertOpening(scope: Scope, input: OpenSubject): Promise<{ readonly openingId: string }> {
  const id = scope.newId();
  const reasonSealed = scope.seal(input.reason, reasonAt(id));
  const answer = await ask(scope, input, { id, itemId: scope.newId(), reasonSealed, onlyAsk: false });
  if (answer !== "opened") throw new Error(`the opening was asked for and then answered ${answer}`);
  return { openingId: id };
}

/** What an opening is of: for the log. */
export async function findSubjectOf(scope: Scope, openingId: string) {
  const { tenantId } = scope;
  return scope.tx.emergencyOpening.findUnique({
    where: { tenantId_id: { tenantId, id: openingId } },
    select: { id: true, caseId: true, personId: true, openedAt: true, expiresAt: true, closedAt: true },
  });
}

/** Closes the own opening. False: it was over already. */
export async function saveClosed({ tx }: Scope, openingId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ closed: boolean }[]>`select app.close_opening(${openingId}::uuid) as closed`;
  return row?.closed ?? false;
}

/** The own openings, newest first. */
export async function listOwnOpenings({ tx, tenantId, principal }: Scope, limit: number): Promise<OwnOpening[]> {
  const rows = await tx.emergencyOpening.findMany({
    where: { tenantId, openedBy: principal.accountId, assignmentId: principal.assignmentId },
    select: { id: true, caseId: true, openedAt: true, expiresAt: true, closedAt: true },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ caseId, ...row }) => ({ ...row, of: caseId === null ? "person" : "case" }));
}

/** The reason, for those who may read the opening: row security decides who. */
export async function findTold(scope: Scope, openingId: string) {
  const { tenantId, principal } = scope;
  const row = await scope.tx.emergencyOpening.findFirst({
    where: { tenantId, id: openingId, told: { has: principal.accountId } },
    include: { unit: { select: { name: true } } },
  });
  if (!row) return null;
  const { reasonSealed, ...opening } = row;
  return { ...opening, reason: scope.open(reasonSealed, reasonAt(row.id)) };
}
