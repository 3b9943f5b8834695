import "server-only";
import { dayOf, dayOrNull } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import { findAccountNames, findUnitNames } from "../../organisations";
import {
  FILES_A_BATCH,
  FILES_A_PROPOSAL,
  type Certificate,
  type DisposalFacts,
  type FileRow,
  type RuleRow,
  type Verdict,
} from "../contract";

interface JudgedRow {
  readonly person_id: string | null;
  readonly case_ids: string[];
  readonly case_numbers: string[];
  readonly unit_ids: string[];
  readonly verdict: Verdict;
  readonly rule_code: string | null;
  readonly last_entry_on: Date | null;
  readonly disposable_from: Date | null;
  readonly dispose_by: Date | null;
}

interface KnownRuleRow {
  readonly code: string;
  readonly version: number;
  readonly statute: string;
  readonly years_after_entry: number | null;
  readonly until_age: number | null;
  readonly is_never: boolean;
  readonly birth_days: number[] | null;
  readonly valid_from: Date;
  readonly signed_by: string | null;
  readonly signed_on: Date | null;
}

/** The rules that hold today, with who has signed for them in the authority. */
export async function listRules(scope: Scope): Promise<readonly RuleRow[]> {
  const rows = await scope.tx.$queryRaw<KnownRuleRow[]>`select * from app.retention_rules()`;
  return rows.map((row) => ({
    ...{ code: row.code, version: row.version, statute: row.statute, yearsAfterEntry: row.years_after_entry },
    ...{ untilAge: row.until_age, isNever: row.is_never, birthDays: row.birth_days },
    ...{ validFrom: dayOf(row.valid_from), signedBy: row.signed_by, signedOn: dayOrNull(row.signed_on) },
  }));
}

/** Files old enough to be looked at, that the asker may see, with what the rules say of each; the first 2,000. */
export async function listFiles(scope: Scope): Promise<readonly FileRow[]> {
  const rows = await scope.tx.$queryRaw<JudgedRow[]>`select * from app.retention_overview(2000)`;
  const rules = await listRules(scope);
  const units = await findUnitNames(
    scope,
    rows.flatMap(({ unit_ids }) => unit_ids),
  );
  return rows.map((row) => {
    const disposeBy = dayOrNull(row.dispose_by);
    return {
      ...{ personId: row.person_id, caseNumbers: row.case_numbers, verdict: row.verdict, ruleCode: row.rule_code },
      unitNames: row.unit_ids.map((id) => units.get(id) ?? ""),
      statute: rules.find(({ code }) => code === row.rule_code)?.statute ?? null,
      ...{ lastEntryOn: dayOrNull(row.last_entry_on), disposableFrom: dayOrNull(row.disposable_from), disposeBy },
      isLate: row.verdict === "due" && disposeBy !== null && disposeBy < scope.today,
    };
  });
}

