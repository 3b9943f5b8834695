import { randomUUID } from "node:crypto";
import type pg from "pg";
import { unitBoard } from "@/kernel/attention";
import { contactList, contactPage, logContact, nightList, publishedReport, report } from "@/modules/field-contacts";
import type { House } from "../tests/support/house";
import { HALF_YEAR, NIGHT, type Measured } from "./fill";

/** One act measured twice: through the gate, and as the one statement plain SQL would need. */
export interface Act {
  readonly name: string;
  readonly ours: () => Promise<unknown>;
  readonly raw: () => Promise<unknown>;
}

/** The acts on one tenant, those that save last: what they leave unfinished would wait on the board. `raw` runs prepared statements on a pool of a role that no row security binds. */
export function actsOn(house: House, pool: pg.Pool, at: Measured, caseIds: readonly string[]): readonly Act[] {
  const { unit, worker, head, policeGroupId } = at;
  const tenantId = unit.tenant.id;
  const someCase = () => caseIds[Math.floor(Math.random() * caseIds.length)] ?? "";
  const raw = (name: string, text: string, values: unknown[]) => pool.query({ name, text, values });
  const contact = { occurredOn: "2025-12-31", occurredTime: "22:30", policeGroupId, reason: "minorDrugOffence" };
  return [
    {
      name: "the unit's board",
      ours: async () => granted(await house.look(head, unitBoard, {})),
      raw: () => raw("board", BOARD, [tenantId, unit.id]),
    },
    {
      name: "the night list",
      ours: async () => granted(await house.look(head, nightList, { night: NIGHT })),
      raw: () => raw("night", NIGHT_LIST, [tenantId, unit.id, NIGHT]),
    },
    {
      name: "newest 50 of my unit",
      ours: async () => granted(await house.look(head, contactList, { of: "unit", after: null })),
      raw: () => raw("list", LIST, [tenantId, unit.id]),
    },
    {
      name: "open a case",
      ours: async () => granted(await house.look(worker, contactPage, { caseId: someCase() })),
      raw: () => raw("open", OPEN, [tenantId, someCase()]),
    },
    {
      name: "report of half a year",
      ours: async () => granted(await house.look(head, report, HALF_YEAR)),
      raw: () => raw("report", REPORT, [tenantId, unit.id, HALF_YEAR.from, HALF_YEAR.to]),
    },
    {
      name: "four-month report, all measures",
      ours: async () => granted(await house.look(head, publishedReport, { period: "2025-T2" })),
      raw: () => raw("tertial", TERTIAL, [tenantId, unit.id, "2025-05-01", "2025-08-31"]),
    },
    {
      name: "save a contact",
      ours: async () => granted(await house.act(worker, logContact, contact)),
      raw: () => raw("save", SAVE, [tenantId, unit.id, worker.accountId, policeGroupId, randomUUID()]),
    },
  ];
}

function granted(reply: { ok: boolean; code?: string }): void {
  if (!reply.ok) throw new Error(`the gate refused: ${reply.code ?? ""}`);
}

/** Every measure by every cut, counted over the contacts in one pass. */
const TERTIAL = `
  select cut, measure, count(*)::int from field_contact f
    cross join lateral unnest(app.cuts_of(f)) cut cross join lateral unnest(app.measures_of(f)) measure
  where f.tenant_id = $1 and f.unit_id = $2 and f.occurred_on between $3 and $4 group by 1, 2`;

const SAVE = `
  with c as (insert into case_record (tenant_id, id, number, workflow, unit_id, worker_ids, opened_by, opened_at)
      values ($1, $5::uuid, 'R-' || ($5::uuid)::text, 'field-contacts', $2, array[$3::uuid], $3, now()) returning tenant_id, id)
  insert into field_contact (tenant_id, id, unit_id, case_id, source, occurred_on, occurred_time, police_group_id, reason, logged_by, logged_at)
  values ($1, gen_random_uuid(), $2, $5::uuid, 'field', '2025-12-31', '22:30', $4, 'minorDrugOffence', $3, now())`;

const BOARD = `
  select x.*, c.number from (
    select w.kind, f.case_id, f.logged_by as owner, (f.occurred_on + f.occurred_time::time) at time zone 'Europe/Stockholm' as since,
      row_number() over (partition by w.kind order by f.occurred_on, f.occurred_time), count(*) over (partition by w.kind)
    from field_contact f cross join lateral unnest(f.waits) w(kind) where f.tenant_id = $1 and f.unit_id = $2 and f.is_waiting
    union all
    select 'handover', h.case_id, null, h.made_at, row_number() over (order by h.made_at), count(*) over ()
    from handover h where h.tenant_id = $1 and h.to_unit_id = $2 and h.acknowledged_at is null
    union all
    select 'handoverSent', h.case_id, h.made_by, h.made_at, row_number() over (order by h.made_at), count(*) over ()
    from handover h where h.tenant_id = $1 and h.from_unit_id = $2 and h.acknowledged_at is null
  ) x (kind, case_id, owner, since, place, in_kind)
    cross join lateral (select c.number from case_record c where c.tenant_id = $1 and c.id = x.case_id limit 1) c
  where x.place <= 20 order by x.kind, x.place`;

const NIGHT_LIST = `
  select c.number, f.*, h.made_at, h.acknowledged_at from field_contact f
    join case_record c on c.tenant_id = f.tenant_id and c.id = f.case_id
    left join lateral (select * from handover h where h.tenant_id = f.tenant_id and h.case_id = f.case_id
      order by h.made_at desc limit 1) h on true
  where f.tenant_id = $1 and f.unit_id = $2 and f.source = 'field' and f.occurred_on between $3::date and $3::date + 1
    and f.occurred_on + f.occurred_time::time between $3::date + time '18:00' and $3::date + 1 + time '08:00'
  order by f.occurred_on, f.occurred_time limit 300`;

const LIST = `
  select c.id, c.number, c.opened_at, f.*, g.name as police_group, trim(p.given_name || ' ' || p.family_name) as person
  from (select * from case_record where tenant_id = $1 and unit_id = $2 and workflow = 'field-contacts'
      order by opened_at desc, id desc limit 50) c
    join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
    left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
    left join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
  order by c.opened_at desc, c.id desc`;

const OPEN = `
  select c.number, c.opened_at, f.*, u.name as unit, g.name as police_group, a.display_name,
    (select jsonb_agg(to_jsonb(h)) from handover h where h.tenant_id = c.tenant_id and h.case_id = c.id) as handovers
  from case_record c
    join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
    join unit u on u.tenant_id = c.tenant_id and u.id = c.unit_id
    join account a on a.tenant_id = f.tenant_id and a.id = f.logged_by
    left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
  where c.tenant_id = $1 and c.id = $2`;

const REPORT = `
  select count(*), count(*) filter (where known_in_drug_contexts = 'no'), count(*) filter (where mumin),
    count(*) filter (where known_to_social_services = 'yes' or known_to_addiction_care = 'yes'),
    count(*) filter (where age_years < 15), count(*) filter (where age_years between 15 and 19),
    count(*) filter (where age_years >= 20), count(*) filter (where sex = 'woman'), count(*) filter (where sex = 'man'),
    count(*) filter (where report = 'lvm'), count(*) filter (where first_visit = 'came'), count(*) filter (where completed = 'yes')
  from field_contact where tenant_id = $1 and unit_id = $2 and occurred_on between $3 and $4`;
