import "server-only";
import type { Scope } from "../../gate";
import { findAccountNames, findUnitNames, listHandoverUnits, type UnitName } from "../../organisations";
import type { CaseStatus, PersonLabel } from "../contract";
import { hasVerb } from "../../access";
import { view } from "../corridor";
import { findCaseHead, personLabel } from "../data/cases";
import { listToldEvents } from "../data/events";
import { listCaseHandovers, type OpenedHandover } from "../data/handovers";
import { listSignedNotes, readJournal, type JournalPage } from "../data/notes";
import { placeOf } from "../data/paging";
import { listCaseTasks, type OpenedTask } from "../data/tasks";
import { listCaseColleagues, listCaseWorkers } from "../data/workers";
import { caseStatus } from "../domain/status";
import { timelineOf, type TimelineFact } from "../domain/timeline";
import { caseGrants } from "../grants";
import { openCaseSchema } from "../schema";

/** Tasks, handovers and timeline notes a case page reads at most. */
const ROWS = 200;

/** Somebody by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything a case page shows. Instants are instants; words are made by the screen. */
export interface CasePage {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly unitName: string;
  readonly receivingUnitName: string | null;
  readonly person: PersonLabel | null;
  readonly journal: JournalPage;
  readonly tasks: readonly OpenedTask[];
  readonly handovers: readonly OpenedHandover[];
  /** Those who work on the case now. */
  readonly workers: readonly (Named & { readonly mayEnd: boolean })[];
  readonly timeline: readonly TimelineFact[];
  /** Names of everybody and every unit that the page mentions, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Colleagues of the own unit who do not work on the case yet. */
  readonly colleagues: readonly Named[];
  /** Units the case can be handed to. */
  readonly receivers: readonly UnitName[];
  readonly mayWrite: boolean;
  readonly mayDecide: boolean;
  /** Whether the principal's unit is the one whose answer is waited for. */
  readonly mayAcknowledge: boolean;
  readonly now: Date;
  readonly today: string;
}

/** Opens one case: journal, tasks, handovers, workers and timeline. */
export const openCase = view({
  name: "open-case",
  input: openCaseSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId, notes }) => readCasePage(scope, caseId, notes),
  records: ({ value }) => ({
    event: "opened",
    fields: ["person", "journal", "tasks", "handovers", "workers"],
    caseId: value.id,
    personIds: value.person ? [value.person.id] : [],
    records: 1,
  }),
});

async function readCasePage(scope: Scope, caseId: string, notes: string | null): Promise<CasePage | null> {
  const head = await findCaseHead(scope, caseId);
  if (!head) return null;
  const journal = await readJournal(scope, caseId, placeOf(notes));
  const tasks = await listCaseTasks(scope, caseId, ROWS);
  const handovers = await listCaseHandovers(scope, caseId, ROWS);
  const workers = await listCaseWorkers(scope, caseId);
  const signed = await listSignedNotes(scope, caseId, ROWS);
  const told = await listToldEvents(scope, caseId, ROWS);
  const timeline = timelineOf({ ...head, notes: signed, tasks, handovers, workers, told });
  const names = await namesIn(scope, { journal, tasks, timeline, workers });
  const open = handovers.find(({ acknowledgedAt }) => acknowledgedAt === null) ?? null;
  const choices = head.closedAt === null ? await readChoices(scope, head.workerIds) : { colleagues: [], receivers: [] };
  const { principal, now, today } = scope;
  return {
    ...{ id: head.id, number: head.number, workflow: head.workflow, version: head.version },
    status: caseStatus({ ...head, hasOpenHandover: open !== null }),
    ...{ openedAt: head.openedAt, closedAt: head.closedAt, unitName: head.unit.name },
    receivingUnitName: head.receivingUnit?.name ?? null,
    person: personLabel(head.person),
    ...{ journal, tasks, handovers, timeline, names, ...choices, now, today },
    workers: workers
      .filter(({ until }) => until === null)
      .map(({ accountId }) => ({
        id: accountId,
        name: names.get(accountId) ?? "",
        // What the rule asks in full when it is done: here it only decides whether there is a button.
        mayEnd:
          head.workerIds.length > 1 && (accountId === principal.accountId || principal.sightUnitId === head.unitId),
      })),
    mayWrite: hasVerb(caseGrants, principal.role, "write"),
    mayDecide: hasVerb(caseGrants, principal.role, "decide"),
    mayAcknowledge: open?.toUnitId === principal.unitId,
  };
}

async function readChoices(scope: Scope, workerIds: readonly string[]) {
  const colleagues = await listCaseColleagues(scope);
  return {
    colleagues: colleagues
      .filter(({ accountId }) => !workerIds.includes(accountId))
      .map(({ accountId, name }) => ({ id: accountId, name })),
    receivers: await listHandoverUnits(scope),
  };
}

async function namesIn(
  scope: Scope,
  {
    journal,
    tasks,
    timeline,
    workers,
  }: Pick<CasePage, "journal" | "tasks" | "timeline"> & { workers: readonly { readonly accountId: string }[] },
): Promise<ReadonlyMap<string, string>> {
  const accounts = [
    ...journal.notes.flatMap(({ writtenBy, added }) => [writtenBy, ...added.map((one) => one.writtenBy)]),
    ...journal.draftsOf,
    ...tasks.flatMap(({ assigneeId, createdBy, doneBy }) => [assigneeId, createdBy, doneBy]),
    ...timeline.map(({ byId }) => byId),
    ...workers.map(({ accountId }) => accountId),
  ].filter((id): id is string => id !== null);
  const units = timeline.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId]));
  return new Map([...(await findAccountNames(scope, accounts)), ...(await findUnitNames(scope, units))]);
}
