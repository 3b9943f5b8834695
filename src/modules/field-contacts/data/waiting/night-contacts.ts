import "server-only";
import type { Scope } from "@/kernel/gate";
import type { Shift } from "../../domain/waiting/shift";
import type { MissingFact } from "../../domain/status";

/** What the night's work is to somebody: a contact, how far it has come, and who has it now. No name, no free text. */
export interface NightContact {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly occurredOn: string;
  readonly occurredTime: string;
  readonly policeGroupName: string | null;
  readonly loggedByName: string;
  readonly mumin: boolean | null;
  readonly missing: readonly MissingFact[];
  /** What somebody has to see to, as `app.contact_waits` says. */
  readonly waits: readonly ContactWait[];
  readonly standing: "own" | "sent" | "takenOver" | "closed";
  /** The newest handover. */
  readonly toUnitName: string | null;
  readonly sentAt: Date | null;
  readonly takenOverAt: Date | null;
  readonly takenOverByName: string | null;
}

export const contactWaits = ["unfinished", "withoutTaker", "offerUnanswered", "firstVisit", "missedVisit"] as const;
export type ContactWait = (typeof contactWaits)[number];

interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly occurred_on: string;
  readonly occurred_time: string;
  readonly police_group: string | null;
  readonly logged_by: string | null;
  readonly mumin: boolean | null;
  readonly missing_facts: MissingFact[];
  readonly waits: ContactWait[];
  readonly standing: NightContact["standing"];
  readonly to_unit: string | null;
  readonly made_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: string | null;
}

/** The contacts of one night at the principal's unit, in sight, first to last; at most `limit`. One statement. */
export async function listNightContacts(scope: Scope, shift: Shift, limit: number): Promise<NightContact[]> {
  const { tenantId, principal } = scope;
  const { startsOn, endsOn, from, until } = shift;
  const rows = await scope.tx.$queryRaw<Row[]>`
    with night as (
      select f.* from field_contact f
      where f.tenant_id = ${tenantId}::uuid and f.unit_id = ${principal.unitId}::uuid and f.source = 'field'
        and f.occurred_on between ${startsOn}::date and ${endsOn}::date
        and (f.occurred_on + f.occurred_time::time) >= (${startsOn}::date + ${from}::time)
        and (f.occurred_on + f.occurred_time::time) < (${endsOn}::date + ${until}::time)
      order by f.occurred_on, f.occurred_time, f.id limit ${limit})
    select n.case_id, c.number, n.occurred_on::text, n.occurred_time, g.name as police_group, l.display_name as logged_by,
      n.mumin, n.missing_facts, n.waits, n.standing, u.name as to_unit, h.made_at, h.acknowledged_at, a.display_name as acknowledged_by
    from night n
      join lateral (select x.number from case_record x where x.tenant_id = n.tenant_id and x.id = n.case_id limit 1) c on true
      left join lateral (select x.* from handover x where x.tenant_id = n.tenant_id and x.case_id = n.case_id
        order by x.made_at desc, x.id desc limit 1) h on true
      left join unit u on u.tenant_id = h.tenant_id and u.id = h.to_unit_id
      left join account a on a.tenant_id = h.tenant_id and a.id = h.acknowledged_by
      left join account l on l.tenant_id = n.tenant_id and l.id = n.logged_by
      left join police_group g on g.tenant_id = n.tenant_id and g.id = n.police_group_id
    order by n.occurred_on, n.occurred_time, n.id`;
  return rows.map((row) => ({
    ...{ caseId: row.case_id, caseNumber: row.number, occurredOn: row.occurred_on, occurredTime: row.occurred_time },
    ...{ policeGroupName: row.police_group, loggedByName: row.logged_by ?? "", mumin: row.mumin },
    ...{ missing: row.missing_facts, waits: row.waits, standing: row.standing },
    ...{ toUnitName: row.to_unit, sentAt: row.made_at },
    ...{ takenOverAt: row.acknowledged_at, takenOverByName: row.acknowledged_by },
  }));
}
