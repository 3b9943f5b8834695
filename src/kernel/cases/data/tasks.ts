import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { NewTask } from "../contract";
import type { TaskFacts } from "../domain/task";
import { personLabel } from "./cases";

/** A task opened for reading. `text` is null for kinds of a workflow, which have words in the catalogue. */
export interface OpenedTask {
  readonly id: string;
  readonly kind: string;
  readonly text: string | null;
  readonly assigneeId: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
  readonly version: number;
}

const sealedAt = (rowId: string) => ({ table: "task", column: "text_sealed", rowId }) as const;

/** Adds a task to a case. For a module's own `save` too. */
export async function insertTask(scope: Scope, task: NewTask): Promise<void> {
  const { id, caseId, unitId, assigneeId, kind, text, dueOn } = task;
  await scope.tx.task.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, unitId, assigneeId, kind },
        textSealed: text === null ? null : scope.seal(text, sealedAt(id)),
        dueOn: columnDay(dueOn),
        createdBy: scope.principal.accountId,
        createdAt: scope.now,
      },
    ],
  });
}

/** A task of a case as the rules see it, or null. */
export async function findTask(scope: Scope, caseId: string, taskId: string): Promise<TaskFacts | null> {
  return scope.tx.task.findFirst({
    where: { tenantId: scope.tenantId, id: taskId, caseId },
    select: { id: true, assigneeId: true, doneAt: true },
  });
}

/** Changes a task: done, or somebody else's. */
export async function saveTask(
  scope: Scope,
  { taskId, version }: { readonly taskId: string; readonly version: number },
  change: { readonly doneAt: Date } | { readonly assigneeId: string | null },
): Promise<{ readonly taskId: string; readonly version: number }> {
  const data = "doneAt" in change ? { ...change, doneBy: scope.principal.accountId } : change;
  expectOneRow(
    await scope.tx.task.updateMany({
      where: { tenantId: scope.tenantId, id: taskId, version, doneAt: null },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return { taskId, version: version + 1 };
}

/** The open tasks of a case, of one worker if given. */
export function countOpenTasks(scope: Scope, caseId: string, assigneeId?: string): Promise<number> {
  return scope.tx.task.count({
    where: { tenantId: scope.tenantId, caseId, doneAt: null, ...(assigneeId === undefined ? {} : { assigneeId }) },
  });
}

/** The tasks of a case, opened: what is to be done first, by day; then what was done, newest first. */
export async function listCaseTasks(scope: Scope, caseId: string, limit: number): Promise<OpenedTask[]> {
  const rows = await scope.tx.task.findMany({
    where: { tenantId: scope.tenantId, caseId },
    orderBy: [{ doneAt: { sort: "desc", nulls: "first" } }, { dueOn: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map((row) => opened(scope, row));
}

/** Open tasks of mine in the cases in sight, and those of my cases that belong to nobody in particular, by day. */
export async function listMyTasks(scope: Scope, limit: number) {
  const { accountId } = scope.principal;
  const rows = await scope.tx.task.findMany({
    where: {
      tenantId: scope.tenantId,
      doneAt: null,
      OR: [{ assigneeId: accountId }, { assigneeId: null, case: { workers: { some: { accountId, until: null } } } }],
      case: scope.casesInSight(),
    },
    include: {
      case: {
        select: {
          number: true,
          workflow: true,
          person: { select: { id: true, givenName: true, familyName: true, protection: true } },
        },
      },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map((row) => ({
    ...opened(scope, row),
    ...{ caseId: row.caseId, number: row.case.number, workflow: row.case.workflow },
    person: personLabel(row.case.person),
  }));
}

function opened(
  scope: Scope,
  row: Omit<OpenedTask, "dueOn" | "text"> & { readonly dueOn: Date; readonly textSealed: string | null },
): OpenedTask {
  const { id, kind, assigneeId, createdBy, createdAt, doneBy, doneAt, version } = row;
  const text = row.textSealed === null ? null : scope.open(row.textSealed, sealedAt(id));
  const dueOn = dayOf(row.dueOn);
  return { id, kind, text, assigneeId, dueOn, createdBy, createdAt, doneBy, doneAt, version };
}
