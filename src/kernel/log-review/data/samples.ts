import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import { expectOneRow } from "../../gate";
import { RULES_VERSION, type Reading, type ReviewSettings } from "../contract";
import { dueOf, monthOf, spanOf } from "../domain/month";
import { hitsOf, sizeOf, type Drawn } from "../domain/sample";
import type { ChangeReview } from "../schema";

/** Readings a draw looks at beyond those drawn by lot: the strongest of a month, many times what any sample holds. */
const MOST = 4000;

/** A reading with what an item keeps of it. */
export interface Candidate extends Reading {
  readonly unitId: string;
  readonly caseId: string | null;
  readonly personId: string | null;
  readonly owningUnitId: string | null;
  readonly label: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly lines: number;
  readonly acts: readonly string[];
}

interface Row {
  readonly account_id: string;
  readonly unit_id: string;
  readonly case_id: string | null;
  readonly person_id: string | null;
  readonly owning_unit_id: string | null;
  readonly label: string;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly lines: number;
  readonly acts: readonly string[];
  readonly population: number;
  readonly lot: string;
  readonly is_random: boolean;
  readonly own_name: boolean;
  readonly family_name: boolean;
  readonly common_name: boolean;
  readonly household: boolean;
  readonly colleague: boolean;
  readonly is_protected: boolean;
  readonly at_night: boolean;
  readonly subjects: number;
  readonly unit_median: number;
  readonly unit_p95: number;
  readonly is_worker: boolean;
  readonly has_later_act: boolean;
}

export async function findSettings({ tx, tenantId }: Scope): Promise<ReviewSettings> {
  return tx.logReviewSetting.findUniqueOrThrow({
    where: { tenantId },
    select: {
      casesPerWeek: true,
      randomShare: true,
      nightFrom: true,
      nightTo: true,
      laterActDays: true,
      version: true,
    },
  });
}

export async function saveReviewSettings({ tx, tenantId }: Scope, { version, ...data }: ChangeReview): Promise<void> {
  expectOneRow(
    await tx.logReviewSetting.updateMany({
      where: { tenantId, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
}

/** How many a sample holds here. */
export async function findSize(scope: Scope) {
  const [row] = await scope.tx.$queryRaw<{ reviewers: number }[]>`select app.count_log_reviewers() as reviewers`;
  return sizeOf(await findSettings(scope), row?.reviewers ?? 1);
}

/** A month's readings that a rule may hit, and those drawn by lot. The lot follows from a secret of the authority: the same each time. */
export async function listCandidates(
  scope: Scope,
  month: string,
  byLot: number,
): Promise<{ readonly candidates: Candidate[]; readonly population: number }> {
  const { from, until } = spanOf(month);
  const rows = await scope.tx.$queryRaw<Row[]>`
    select * from app.log_review_candidates(${from}::timestamptz, ${until}::timestamptz, ${scope.index("logReview", month)},
      ${byLot}::int, ${MOST}::int)`;
  return { candidates: rows.map(candidateOf), population: rows[0]?.population ?? 0 };
}

function candidateOf(row: Row): Candidate {
  return {
    ...{
      readerId: row.account_id,
      unitId: row.unit_id,
      caseId: row.case_id,
      personId: row.person_id,
      label: row.label,
    },
    ...{
      owningUnitId: row.owning_unit_id,
      firstAt: row.first_at,
      lastAt: row.last_at,
      lines: row.lines,
      acts: row.acts,
    },
    ...{ lot: row.lot, isRandom: row.is_random, ownName: row.own_name, familyName: row.family_name },
    ...{ commonName: row.common_name, household: row.household, colleague: row.colleague },
    ...{ isProtected: row.is_protected, atNight: row.at_night, subjects: row.subjects, unitMedian: row.unit_median },
    ...{ unitP95: row.unit_p95, isWorker: row.is_worker, hasLaterAct: row.has_later_act },
  };
}

/** The month's sample, or null. */
export async function findSample({ tx, tenantId }: Scope, month: string) {
  return tx.logReviewSample.findUnique({
    where: { tenantId_month: { tenantId, month: columnDay(`${month}-01`) } },
    select: { id: true, drawnAt: true, dueAt: true, population: true, hits: true },
  });
}

/** Samples, newest first, with how many of their items are signed off. The own reading is not counted: it is out of sight. */
export async function listSamples({ tx, tenantId }: Scope, limit: number) {
  const rows = await tx.$queryRaw<
    { id: string; month: Date; due_at: Date; drawn: number; signed: number; late: number }[]
  >`
    select s.id, s.month, s.due_at, i.drawn, i.signed, i.late from log_review_sample s
      cross join lateral (select count(*)::int as drawn, count(*) filter (where x.signed_at is not null)::int as signed,
          count(*) filter (where x.signed_at is null and x.due_at < now())::int as late
        from log_review_item x where x.tenant_id = s.tenant_id and x.sample_id = s.id) i
    where s.tenant_id = ${tenantId}::uuid order by s.month desc limit ${limit}`;
  return rows.map(({ month, due_at: dueAt, ...row }) => ({ ...row, dueAt, month: monthOf(dayOf(month)) }));
}

/** Keeps the sample and its items. Two at once: the second finds the month taken and is refused as stale. */
export async function insertSample(
  scope: Scope,
  month: string,
  about: {
    readonly drawn: readonly Drawn<Candidate>[];
    readonly candidates: readonly Candidate[];
    readonly population: number;
  },
): Promise<{ readonly sampleId: string; readonly drawn: number }> {
  const { tenantId, principal, now } = scope;
  const [id, dueAt] = [scope.newId(), dueOf(scope.today)];
  expectOneRow(
    await scope.tx.logReviewSample.createMany({
      data: [
        {
          ...{ tenantId, id, month: columnDay(`${month}-01`), drawnBy: principal.accountId, drawnAt: now, dueAt },
          ...{
            unitId: principal.unitId,
            population: about.population,
            hits: hitsOf(about.candidates),
            rules: RULES_VERSION,
          },
        },
      ],
      skipDuplicates: true,
    }),
  );
  await scope.tx.logReviewItem.createMany({
    data: about.drawn.map(({ reading, rules }) => ({
      ...{ tenantId, id: scope.newId(), sampleId: id, readerId: reading.readerId, readerUnitId: reading.unitId },
      ...{ unitId: reading.owningUnitId, caseId: reading.caseId, personId: reading.personId, label: reading.label },
      ...{ firstAt: reading.firstAt, lastAt: reading.lastAt, lines: reading.lines, acts: [...reading.acts] },
      ...{ rules: [...rules], drawnAt: now, dueAt },
    })),
  });
  return { sampleId: id, drawn: about.drawn.length };
}
