import { addDays, daysBetween } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { CaseFacts } from "../contract";

/** How far ahead a task may be due, in days: three years. Further away it is a typing error. */
export const DUE_WITHIN_DAYS = 1096;

/** A task as the rules see it. */
export interface TaskFacts {
  readonly id: string;
  readonly assigneeId: string | null;
  readonly doneAt: Date | null;
}

export type AddTaskRefusal = "caseClosed" | "dueOnPast" | "dueOnTooFar" | "assigneeNotWorker";

/** Whether a task may be added. Its assignee works on the case: nobody else would see it. */
export function decideAddTask(
  current: { readonly case: CaseFacts },
  input: { readonly dueOn: string; readonly assigneeId: string | null },
  today: string,
): Result<{ readonly dueOn: string; readonly assigneeId: string | null }, AddTaskRefusal> {
  if (current.case.closedAt !== null) return refuse("caseClosed");
  const days = daysBetween(today, input.dueOn);
  if (days < 0) return refuse("dueOnPast", { field: "dueOn" });
  if (days > DUE_WITHIN_DAYS) return refuse("dueOnTooFar", { field: "dueOn" });
  if (input.assigneeId !== null && !current.case.workerIds.includes(input.assigneeId))
    return refuse("assigneeNotWorker", { field: "assigneeId" });
  return ok({ dueOn: input.dueOn, assigneeId: input.assigneeId });
}

/** Whether a task may be ticked off: once, by anybody who sees the case. */
export function decideCompleteTask(task: TaskFacts, now: Date): Result<{ readonly doneAt: Date }, "taskDone"> {
  return task.doneAt === null ? ok({ doneAt: now }) : refuse("taskDone");
}

export type ReassignRefusal = "taskDone" | "sameAssignee" | "assigneeNotWorker";

/** Whether a task may go to somebody else who works on the case, or to nobody in particular. */
export function decideReassignTask(
  current: { readonly case: CaseFacts; readonly task: TaskFacts },
  assigneeId: string | null,
): Result<{ readonly assigneeId: string | null }, ReassignRefusal> {
  const { task } = current;
  if (task.doneAt !== null) return refuse("taskDone");
  if (task.assigneeId === assigneeId) return refuse("sameAssignee", { field: "assigneeId" });
  if (assigneeId !== null && !current.case.workerIds.includes(assigneeId))
    return refuse("assigneeNotWorker", { field: "assigneeId" });
  return ok({ assigneeId });
}

export type TaskGroup = "late" | "thisWeek" | "later";

/** Late, due this week (through Sunday), or later. Days are Swedish calendar days. */
export function taskGroup(dueOn: string, today: string): TaskGroup {
  if (dueOn < today) return "late";
  return dueOn <= sundayOf(today) ? "thisWeek" : "later";
}

/** The Sunday that ends the week of a day; weeks begin on Monday (ISO 8601). */
function sundayOf(day: string): string {
  // 1970-01-04 was a Sunday.
  const since = daysBetween("1970-01-04", day) % 7;
  const weekday = (since + 7) % 7;
  return weekday === 0 ? day : addDays(day, 7 - weekday);
}
