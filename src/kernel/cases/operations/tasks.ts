import "server-only";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { findCase } from "../data/cases";
import { findTask, insertTask, saveTask } from "../data/tasks";
import { decideAddTask, decideCompleteTask, decideReassignTask } from "../domain/task";
import { addTaskSchema, completeTaskSchema, reassignTaskSchema } from "../schema";

type InCase = { readonly caseId: string };

const ofCase = ({ caseId }: InCase) => ({ kind: "case", caseId }) as const;

async function loadWithTask(scope: Scope, { caseId, taskId }: InCase & { readonly taskId: string }) {
  const [found, task] = [await findCase(scope, caseId), await findTask(scope, caseId, taskId)];
  return found && task && { case: found, task };
}

/** Adds a task with a deadline to a case. */
export const addTask = operation({
  name: "add-task",
  input: addTaskSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const found = await findCase(scope, caseId);
    return found && { case: found };
  },
  decide: (current, input, { today }) => decideAddTask(current, input, today),
  save: async (scope, { dueOn, assigneeId }, { current, input }) => {
    const taskId = scope.newId();
    const { unitId } = current.case;
    await insertTask(scope, {
      ...{ id: taskId, caseId: input.caseId, unitId, assigneeId, dueOn },
      ...{ kind: "own", text: input.text },
    });
    return { taskId, version: 1 };
  },
  records: () => ({ event: "task-added", fields: ["text", "dueOn", "assigneeId"], records: 1 }),
});

/** Ticks a task off. */
export const completeTask = operation({
  name: "complete-task",
  input: completeTaskSchema,
  needs: "write",
  subject: ofCase,
  load: loadWithTask,
  decide: ({ task }, _input, { now }) => decideCompleteTask(task, now),
  save: (scope, { doneAt }, { input }) => saveTask(scope, input, { doneAt }),
  records: () => ({ event: "task-done", fields: ["doneAt"], records: 1 }),
});

/** Gives a task to somebody else on the case, or to nobody in particular. */
export const reassignTask = operation({
  name: "reassign-task",
  input: reassignTaskSchema,
  needs: "write",
  subject: ofCase,
  load: loadWithTask,
  decide: (current, { assigneeId }) => decideReassignTask(current, assigneeId),
  save: (scope, { assigneeId }, { input }) => saveTask(scope, input, { assigneeId }),
  records: () => ({ event: "task-reassigned", fields: ["assigneeId"], records: 1 }),
});
