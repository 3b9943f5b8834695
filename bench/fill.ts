import type { House, Unit, Worker } from "../tests/support/house";

/** Authorities that share the rows of a size evenly. */
export const TENANTS = 20;
/** The days the contacts are spread over, back from the last one: two years. */
const DAYS = 730;
export const LAST_DAY = "2025-12-31";
/** An ordinary night among them. */
export const NIGHT = "2025-12-15";
/** Contacts of one authority that still wait for something, whatever its register holds. */
const OPEN_CONTACTS = 300;
export const HALF_YEAR = { from: "2025-07-01", to: LAST_DAY };

/** The tenant that is measured: one unit with a worker in the field and a head. */
export interface Measured {
  readonly unit: Unit;
  readonly worker: Worker;
  readonly head: Worker;
  readonly policeGroupId: string;
}

/** Founds the tenants, each with one unit, one worker and one head. */
export async function foundTenants(house: House): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (let at = 0; at < TENANTS; at += 1) {
    const tenant = await house.foundTenant();
    const unit = await house.addUnit(tenant, { kind: "youthDuty" });
    const worker = await house.addWorker({ role: "outreachWorker", unit });
    const head = await house.addWorker({ role: "unitHead", unit });
    const [group] = await house.rows<{ id: string }>(
      "insert into police_group (tenant_id, id, name) values ($1, gen_random_uuid(), 'Grupp 1') returning id",
      [tenant.id],
    );
    all.push({ unit, worker, head, policeGroupId: group?.id ?? "" });
  }
  return all;
}

/** Fills each tenant up to `rowsPerTenant` contacts with their cases and workers, deterministically, then counts the days and analyses. */
export async function fill(house: House, tenants: readonly Measured[], rowsPerTenant: number): Promise<void> {
  for (const { unit, worker, policeGroupId } of tenants) {
    const [{ have } = { have: 0 }] = await house.rows<{ have: number }>(
      "select count(*)::int as have from case_record where tenant_id = $1",
      [unit.tenant.id],
    );
    const known = [unit.tenant.id, unit.id, worker.accountId, have + 1, rowsPerTenant];
    await house.rolledForward(async (client) => {
      // As a replica: without the row triggers, whose work is done for all rows at once below.
      await client.query("set local session_replication_role = replica");
      await client.query(CASES, known);
      await client.query(WORKERS, known.slice(0, 1));
      await client.query(CONTACTS, [...known.slice(0, 3), policeGroupId, LAST_DAY, DAYS]);
      await client.query(SETTLED, known.slice(0, 1));
      await client.query(OPEN, [known[0], OPEN_CONTACTS]);
      await client.query("delete from field_contact_day where tenant_id = $1", known.slice(0, 1));
      await client.query(
        "select app.add_to_days(array(select app.figures_of_contact(f, 1) from field_contact f where f.tenant_id = $1))",
        known.slice(0, 1),
      );
      await client.query("delete from field_contact_month where tenant_id = $1", known.slice(0, 1));
      await client.query(MONTHS, known.slice(0, 1));
    });
  }
  await house.rows("vacuum analyze");
}

const CASES = `
  insert into case_record (tenant_id, id, number, workflow, unit_id, worker_ids, opened_by, opened_at)
  select $1, gen_random_uuid(), 'B-' || n, 'field-contacts', $2, array[$3::uuid], $3, timestamptz '2025-12-31' - n * interval '17 minutes'
  from generate_series($4::int, $5::int) n`;

const MONTHS = `
  insert into field_contact_month (tenant_id, unit_id, month, cut, measure, count)
  select m.tenant_id, m.unit_id, m.month, m.cut, m.measure, sum(m.count)
  from field_contact f cross join lateral app.months_of_contact(f, 1) m where f.tenant_id = $1 group by 1, 2, 3, 4, 5`;

const SETTLED = `
  update field_contact set standing = 'takenOver', waits = '{}', is_waiting = false where tenant_id = $1 and (is_waiting or standing = 'own')`;

const OPEN = `
  update field_contact f set standing = 'own', waits = array['unfinished', 'withoutTaker'], is_waiting = true
  from (select id from field_contact where tenant_id = $1 order by logged_at desc, id desc limit $2) newest
  where f.tenant_id = $1 and f.id = newest.id`;

const WORKERS = `
  insert into case_worker (tenant_id, case_id, account_id, since)
  select c.tenant_id, c.id, c.opened_by, c.opened_at from case_record c where c.tenant_id = $1
  on conflict do nothing`;

const CONTACTS = `
  insert into field_contact (tenant_id, id, unit_id, case_id, source, occurred_on, occurred_time, police_group_id, reason,
    age_years, age_source, sex, known_in_drug_contexts, known_to_social_services, known_to_addiction_care, mumin, report,
    first_visit, completed, logged_by, logged_at)
  select c.tenant_id, gen_random_uuid(), $2, c.id, 'field', $5::date - (n % $6::int), '22:30', $4, 'minorDrugOffence',
    13 + n % 14, 'stated', (array['man', 'man', 'man', 'woman', 'other'])[1 + n % 5], (array['no', 'no', 'yes'])[1 + n % 3],
    (array['yes', 'no', 'unknown'])[1 + n % 3], (array['no', 'no', 'yes', null])[1 + n % 4], n % 3 = 0,
    (array['none', 'lvm', null])[1 + n % 3], (array['came', 'missed', null])[1 + n % 3], (array['yes', 'no', 'ongoing'])[1 + n % 3],
    $3, c.opened_at
  from (select c.*, row_number() over (order by c.opened_at, c.id)::int as n from case_record c
    where c.tenant_id = $1 and not exists (
      select 1 from field_contact f where f.tenant_id = c.tenant_id and f.case_id = c.id)) c`;
