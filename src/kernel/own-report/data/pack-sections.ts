import "server-only";
import type { Scope } from "../../gate";
import type { Judgement, PackEntry, PackFact, PackSection, PackText } from "../contract";
import { MASK, maskText } from "../domain/masking";
import { staffNames } from "./staff";
import type { KnownNames } from "./third-persons";

/** What was decided of a text, and of which text. */
export interface JudgedText {
  readonly print: string;
  readonly judgement: Judgement;
  readonly phrases: readonly string[];
}

interface About {
  readonly personId: string;
  readonly judged: ReadonlyMap<string, JudgedText>;
  readonly third: KnownNames;
}

type Row = Readonly<Record<string, unknown>>;

/** Told elsewhere in the pack, or the house's own: keys, versions, what triggers keep. */
const LEFT_OUT = new Set([
  ...["version", "workflow", "number_index", "number_sealed", "waits", "is_waiting", "missing_facts", "standing"],
  ...["rule_codes", "register_number", "fingerprint", "facts_hash", "moved", "worker_ids", "inputs_sealed"],
]);
/** Sealed though their names do not say so. */
const SEALED = new Set(["person_merge.reason", "person_merge.reversal_reason"]);
/** Columns with the account of somebody on the staff. */
const STAFF = /(_by|^account_id|^assignee_id|^guide_account_id)$/;

/**
 * Everything the tables hold about a person and the cases in sight, table by table. The tables come from the database's
 * own list (`app.tables_of_access`): one that has not said what it is makes this throw, so a pack never forgets.
 */
export async function readSections(scope: Scope, about: About): Promise<readonly PackSection[]> {
  const tables = await scope.tx.$queryRaw<
    { name: string }[]
  >`select t as name from app.tables_of_access() t order by 1`;
  const unsaid = tables.filter(({ name }) => name.startsWith("unsaid:"));
  if (unsaid.length > 0) throw new Error(`not told in an access pack: ${unsaid.map(({ name }) => name).join(", ")}`);
  const persons = await scope.tx.$queryRaw<
    { cases: string[] }[]
  >`select app.own_cases(${about.personId}::uuid) as cases`;
  const cases = persons[0]?.cases ?? [];
  const sections: PackSection[] = [];
  for (const { name } of tables) {
    const rows = await scope.tx.$queryRaw<{ row: Row }[]>`
      select r as row from app.record_rows(${name}, ${cases}::uuid[], ${[about.personId]}::uuid[]) r`;
    const shown = rows.map(({ row }) => row).filter((row) => isTold(name, row));
    if (shown.length > 0) sections.push({ table: name, entries: await entriesOf(scope, name, shown, about) });
  }
  return sections;
}

/** A draft that nobody has signed is not a record yet. */
const isTold = (table: string, row: Row): boolean => table !== "journal_note" || row["signed_at"] !== null;

async function entriesOf(scope: Scope, table: string, rows: readonly Row[], about: About): Promise<PackEntry[]> {
  const staffIds = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) => (STAFF.test(column) && typeof value === "string" ? [value] : [])),
  );
  const staff = await staffNames(scope, staffIds);
  return rows.map((row, at) => ({
    id: typeof row["id"] === "string" ? row["id"] : `${table}-${at}`,
    facts: Object.entries(row).flatMap(([column, value]) => factOf(column, value, staff, `${table}.${column}`)),
    texts: Object.entries(row).flatMap(([column, value]) => textOf(scope, about, { table, column, value, row })),
  }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function factOf(column: string, value: unknown, staff: ReadonlyMap<string, string>, place: string): PackFact[] {
  if (value === null || LEFT_OUT.has(column) || column.endsWith("_sealed") || SEALED.has(place)) return [];
  if (typeof value === "boolean") return [{ column, value: "", kind: value ? "yes" : "no" }];
  if (typeof value === "number") return [{ column, value: String(value), kind: "text" }];
  if (Array.isArray(value)) {
    const words = value.filter((one): one is string => typeof one === "string" && !UUID.test(one));
    return words.map((one) => ({ column, value: one, kind: "code" }));
  }
  if (typeof value !== "string" || value === "") return [];
  if (UUID.test(value)) {
    const name = STAFF.test(column) ? staff.get(value) : undefined;
    // Ids of rows and of others say nothing to anybody; who somebody else is, is not told.
    return name === undefined ? [] : [{ column, value: name, kind: "staff" }];
  }
  const kind = DAY.test(value) ? "day" : INSTANT.test(value) ? "instant" : /^[a-zA-Z]+$/.test(value) ? "code" : "text";
  return [{ column, value, kind }];
}

/** A sealed text, opened, masked, and whether somebody has read it as it stands. */
function textOf(
  scope: Scope,
  { judged, third }: About,
  { table, column, value, row }: { table: string; column: string; value: unknown; row: Row },
): PackText[] {
  const isSealed = column.endsWith("_sealed") || SEALED.has(`${table}.${column}`);
  if (!isSealed || typeof value !== "string" || LEFT_OUT.has(column) || typeof row["id"] !== "string") return [];
  const whole = plainOf(scope.open(value, { table, column, rowId: row["id"] }));
  const source = `${table}.${column}.${row["id"]}`;
  const known = judged.get(source);
  const isRead = known?.print === printOf(scope, whole);
  const phrases = isRead ? known.phrases : [];
  const { text, masked } = maskText(whole, { ...third, phrases });
  const isWithheld = isRead && known.judgement === "withheld";
  return [{ source, text: isWithheld ? MASK : text, masked, judgement: isRead ? known.judgement : null }];
}

/** A keyed fingerprint of a text: of itself it says nothing. */
export const printOf = (scope: Scope, text: string): string => scope.index("accessText", text);

/** What a form has stored as JSON, as lines of text: the words somebody wrote, without keys and ids. */
export function plainOf(text: string): string {
  if (!text.startsWith("{") && !text.startsWith("[")) return text;
  try {
    return wordsIn(JSON.parse(text)).join("\n");
  } catch {
    // Somebody's own words that begin with a bracket.
    return text;
  }
}

function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return UUID.test(value) || value === "" ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** The text of a source as it stands, or null when the asker does not see it. */
export async function findText(scope: Scope, personId: string, source: string): Promise<string | null> {
  const [table = "", column = "", rowId = ""] = source.split(".");
  const [own] = await scope.tx.$queryRaw<{ cases: string[] }[]>`select app.own_cases(${personId}::uuid) as cases`;
  const rows = await scope.tx.$queryRaw<{ row: Row }[]>`
    select r as row from app.record_rows(${table}, ${own?.cases ?? []}::uuid[], ${[personId]}::uuid[]) r
    where r ->> 'id' = ${rowId}`;
  const value = rows[0]?.row[column];
  const isSealed = column.endsWith("_sealed") || SEALED.has(`${table}.${column}`);
  if (typeof value !== "string" || !isSealed || LEFT_OUT.has(column)) return null;
  return plainOf(scope.open(value, { table, column, rowId }));
}
