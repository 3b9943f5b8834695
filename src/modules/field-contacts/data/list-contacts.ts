import "server-only";
import type { Scope } from "@/kernel/gate";
import type { PersonLabel } from "@/kernel/cases/contract";
import type { Contact } from "../domain/contact";
import { contactOf, type ContactJson, type HandoverJson } from "./contact-row";
import { labelOf } from "./open-contact";

/** A contact in a list: no free text, nothing that ranks people (SoLPuL 7 a §). */
export interface ListedContact {
  readonly contact: Contact;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly unitName: string;
  readonly receivingUnitName: string | null;
  readonly policeGroupName: string | null;
  readonly person: PersonLabel | null;
  readonly openedAt: Date;
}

/** One page; `next` is where the following one starts, null at the end. */
export interface ContactListing {
  readonly rows: readonly ListedContact[];
  readonly next: string | null;
}

const PAGE_ROWS = 50;
/** After every instant and every id: a list from its top. */
const TOP = { at: "9999-12-31T00:00:00.000Z", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

interface Row {
  readonly contact: ContactJson;
  readonly id: string;
  readonly number: string;
  readonly opened_at: Date;
  readonly unit_name: string;
  readonly receiving_unit_name: string | null;
  readonly police_group_name: string | null;
  readonly person: { id: string; is_protected: boolean; name: string | null } | null;
  readonly newest: HandoverJson | null;
}

/**
 * One page of contacts in sight, newest first. Each branch reads one index in its own order and stops after a page;
 * a branch that was not asked for is not run. `after` is the place the page before gave.
 */
export async function listContacts(
  scope: Scope,
  { of, after }: { readonly of: "mine" | "unit"; readonly after: string | null },
): Promise<ContactListing> {
  const { tenantId, principal } = scope;
  const place = after?.split("_") ?? [];
  const [at, id] = [place[0] ?? TOP.at, place[1] ?? TOP.id];
  const sight = of === "unit" ? principal.sightUnitId : null;
  const mine = sight === null;
  const rows = await scope.tx.$queryRaw<Row[]>`
    with shown as (
      (select c.* from case_record c where c.tenant_id = ${tenantId}::uuid and c.unit_id = ${sight}::uuid
        and c.workflow = 'field-contacts' and (c.opened_at, c.id) < (${at}::timestamptz, ${id}::uuid)
        order by c.opened_at desc, c.id desc limit ${PAGE_ROWS + 1})
      union all
      (select c.* from case_record c where c.tenant_id = ${tenantId}::uuid and c.receiving_unit_id = ${sight}::uuid
        and c.unit_id <> ${sight}::uuid
        and c.workflow = 'field-contacts' and (c.opened_at, c.id) < (${at}::timestamptz, ${id}::uuid)
        order by c.opened_at desc, c.id desc limit ${PAGE_ROWS + 1})
      union all
      (select c.* from case_worker w join case_record c on c.tenant_id = w.tenant_id and c.id = w.case_id
        where ${mine} and w.tenant_id = ${tenantId}::uuid and w.account_id = ${principal.accountId}::uuid and w.until is null
        and c.workflow = 'field-contacts' and (c.opened_at, c.id) < (${at}::timestamptz, ${id}::uuid)
        order by c.opened_at desc, c.id desc limit ${PAGE_ROWS + 1}))
    select c.id, c.number, c.opened_at, to_jsonb(f) - 'note_sealed' as contact, u.name as unit_name,
      r.name as receiving_unit_name, g.name as police_group_name,
      case when p.id is not null then jsonb_build_object('id', p.id, 'is_protected', p.protection <> 'none',
        'name', case when p.protection = 'none' then trim(p.given_name || ' ' || p.family_name) end) end as person,
      (select to_jsonb(h) - 'message_sealed' from handover h where h.tenant_id = c.tenant_id and h.case_id = c.id
        order by h.made_at desc, h.id desc limit 1) as newest
    from shown c
      join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
      join unit u on u.tenant_id = c.tenant_id and u.id = c.unit_id
      left join unit r on r.tenant_id = c.tenant_id and r.id = c.receiving_unit_id
      left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
      left join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
    order by c.opened_at desc, c.id desc limit ${PAGE_ROWS + 1}`;
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    rows: shown.map(listed),
    next: rows.length > PAGE_ROWS && last ? `${last.opened_at.toISOString()}_${last.id}` : null,
  };
}

function listed(row: Row): ListedContact {
  return {
    contact: contactOf(row.contact, row.person?.id ?? null, row.newest),
    caseId: row.id,
    caseNumber: row.number,
    unitName: row.unit_name,
    receivingUnitName: row.receiving_unit_name,
    policeGroupName: row.police_group_name,
    person: row.person && labelOf(row.person),
    openedAt: row.opened_at,
  };
}