/** Files that could be proposed now. */
export async function countDue(scope: Scope): Promise<number> {
  const [row] = await scope.tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from app.retention_overview(2000) f where f.verdict = 'due' and not exists (
      select 1 from disposal_item i join disposal d on d.tenant_id = i.tenant_id and d.id = i.disposal_id
      where i.tenant_id = ${scope.tenantId}::uuid and i.done_at is null and d.finished_at is null
        and d.decision is distinct from 'declined' and (i.person_id = f.person_id or i.case_ids && f.case_ids))`;
  return row?.n ?? 0;
}

/** Proposes what is due. The database finds it, not the caller. */
export async function insertProposal(
  scope: Scope,
  unitId: string | null,
): Promise<{ readonly disposalId: string; readonly files: number }> {
  const disposalId = scope.newId();
  const [row] = await scope.tx.$queryRaw<{ n: number }[]>`
    select app.propose_disposal(${disposalId}::uuid, ${unitId}::uuid, ${FILES_A_PROPOSAL}::int) as n`;
  const files = row?.n ?? 0;
  // All of it went into another proposal meanwhile.
  expectOneRow({ count: Math.min(files, 1) });
  return { disposalId, files };
}

const FACTS = { id: true, unitId: true, proposedBy: true, decision: true, finishedAt: true, version: true } as const;

/** A disposal that the asker may see, or null. */
export async function findDisposal(scope: Scope, disposalId: string): Promise<DisposalFacts | null> {
  const row = await scope.tx.disposal.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: disposalId } },
    select: FACTS,
  });
  return row && { ...row, decision: row.decision as DisposalFacts["decision"] };
}

/** What has to hold before it is decided. */
export async function findDecisionFacts(scope: Scope, disposalId: string) {
  const disposal = await findDisposal(scope, disposalId);
  if (!disposal) return null;
  const unsignedRules = (await listRules(scope)).filter(({ signedBy }) => signedBy === null).length;
  const [row] = await scope.tx.$queryRaw<{ hides: boolean }[]>`
    select app.disposal_hides(${disposalId}::uuid) as hides`;
  return { disposal, unsignedRules, hidesFiles: row?.hides ?? true };
}

/** Decides. The database asks everything once more. */
export async function saveDecision(
  scope: Scope,
  { disposalId, version }: { readonly disposalId: string; readonly version: number },
  decision: "approved" | "declined",
): Promise<{ readonly disposalId: string; readonly version: number }> {
  const [row] = await scope.tx.$queryRaw<{ answer: string }[]>`
    select app.decide_disposal(${disposalId}::uuid, ${version}::int, ${decision}) as answer`;
  expectOneRow({ count: row?.answer === "decided" ? 1 : 0 });
  return { disposalId, version: version + 1 };
}

/** Erases a batch of files. */
export async function carryOut(scope: Scope, disposalId: string) {
  const rows = await scope.tx.$queryRaw<
    { files_left: number; disposed: number; certificate_hash: string | null }[]
  >`select * from app.carry_out_disposal(${disposalId}::uuid, ${FILES_A_BATCH}::int)`;
  expectOneRow({ count: rows.length });
  const { files_left = 0, disposed = 0, certificate_hash = null } = rows[0] ?? {};
  return { disposalId, filesLeft: files_left, disposed, certificateHash: certificate_hash };
}

/** The newest disposals that the asker may see. */
export async function listDisposals(scope: Scope, take: number) {
  const rows = await scope.tx.disposal.findMany({
    where: { tenantId: scope.tenantId },
    select: {
      ...FACTS,
      ...{ proposedAt: true, decidedAt: true, decidedBy: true, unit: { select: { name: true } } },
      ...{ leftOut: true, _count: { select: { items: true } } },
    },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take,
  });
  const names = await findAccountNames(
    scope,
    rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy]),
  );
  return rows.map(({ unit, _count, decidedBy, ...row }) => ({
    ...row,
    decision: row.decision as DisposalFacts["decision"],
    ...{ unitName: unit?.name ?? null, files: _count.items },
    proposedByName: names.get(row.proposedBy) ?? "",
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? ""),
  }));
}

export type DisposalRow = Awaited<ReturnType<typeof listDisposals>>[number];

/** A disposal with its files, while they are there, and its certificate, when they are gone. */
export async function openDisposal(scope: Scope, disposalId: string) {
  const row = await scope.tx.disposal.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: disposalId } },
    select: {
      ...{ ...FACTS, proposedAt: true, decidedAt: true, decidedBy: true, leftOut: true },
      ...{ certificate: true, certificateHash: true, unit: { select: { name: true } } },
      items: { orderBy: [{ disposeBy: "asc" }, { lastEntryOn: "asc" }, { id: "asc" }] },
    },
  });
  if (!row) return null;
  const names = await findAccountNames(scope, [row.proposedBy, row.decidedBy ?? row.proposedBy]);
  const rules = await listRules(scope);
  return {
    ...{ id: row.id, unitId: row.unitId, unitName: row.unit?.name ?? null, version: row.version },
    ...{ proposedBy: row.proposedBy, proposedAt: row.proposedAt, proposedByName: names.get(row.proposedBy) ?? "" },
    ...{ decision: row.decision as DisposalFacts["decision"], decidedAt: row.decidedAt, finishedAt: row.finishedAt },
    decidedByName: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? ""),
    ...{ leftOut: row.leftOut, certificateHash: row.certificateHash },
    certificate: row.certificate as Certificate | null,
    files: row.items
      .filter(({ doneAt }) => doneAt === null)
      .map((item) => ({
        ...{ id: item.id, personId: item.personId, caseNumbers: item.caseNumbers, ruleCode: item.ruleCode },
        statute: rules.find(({ code }) => code === item.ruleCode)?.statute ?? item.ruleCode,
        ...{ lastEntryOn: dayOf(item.lastEntryOn), disposableFrom: dayOf(item.disposableFrom) },
        disposeBy: dayOf(item.disposeBy),
      })),
    ...{ filesDone: row.items.filter(({ doneAt }) => doneAt !== null).length },
    unsignedRules: rules.filter(({ signedBy }) => signedBy === null).length,
  };
}

export type OpenedDisposal = NonNullable<Awaited<ReturnType<typeof openDisposal>>>;
