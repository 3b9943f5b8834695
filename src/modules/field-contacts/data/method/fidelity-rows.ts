import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import type { DepartureReason, FidelityOutcome, StepAnswer } from "../../domain/method/fidelity";
import type { FidelityRow, ReasonRow } from "../../domain/method/fidelity-figures";
import { methodSteps, type MethodStep, type StepFacts } from "../../domain/method/steps";
import { listMethodVersions, type MethodText } from "./method-rows";
import { versionOn } from "../../domain/method/versions";

/** One answer with who gave it. */
export interface RecordedAnswer extends StepAnswer {
  readonly recordedByName: string;
  readonly recordedAt: Date;
}

/** A contact as its fidelity is asked about. */
export interface FidelityCase {
  readonly caseId: string;
  readonly contactId: string;
  readonly caseNumber: string;
  readonly occurredOn: string;
  readonly facts: StepFacts;
  readonly answers: readonly RecordedAnswer[];
  /** The text that held on the day of the contact; null before the first. */
  readonly method: MethodText | null;
  readonly isClosed: boolean;
}

interface ContactRow {
  readonly contact_id: string;
  readonly number: string;
  readonly occurred_on: string;
  readonly mumin: boolean | null;
  readonly offer: StepFacts["offer"];
  readonly answer: StepFacts["answer"];
  readonly test_result: StepFacts["testResult"];
  readonly age_years: number | null;
  readonly is_closed: boolean;
}

const reasonAt = (rowId: string) => ({ table: "step_fidelity", column: "reason_sealed", rowId }) as const;

/** The contact of a case in sight at the own unit, with its answers, or null. */
export async function findFidelity(scope: Scope, caseId: string): Promise<FidelityCase | null> {
  const { tenantId, principal } = scope;
  const [row] = await scope.tx.$queryRaw<ContactRow[]>`
    select f.id as contact_id, c.number, f.occurred_on::text as occurred_on, f.mumin, f.offer, f.answer, f.test_result,
      f.age_years, c.closed_at is not null as is_closed
    from case_record c join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
    where c.tenant_id = ${tenantId}::uuid and c.id = ${caseId}::uuid and f.unit_id = ${principal.unitId}::uuid and f.source = 'field'
    limit 1`;
  if (!row) return null;
  const versions = await listMethodVersions(scope);
  const { mumin, offer, answer } = row;
  return {
    ...{ caseId, contactId: row.contact_id, caseNumber: row.number, occurredOn: row.occurred_on },
    facts: { mumin, offer, answer, testResult: row.test_result, ageYears: row.age_years },
    answers: await listAnswers(scope, row.contact_id),
    method: versionOn(versions, row.occurred_on),
    isClosed: row.is_closed,
  };
}

async function listAnswers(scope: Scope, contactId: string): Promise<RecordedAnswer[]> {
  const rows = await scope.tx.$queryRaw<
    {
      id: string;
      step: MethodStep;
      outcome: FidelityOutcome | null;
      reason_kind: DepartureReason | null;
      reason_sealed: string | null;
      version: number;
      recorded_at: Date;
      name: string | null;
    }[]
  >`
    select s.id, s.step::int as step, s.outcome, s.reason_kind, s.reason_sealed, s.version, s.recorded_at, a.display_name as name
    from step_fidelity s left join account a on a.tenant_id = s.tenant_id and a.id = s.recorded_by
    where s.tenant_id = ${scope.tenantId}::uuid and s.contact_id = ${contactId}::uuid order by s.step`;
  return rows.map((row) => ({
    step: row.step,
    outcome: row.outcome,
    reasonKind: row.reason_kind,
    reason: row.reason_sealed === null ? null : scope.open(row.reason_sealed, reasonAt(row.id)),
    version: row.version,
    recordedByName: row.name ?? "",
    recordedAt: row.recorded_at,
  }));
}

/** Writes answers: new ones at version 1, others at the version they were read. Throws StaleVersion. */
export async function saveAnswers(
  scope: Scope,
  about: Pick<FidelityCase, "caseId" | "contactId">,
  answers: readonly StepAnswer[],
): Promise<void> {
  const { tenantId, principal, now } = scope;
  const by = { recordedBy: principal.accountId, recordedAt: now };
  for (const { step, outcome, reasonKind, reason, version } of answers) {
    const known = version === 0 ? null : await rowOf(scope, about.contactId, step);
    const id = known ?? scope.newId();
    const facts = { outcome, reasonKind, reasonSealed: reason ? scope.seal(reason, reasonAt(id)) : null, ...by };
    const saved =
      known === null
        ? await scope.tx.stepFidelity.createMany({
            data: [{ tenantId, id, ...about, unitId: principal.unitId, step, ...facts }],
            skipDuplicates: true,
          })
        : await scope.tx.stepFidelity.updateMany({
            where: { tenantId, id, version },
            data: { ...facts, version: { increment: 1 } },
          });
    expectOneRow(saved);
  }
}

async function rowOf(scope: Scope, contactId: string, step: MethodStep): Promise<string | null> {
  const where = { tenantId: scope.tenantId, contactId, step };
  return (await scope.tx.stepFidelity.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** How the method was followed in the own unit over some days, as far as the one who asks may see it. */
export async function countFidelity(scope: Scope, { from, to }: { from: string; to: string }): Promise<FidelityRow[]> {
  const rows = await scope.tx.$queryRaw<(Omit<FidelityRow, "notApplicable"> & { not_applicable: number })[]>`
    select worker, step, followed, departed, not_applicable, unanswered from app.fidelity_figures(${from}::date, ${to}::date)`;
  return rows
    .filter(({ step }) => methodSteps.some((one) => one === step))
    .map(({ not_applicable: notApplicable, ...row }) => ({ ...row, notApplicable }));
}

/** The reasons for departing over some days: every worker's for head and method responsible, else the own. */
export async function countReasons(scope: Scope, { from, to }: { from: string; to: string }): Promise<ReasonRow[]> {
  return scope.tx.$queryRaw<ReasonRow[]>`
    select worker, step, reason_kind as "reasonKind", count from app.fidelity_reasons(${from}::date, ${to}::date)`;
}

/** A contact whose fidelity waits for an answer. */
export interface DueContact {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly occurredOn: string;
  readonly missing: number;
}

/** How many contacts a list of what waits shows. */
const dueShown = 30;

/** The contacts the one who asks has logged and not answered for, oldest first, at most 30. */
export async function listDueFidelity(scope: Scope): Promise<DueContact[]> {
  return scope.tx.$queryRaw<DueContact[]>`
    select d.case_id as "caseId", c.number as "caseNumber", d.occurred_on::text as "occurredOn", d.missing
    from contact_fidelity_due d join case_record c on c.tenant_id = d.tenant_id and c.id = d.case_id
    where d.tenant_id = ${scope.tenantId}::uuid and d.unit_id = ${scope.principal.unitId}::uuid
      and d.logged_by = ${scope.principal.accountId}::uuid and c.closed_at is null
    order by d.occurred_on, d.case_id limit ${dueShown}`;
}
