import "server-only";
import type { Scope } from "@/kernel/gate";
import type { PersonLabel } from "@/kernel/cases/contract";
import type { Contact } from "../domain/contact";
import { contactOf, type ContactJson, type HandoverJson } from "./contact-row";

/** Somebody or something with a name: a police group, a unit. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One handover, opened for reading. */
export interface OpenedHandover {
  readonly id: string;
  readonly version: number;
  readonly fromUnitName: string;
  readonly toUnitId: string;
  readonly toUnitName: string;
  readonly madeByName: string;
  readonly madeAt: Date;
  readonly acknowledgedByName: string | null;
  readonly acknowledgedAt: Date | null;
  readonly message: string | null;
}

/** A contact with all that its page shows and its rules ask. */
export interface OpenedContact {
  readonly contact: Contact;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseVersion: number;
  readonly closedAt: Date | null;
  /** Who works on the case, and the unit it was last handed to: what secrecy weighs, and `decideHandOver` asks. */
  readonly workerIds: readonly string[];
  readonly receivingUnitId: string | null;
  readonly unitName: string;
  readonly policeGroupName: string | null;
  readonly person: PersonLabel | null;
  readonly note: string | null;
  readonly loggedByName: string;
  readonly loggedAt: Date;
  /** Newest first. */
  readonly handovers: readonly OpenedHandover[];
  /** The police groups in use, by name. */
  readonly policeGroups: readonly Named[];
  /** The open units that take handovers, but for the principal's own, by name. */
  readonly receivers: readonly Named[];
  /** Hours after which an unanswered handover is late. */
  readonly answerHours: number;
}

interface Row {
  readonly contact: ContactJson;
  readonly number: string;
  readonly case_version: number;
  readonly closed_at: Date | null;
  readonly worker_ids: string[];
  readonly receiving_unit_id: string | null;
  readonly unit_name: string;
  readonly police_group_name: string | null;
  readonly person: { id: string; is_protected: boolean; name: string | null } | null;
  readonly logged_by_name: string | null;
  readonly handovers: (HandoverJson &
    Record<"from_unit" | "to_unit" | "made_by_name" | "acknowledged_by_name", string>)[];
  readonly police_groups: Named[];
  readonly receivers: Named[];
  readonly answer_hours: number;
}

const noteAt = (contactId: string) => ({ table: "field_contact", column: "note_sealed", rowId: contactId }) as const;
const messageAt = (handoverId: string) => ({ table: "handover", column: "message_sealed", rowId: handoverId }) as const;

/**
 * The contact of a case in sight, or null. One statement for the page and for every act: a phone on a bad network
 * waits for the slowest of them, and the row policies hold inside it as anywhere.
 */
export async function findContact(scope: Scope, caseId: string): Promise<OpenedContact | null> {
  const { tenantId, principal, today } = scope;
  const [row] = await scope.tx.$queryRaw<Row[]>`
    select to_jsonb(f) as contact, c.number, c.version as case_version, c.closed_at, c.worker_ids, c.receiving_unit_id,
      u.name as unit_name, g.name as police_group_name, l.display_name as logged_by_name,
      s.remind_hours as answer_hours,
      case when p.id is not null then jsonb_build_object('id', p.id, 'is_protected', p.protection <> 'none',
        'name', case when p.protection = 'none' then trim(p.given_name || ' ' || p.family_name) end) end as person,
      (select coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('from_unit', fu.name, 'to_unit', tu.name,
            'made_by_name', m.display_name, 'acknowledged_by_name', a.display_name) order by h.made_at desc, h.id desc), '[]')
        from handover h
          join unit fu on fu.tenant_id = h.tenant_id and fu.id = h.from_unit_id
          join unit tu on tu.tenant_id = h.tenant_id and tu.id = h.to_unit_id
          left join account m on m.tenant_id = h.tenant_id and m.id = h.made_by
          left join account a on a.tenant_id = h.tenant_id and a.id = h.acknowledged_by
        where h.tenant_id = c.tenant_id and h.case_id = c.id) as handovers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.name), '[]') from police_group x
        where x.tenant_id = c.tenant_id and (x.closed_on is null or x.closed_on > ${today}::date)) as police_groups,
      (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.name), '[]') from unit x
        where x.tenant_id = c.tenant_id and x.takes_handovers and x.id <> ${principal.unitId}::uuid
          and (x.closed_on is null or x.closed_on > ${today}::date)) as receivers
    from case_record c
      join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
      join unit u on u.tenant_id = c.tenant_id and u.id = c.unit_id
      join attention_rule s on s.tenant_id = c.tenant_id and s.kind = 'handover'
      left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
      left join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
      left join account l on l.tenant_id = f.tenant_id and l.id = f.logged_by
    where c.tenant_id = ${tenantId}::uuid and c.id = ${caseId}::uuid
    limit 1`;
  return row ? opened(scope, caseId, row) : null;
}

function opened(scope: Scope, caseId: string, row: Row): OpenedContact {
  const { contact: json, person } = row;
  return {
    contact: contactOf(json, person?.id ?? null, row.handovers[0] ?? null),
    caseId,
    caseNumber: row.number,
    caseVersion: row.case_version,
    closedAt: row.closed_at,
    workerIds: row.worker_ids,
    receivingUnitId: row.receiving_unit_id,
    unitName: row.unit_name,
    policeGroupName: row.police_group_name,
    person: person && labelOf(person),
    note: json.note_sealed ? scope.open(json.note_sealed, noteAt(json.id)) : null,
    loggedByName: row.logged_by_name ?? "",
    loggedAt: new Date(json.logged_at),
    handovers: row.handovers.map((handover) => ({
      id: handover.id,
      version: handover.version,
      fromUnitName: handover.from_unit,
      toUnitId: handover.to_unit_id,
      toUnitName: handover.to_unit,
      madeByName: handover.made_by_name ?? "",
      madeAt: new Date(handover.made_at),
      acknowledgedByName: handover.acknowledged_by_name,
      acknowledgedAt: handover.acknowledged_at === null ? null : new Date(handover.acknowledged_at),
      message: handover.message_sealed ? scope.open(handover.message_sealed, messageAt(handover.id)) : null,
    })),
    policeGroups: row.police_groups,
    receivers: row.receivers,
    answerHours: row.answer_hours,
  };
}

/** A protected identity is not named outside the person's own page. */
export function labelOf(person: { id: string; is_protected: boolean; name: string | null }): PersonLabel {
  if (person.is_protected) return { id: person.id, isProtected: true };
  return { id: person.id, isProtected: false, name: person.name ?? "" };
}
