import "server-only";
import { view } from "../corridor";
import { listCasesInSight } from "../data/cases";
import { placeOf } from "../data/paging";
import { listMyTasks } from "../data/tasks";
import { taskGroup, type TaskGroup } from "../domain/task";
import { listCasesSchema, nothingSchema } from "../schema";

/** Open tasks read at most: whoever has more needs another list than a longer one. */
const TASKS = 300;

/** The cases I work on, or those of the unit I see as a whole, newest first. */
export const listCases = view({
  name: "list-cases",
  input: listCasesSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, { of, workflow, cursor }) => {
    const seesUnit = scope.principal.sightUnitId !== null;
    const shown = seesUnit ? of : "mine";
    const page = await listCasesInSight(scope, { of: shown, workflow, after: placeOf(cursor) });
    return { ...page, of: shown, seesUnit };
  },
  records: ({ value }) => ({
    event: "listed",
    fields: ["number", "workflow", "person", "status"],
    personIds: personIdsOf(value.rows),
    records: value.rows.length,
  }),
});

/** What I have to do: late, this week, later. */
export const myTasks = view({
  name: "my-tasks",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => {
    const tasks = await listMyTasks(scope, TASKS);
    const of = (group: TaskGroup) => tasks.filter(({ dueOn }) => taskGroup(dueOn, scope.today) === group);
    return { late: of("late"), thisWeek: of("thisWeek"), later: of("later"), today: scope.today };
  },
  records: ({ value: { late, thisWeek, later } }) => ({
    event: "listed",
    fields: ["text", "dueOn", "number", "person"],
    personIds: personIdsOf([...late, ...thisWeek, ...later]),
    records: late.length + thisWeek.length + later.length,
  }),
});

/** Whose data a list showed, each person once. */
export function personIdsOf(rows: readonly { readonly person: { readonly id: string } | null }[]): string[] {
  return [...new Set(rows.flatMap(({ person }) => (person ? [person.id] : [])))];
}
