import "server-only";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { dutyGrants, view } from "../corridor";
import {
  findReceivedReport,
  findSentReport,
  listReceivedReports,
  listReportsOfCase,
  openVersions,
  type ReportRow,
} from "../data/reports";
import { deadlinesOf } from "../domain/deadlines";
import { isLvuFirst } from "../domain/lvm-notification";
import { dutyFormSchema, nothingSchema, openReceivedSchema, openSentSchema } from "../schemas/acts";

const WAITING = 200;
const TAKEN = 30;

/** A report with its versions opened, its deadlines and the names of those who did something with it. */
async function opened(scope: Scope, row: ReportRow) {
  const versions = (await openVersions(scope, [row])).get(row.id) ?? [];
  const names = await namesOf(
    scope,
    [row],
    versions.map(({ writtenBy }) => writtenBy),
  );
  const first = versions[0]?.content;
  const age = first && first.kind !== "supplement" ? (first.person?.age ?? null) : null;
  return {
    ...row,
    versions: versions.map((version) => ({ ...version, writtenByName: names.get(version.writtenBy) ?? "" })),
    sentByName: names.get(row.sentBy) ?? "",
    acknowledgedByName: row.acknowledgedBy === null ? null : (names.get(row.acknowledgedBy) ?? ""),
    deadlines: deadlinesOf(row, age, scope.now),
    isLvuFirst: row.kind === "lvmNotification" && isLvuFirst(age),
    mayDecide: hasVerb(dutyGrants, scope.principal.role, "decide"),
    mayWrite: hasVerb(dutyGrants, scope.principal.role, "write"),
  };
}

export type OpenedReport = Awaited<ReturnType<typeof opened>>;

function namesOf(scope: Scope, rows: readonly ReportRow[], more: readonly string[] = []) {
  const people = rows.flatMap(({ sentBy, acknowledgedBy }) => [sentBy, acknowledgedBy ?? sentBy]);
  return findAccountNames(scope, [...people, ...more]);
}

const personsOf = (rows: readonly { readonly personId: string | null }[]) => [
  ...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))),
];

const noteOfOpened = ({ value }: { readonly value: OpenedReport }) => ({
  event: "duty-opened",
  personIds: personsOf([value]),
  fields: ["content", "deadlines"],
  records: 1,
});

/** A report as those see it who have the case. */
export const openSentDuty = view({
  name: "open-sent-duty",
  input: openSentSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async (scope, { caseId, reportId }) => {
    const row = await findSentReport(scope, caseId, reportId);
    return row && opened(scope, row);
  },
  records: noteOfOpened,
});

/** A report as the unit sees it that it was sent to. The case itself stays with the sender. */
export const openReceivedDuty = view({
  name: "open-received-duty",
  input: openReceivedSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, { reportId }) => {
    const row = await findReceivedReport(scope, reportId);
    return row && opened(scope, row);
  },
  records: noteOfOpened,
});

async function dutiesOf(scope: Scope, caseId: string) {
  const found = await scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
    select: { closedAt: true },
  });
  if (!found) return null;
  const rows = await listReportsOfCase(scope, caseId);
  const names = await namesOf(scope, rows);
  const sent = rows.map((row) => ({
    ...row,
    acknowledgedByName: row.acknowledgedBy === null ? null : (names.get(row.acknowledgedBy) ?? ""),
  }));
  const isOpen = found.closedAt === null && hasVerb(dutyGrants, scope.principal.role, "write");
  const may = (kind: ReportRow["kind"]) => isOpen && !rows.some((row) => row.kind === kind);
  return { caseId, sent, mayReportConcern: may("concernReport"), mayNotifyLvm: may("lvmNotification") };
}

export type CaseDuties = NonNullable<Awaited<ReturnType<typeof dutiesOf>>>;

/** What has been reported of one case, and which duties can still be carried out. */
export const caseDuties = view({
  name: "case-duties",
  input: dutyFormSchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => dutiesOf(scope, caseId),
  records: ({ value }) => ({
    event: "duties-listed",
    personIds: personsOf(value.sent),
    fields: ["kind", "sentAt", "acknowledgedAt", "outcome"],
    records: value.sent.length,
  }),
});

/** Reports to the unit: unacknowledged first, by deadline; then those that somebody has taken. */
async function inbox(scope: Scope) {
  const waiting = await listReceivedReports(scope, { taken: false, limit: WAITING });
  const taken = await listReceivedReports(scope, { taken: true, limit: TAKEN });
  const all = [...waiting, ...taken];
  const names = await namesOf(scope, all);
  const versions = await openVersions(scope, waiting);
  const shown = (row: ReportRow) => {
    const first = versions.get(row.id)?.[0]?.content;
    const isUrgent = first !== undefined && first.kind !== "supplement" && first.immediateDanger === "yes";
    return {
      ...{ id: row.id, kind: row.kind, sentAt: row.sentAt, dueAt: row.dueAt, version: row.version, isUrgent },
      ...{ fromUnitName: row.fromUnit.name, sentByName: names.get(row.sentBy) ?? "", personId: row.personId },
      ...{ acknowledgedAt: row.acknowledgedAt, isLate: row.acknowledgedAt === null && row.dueAt < scope.now },
      acknowledgedByName: row.acknowledgedBy === null ? null : (names.get(row.acknowledgedBy) ?? ""),
    };
  };
  const mayWrite = hasVerb(dutyGrants, scope.principal.role, "write");
  // Danger right now goes before every clock; within each, what is due first.
  const rows = waiting.map(shown);
  const urgentFirst = [...rows.filter(({ isUrgent }) => isUrgent), ...rows.filter(({ isUrgent }) => !isUrgent)];
  return { waiting: urgentFirst, taken: taken.map(shown), mayWrite, now: scope.now };
}

export type DutyInbox = Awaited<ReturnType<typeof inbox>>;

export const dutyInbox = view({
  name: "duty-inbox",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: inbox,
  records: ({ value: { waiting, taken } }) => ({
    event: "duty-inbox-read",
    personIds: personsOf([...waiting, ...taken]),
    fields: ["kind", "sentAt", "dueAt", "acknowledgedAt", "immediateDanger"],
    records: waiting.length + taken.length,
  }),
});
