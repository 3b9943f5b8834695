/** A row for any tenant table, made from the catalog, so that a new table is under test the day it is migrated. */
import { randomUUID } from "node:crypto";
import type { House } from "./house";

export type Row = Record<string, unknown>;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
  readonly labels: string[] | null;
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly columns: string[];
  readonly parent: string;
  readonly parentColumns: string[];
}

/**
 * What a check constraint wants beyond its column's type. `second` names a foreign key column that must not point where
 * its sibling does. A table whose constraint is not met here fails with its name.
 */
const WANTED: Readonly<Record<string, { values?: Row; second?: string }>> = {
  device_key: { values: { expires_at: "2999-01-01T00:00:00Z" } },
  draft: { values: { kind: "field-contacts.log-contact", expires_at: "2999-01-01T00:00:00Z" } },
  duty_report: { values: { kind: "concernReport", due_at: "2999-01-01T00:00:00Z" } },
  duty_report_version: { values: { number: 1 } },
  handover: { values: { acknowledged_by: null }, second: "to_unit_id" },
  journal_note: { values: { kind: "note", amends_id: null, signed_at: null } },
  guardianship: { values: { kind: "joint" }, second: "guardian_id" },
  person_merge: { values: { moved: {} }, second: "merged_id" },
  person_name: { values: { kind: "alias" } },
  field_contact: { values: { source: "field", occurred_time: "12:00", reason: "other" } },
  received_disclosure: { values: { case_id: null, mode: "may" } },
  receiving_service: { values: { kind: "other" } },
  contact_step: { values: { step: "presence" } },
  published_figures: { values: { period: "2025-T1", figures: {} } },
  period_report: { values: { period: "2025-T1", number: 1 } },
  notice: { values: { level: "remind" } },
  audit_event: { values: { channel: "web", outcome: "allowed" } },
  outbox_event: { values: { payload: {} } },
  reference_target: { values: { value: 50 } },
  method_version: { values: { step_texts: ["1", "2", "3", "4", "5", "6", "7"] } },
  tally_release: { values: { reason: "other", test_result: "none" } },
  intervention_tally: { values: { reason: "other", test_result: "none" } },
  retention_class: { values: { class: "standard" } },
  retention_hold: { values: { lifted_by: null } },
  audit_leaf: { values: { leaf: `\\x${"00".repeat(32)}` } },
  emergency_opening: {
    values: {
      case_id: "01900000-0000-7000-8000-000000000001",
      opened_at: "2026-11-01T12:00:00Z",
      expires_at: "2026-11-01T12:30:00Z",
    },
  },
  session: { values: { method: "password" } },
  step_up: { values: { method: "password" } },
  log_review_sample: { values: { month: "2026-11-01" } },
  log_review_item: { values: { sample_id: null } },
  consent: { values: { kind: "acceptService" } },
  consent_receiver: { values: { name_sealed: "x" } },
  consent_answer: { values: { signer_kind: "subject", answer: "yes", form: "oral" } },
  maturity_assessment: { values: { level: "together" } },
  guardian_standing: { values: { standing: "counts" }, second: "guardian_id" },
  release_decision: { values: { effect: "allow", rules: ["x"] } },
  release_approval: { values: { answer: null } },
  release_request: { values: { came_by: "phone" } },
  release_refusal: { values: { appeal: "none" } },
  disclosure: { values: { mode: "may" } },
  delegation_rule: { values: { valid_from: "2026-01-01", valid_to: "2027-01-01" } },
  access_text: { values: { judgement: "asIs" } },
};

export async function tenantTables(house: House): Promise<string[]> {
  const found = await house.rows<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
     order by 1`,
  );
  return found.map((row) => row.name);
}

export async function foreignKeys(house: House): Promise<ForeignKey[]> {
  return house.rows<ForeignKey>(
    `select f.conrelid::regclass::text as table, f.conname as name, f.confrelid::regclass::text as parent,
       (select array_agg(a.attname::text order by k.n) from unnest(f.conkey) with ordinality k(num, n)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num) as columns,
       (select array_agg(a.attname::text order by k.n) from unnest(f.confkey) with ordinality k(num, n)
          join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num) as "parentColumns"
     from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace order by 1, 2`,
  );
}

/** Makes sure that the tenant has a row in every tenant table. Answers one of each. */
export async function furnishTenant(house: House, tenantId: string): Promise<Map<string, Row>> {
  const keys = await foreignKeys(house);
  const made = new Map<string, Row>();
  for (const table of await tenantTables(house)) await rowOf(house, tenantId, table, keys, made);
  return made;
}

async function rowOf(
  house: House,
  tenantId: string,
  table: string,
  keys: readonly ForeignKey[],
  made: Map<string, Row>,
): Promise<Row> {
  const known = made.get(table) ?? (await rowsOf(house, tenantId, table))[0];
  if (known) {
    made.set(table, known);
    return known;
  }
  const row: Row = { tenant_id: tenantId };
  for (const column of await columnsOf(house, table))
    if (column.isNeeded && column.name !== "tenant_id") row[column.name] = valueFor(column);
  for (const key of keys.filter((one) => one.table === table && one.parent !== table && one.parent !== "tenant")) {
    const parent = await rowOf(house, tenantId, key.parent, keys, made);
    const isSecond = key.columns.includes(WANTED[table]?.second ?? "");
    const chosen = isSecond ? (await rowsOf(house, tenantId, key.parent)).at(-1) : parent;
    key.columns.forEach((name, i) => (row[name] = chosen?.[key.parentColumns[i]!]));
  }
  Object.assign(row, WANTED[table]?.values);
  await house
    .rows(
      `insert into ${table} (${Object.keys(row).join(", ")}) select ${Object.keys(row).join(", ")} from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(row)],
    )
    .catch((fault: Error) => {
      throw new Error(`tests/support/row-maker.ts cannot make a row of ${table}: ${fault.message}`);
    });
  const stored = (await rowsOf(house, tenantId, table))[0]!;
  made.set(table, stored);
  return stored;
}

async function rowsOf(house: House, tenantId: string, table: string): Promise<Row[]> {
  const found = await house.rows<{ row: Row }>(
    `select to_jsonb(t) as row from ${table} t where tenant_id = $1 order by t.ctid limit 50`,
    [tenantId],
  );
  return found.map((one) => one.row);
}

async function columnsOf(house: House, table: string): Promise<Column[]> {
  return house.rows<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and not a.atthasdef as "isNeeded",
       (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as labels
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
}

function valueFor({ type, labels }: Column): unknown {
  if (labels) return labels[0];
  if (type === "uuid") return randomUUID();
  if (type === "date") return "2026-11-01";
  if (type.startsWith("timestamp")) return "2026-11-01T12:00:00Z";
  if (type === "boolean") return false;
  if (type === "jsonb") return {};
  if (type === "bytea") return "\\x00";
  if (/int|numeric|double/.test(type)) return 1;
  return type.endsWith("[]") ? [] : `made-${randomUUID().slice(0, 8)}`;
}
