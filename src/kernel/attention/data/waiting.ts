import "server-only";
import type { Scope } from "../../gate";
import { waitingKinds, type RuleKind, type WaitingItem, type WaitingKind } from "../contract";

/** The things of one kind, oldest first, as many as were asked for; `count` is all of them. */
export interface WaitingSection {
  readonly kind: WaitingKind;
  readonly count: number;
  /** How many of all of them are late. */
  readonly lateCount: number;
  readonly items: readonly WaitingItem[];
}

interface Row {
  readonly kind: WaitingKind;
  readonly rule: RuleKind;
  readonly ref_id: string;
  readonly case_id: string | null;
  readonly number: string | null;
  readonly workflow: string | null;
  readonly since: Date;
  readonly due_at: Date | null;
  readonly owner: string | null;
  readonly other_unit: string | null;
  readonly in_kind: number;
  readonly late_in_kind: number;
}

/**
 * What waits at the unit whose cases the principal sees: each kind, oldest first, at most `limit` of each. One statement
 * over the indexes of what is open; row security decides which rows there are. Cases are looked up one by one (lateral):
 * joined, the planner would rather read them all.
 */
export async function listUnitWaiting(
  scope: Scope,
  { kind, limit }: { readonly kind: WaitingKind | null; readonly limit: number },
): Promise<WaitingSection[]> {
  const { tenantId, principal } = scope;
  const rows = await scope.tx.$queryRaw<Row[]>`
    with waiting as (
      select w.*, count(*) over (partition by w.kind)::int as in_kind,
        count(*) filter (where coalesce(w.due_at, w.since) + make_interval(hours => r.remind_hours) <= ${scope.now}::timestamptz)
          over (partition by w.kind)::int as late_in_kind,
        row_number() over (partition by w.kind order by coalesce(w.due_at, w.since), w.ref_id) as place
      from waiting_item w join attention_rule r on r.tenant_id = w.tenant_id and r.kind = w.rule
      where w.tenant_id = ${tenantId}::uuid and w.unit_id = ${principal.sightUnitId}::uuid
        and (${kind}::text is null or w.kind = ${kind}))
    select w.kind, w.rule, w.ref_id, w.case_id, c.number, c.workflow, w.since, w.due_at, a.display_name as owner,
      u.name as other_unit, w.in_kind, w.late_in_kind
    from waiting w
      left join lateral (select x.number, x.workflow from case_record x
        where x.tenant_id = w.tenant_id and x.id = w.case_id limit 1) c on true
      left join account a on a.tenant_id = w.tenant_id and a.id = w.owner_id
      left join unit u on u.tenant_id = w.tenant_id and u.id = w.other_unit_id
    where w.place <= ${limit}
    order by w.kind, w.place`;
  return sections(rows, kind);
}

/** What waits for the principal: what they own, and, for who sees a unit, what the unit as a whole has to see to. */
export async function listOwnWaiting(scope: Scope, limit: number): Promise<WaitingItem[]> {
  const { tenantId, principal } = scope;
  const rows = await scope.tx.$queryRaw<Row[]>`
    select w.kind, w.rule, w.ref_id, w.case_id, c.number, c.workflow, w.since, w.due_at, null as owner, u.name as other_unit,
      1 as in_kind, 0 as late_in_kind
    from waiting_item w
      left join lateral (select x.number, x.workflow from case_record x
        where x.tenant_id = w.tenant_id and x.id = w.case_id limit 1) c on true
      left join unit u on u.tenant_id = w.tenant_id and u.id = w.other_unit_id
    where w.tenant_id = ${tenantId}::uuid
      and (w.owner_id = ${principal.accountId}::uuid
        or (w.owner_id is null and w.unit_id = ${principal.sightUnitId}::uuid))
    order by coalesce(w.due_at, w.since), w.ref_id limit ${limit}`;
  return rows.map(drawn);
}

function sections(rows: readonly Row[], only: WaitingKind | null): WaitingSection[] {
  return waitingKinds
    .filter((kind) => only === null || kind === only)
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return { kind, count: own[0]?.in_kind ?? 0, lateCount: own[0]?.late_in_kind ?? 0, items: own.map(drawn) };
    });
}

function drawn(row: Row): WaitingItem {
  return {
    kind: row.kind,
    rule: row.rule,
    refId: row.ref_id,
    caseId: row.case_id,
    caseNumber: row.number,
    workflow: row.workflow,
    since: row.since,
    dueAt: row.due_at,
    ownerName: row.owner,
    otherUnitName: row.other_unit,
  };
}
