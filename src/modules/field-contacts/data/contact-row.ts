/** From a row as Postgres writes it in JSON to a contact as the rules see it. */
import { columnDay } from "@/platform/clock/date-column";
import type { Contact, ContactFacts, Handover } from "../domain/contact";
import { factNames } from "../domain/recording";

/** `to_jsonb` of a row of field_contact: the columns by their names in the database. */
export type ContactJson = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly unit_id: string;
  readonly source: "field" | "register";
  readonly register_number: string | null;
  readonly note_sealed?: string | null;
  readonly logged_by: string;
  readonly logged_at: string;
  readonly version: number;
};

/** `to_jsonb` of a row of handover. */
export interface HandoverJson {
  readonly id: string;
  readonly from_unit_id: string;
  readonly to_unit_id: string;
  readonly message_sealed: string | null;
  readonly made_by: string;
  readonly made_at: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: string | null;
  readonly version: number;
}

const columnNames = new Map(
  factNames.map((name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
);

/** The contact in a row, with who it is about and its newest handover, which other tables hold. */
export function contactOf(row: ContactJson, personId: string | null, newest: HandoverJson | null): Contact {
  const facts: Record<string, unknown> = {};
  for (const [name, column] of columnNames) facts[name] = row[column] ?? null;
  return {
    ...(facts as unknown as ContactFacts),
    id: row.id,
    unitId: row.unit_id,
    source: row.source,
    registerNumber: row.register_number,
    personId,
    handover: newest && handoverOf(newest),
    version: row.version,
  };
}

function handoverOf(row: HandoverJson): Handover {
  return {
    id: row.id,
    fromUnitId: row.from_unit_id,
    toUnitId: row.to_unit_id,
    sentAt: new Date(row.made_at),
    acknowledgedAt: row.acknowledged_at === null ? null : new Date(row.acknowledged_at),
  };
}

/** Facts as the columns of a new contact want them. */
export function columnsOf(facts: ContactFacts) {
  const { occurredOn, firstVisitDueOn, ...rest } = facts;
  return {
    ...rest,
    occurredOn: columnDay(occurredOn),
    firstVisitDueOn: firstVisitDueOn === null ? null : columnDay(firstVisitDueOn),
  };
}

/** Facts as the columns of a stored contact want them: its offer and its first visit follow from rows of their own. */
export function changedColumnsOf(facts: ContactFacts) {
  const { offer: _offer, answer: _answer, firstVisitDueOn: _dueOn, firstVisit: _visit, ...columns } = columnsOf(facts);
  return columns;
}
