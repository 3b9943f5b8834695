import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { ConcernReport, DutyFacts, DutyKind, DutyOutcome, LvmNotification, Supplement } from "../contract";
import { dueAtOf } from "../domain/deadlines";
import type { Prefill } from "./prefill";

const contentAt = (versionId: string) =>
  ({ table: "duty_report_version", column: "content_sealed", rowId: versionId }) as const;

type Content = ConcernReport | LvmNotification | Supplement;

/** Sends a report: the row and its first version, sealed. Two at once: the second is refused as stale. */
export async function insertReport(
  scope: Scope,
  report: ConcernReport | LvmNotification,
  { toUnitId, current }: { readonly toUnitId: string; readonly current: Prefill },
): Promise<{ readonly reportId: string }> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  expectOneRow(
    await scope.tx.dutyReport.createMany({
      data: [
        {
          ...{ tenantId, id, caseId: current.caseId, kind: report.kind, personId: current.personId, toUnitId },
          ...{ fromUnitId: principal.unitId, sentBy: principal.accountId, sentAt: now, dueAt: dueAtOf(now) },
        },
      ],
      skipDuplicates: true,
    }),
  );
  await insertVersion(scope, id, 1, report);
  return { reportId: id };
}

/** Writes a version of a report. Two of one number at once: the second is refused as stale. */
export async function insertVersion(scope: Scope, reportId: string, number: number, content: Content): Promise<void> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  const contentSealed = scope.seal(JSON.stringify(content), contentAt(id));
  expectOneRow(
    await scope.tx.dutyReportVersion.createMany({
      data: [{ tenantId, id, reportId, number, contentSealed, writtenBy: principal.accountId, writtenAt: now }],
      skipDuplicates: true,
    }),
  );
}

const FACTS = {
  id: true,
  caseId: true,
  kind: true,
  toUnitId: true,
  sentAt: true,
  dueAt: true,
  acknowledgedAt: true,
  assessedAt: true,
  outcome: true,
  version: true,
} as const;

const ROW = {
  ...FACTS,
  personId: true,
  sentBy: true,
  acknowledgedBy: true,
  assessedBy: true,
  outcomeAt: true,
  fromUnit: { select: { name: true } },
  toUnit: { select: { name: true } },
} as const;

type FoundFacts = Omit<DutyFacts, "kind" | "outcome"> & { readonly kind: string; readonly outcome: string | null };

function factsOf<Row extends FoundFacts>(row: Row): Row & DutyFacts {
  return { ...row, kind: row.kind as DutyKind, outcome: row.outcome as DutyOutcome | null };
}

/** The reports of a case in sight, oldest first. */
export async function listReportsOfCase(scope: Scope, caseId: string) {
  const rows = await scope.tx.dutyReport.findMany({
    where: { tenantId: scope.tenantId, caseId, case: scope.casesInSight() },
    select: ROW,
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
  });
  return rows.map(factsOf);
}

/** One report of a case in sight, or null. */
export async function findSentReport(scope: Scope, caseId: string, reportId: string) {
  const row = await scope.tx.dutyReport.findFirst({
    where: { tenantId: scope.tenantId, id: reportId, caseId, case: scope.casesInSight() },
    select: ROW,
  });
  return row && factsOf(row);
}

/** One report to the unit that the principal sees as a whole, or null. */
export async function findReceivedReport(scope: Scope, reportId: string) {
  const { sightUnitId } = scope.principal;
  if (sightUnitId === null) return null;
  const row = await scope.tx.dutyReport.findFirst({
    where: { tenantId: scope.tenantId, id: reportId, toUnitId: sightUnitId },
    select: ROW,
  });
  return row && factsOf(row);
}

/** Reports to the unit that the principal sees: what waits, the most urgent first; or what was taken, newest first. */
export async function listReceivedReports(scope: Scope, { taken, limit }: { taken: boolean; limit: number }) {
  const { sightUnitId } = scope.principal;
  if (sightUnitId === null) return [];
  const rows = await scope.tx.dutyReport.findMany({
    where: { tenantId: scope.tenantId, toUnitId: sightUnitId, acknowledgedAt: taken ? { not: null } : null },
    select: ROW,
    orderBy: taken ? [{ acknowledgedAt: "desc" }, { id: "desc" }] : [{ dueAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(factsOf);
}

export type ReportRow = Awaited<ReturnType<typeof listReportsOfCase>>[number];

/** A version of a report, opened. */
export interface OpenedVersion {
  readonly number: number;
  readonly content: Content;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

/**
 * The versions of reports that the caller has found, opened, by report. Of somebody who is protected today neither name
 * nor number is shown, whatever was known when the report was sent.
 */
export async function openVersions(
  scope: Scope,
  reports: readonly Pick<ReportRow, "id" | "personId">[],
): Promise<ReadonlyMap<string, readonly OpenedVersion[]>> {
  if (reports.length === 0) return new Map();
  const rows = await scope.tx.dutyReportVersion.findMany({
    where: { tenantId: scope.tenantId, reportId: { in: reports.map(({ id }) => id) } },
    orderBy: [{ reportId: "asc" }, { number: "asc" }],
  });
  const hidden = await hiddenPersonIds(scope);
  const byReport = new Map<string, OpenedVersion[]>();
  for (const row of rows) {
    const personId = reports.find(({ id }) => id === row.reportId)?.personId ?? null;
    const content = JSON.parse(scope.open(row.contentSealed, contentAt(row.id))) as Content;
    const shown = personId !== null && hidden.has(personId) ? masked(content) : content;
    const { number, writtenBy, writtenAt } = row;
    byReport.set(row.reportId, [
      ...(byReport.get(row.reportId) ?? []),
      { number, content: shown, writtenBy, writtenAt },
    ]);
  }
  return byReport;
}

async function hiddenPersonIds(scope: Scope): Promise<ReadonlySet<string>> {
  const [row] = await scope.tx.$queryRaw<{ ids: string[] }[]>`select app.sealed_person_ids() as ids`;
  return new Set(row?.ids);
}

function masked(content: Content): Content {
  if (content.kind === "supplement" || content.person === null) return content;
  const person = { ...content.person, name: null, number: null, identifier: null, isProtected: true };
  return { ...content, person };
}

/** How many versions a report has. */
export function countVersions(scope: Scope, reportId: string): Promise<number> {
  return scope.tx.dutyReportVersion.count({ where: { tenantId: scope.tenantId, reportId } });
}

type Answer =
  | { readonly step: "acknowledged"; readonly at: Date }
  | { readonly step: "assessed"; readonly at: Date }
  | { readonly step: "answered"; readonly at: Date; readonly outcome: DutyOutcome };

/** Notes what the receiver did, in the principal's name, at the version the page showed. */
export async function saveAnswer(
  scope: Scope,
  { reportId, version }: { readonly reportId: string; readonly version: number },
  answer: Answer,
): Promise<{ readonly reportId: string; readonly version: number }> {
  const { accountId } = scope.principal;
  const columns = {
    acknowledged: { acknowledgedBy: accountId, acknowledgedAt: answer.at },
    assessed: { assessedBy: accountId, assessedAt: answer.at },
    answered: { outcomeBy: accountId, outcomeAt: answer.at, outcome: "outcome" in answer ? answer.outcome : null },
  }[answer.step];
  expectOneRow(
    await scope.tx.dutyReport.updateMany({
      where: { tenantId: scope.tenantId, id: reportId, version },
      data: { ...columns, version: { increment: 1 } },
    }),
  );
  return { reportId, version: version + 1 };
}
