import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { now } from "@/platform/clock";
import { decodeKey, newDataKey, openText, sealText, unwrapKey, wrapKey, keyVersionOf } from "@/platform/crypto";
import { env } from "@/platform/env";
import { uuidv7 } from "@/platform/id";
import { KEY_SETTLES_SECONDS, KEYS_READ_ANEW_MS } from "../tenant-keys";
import { findSealedPlaces, findTextsSealedWith, named, type OwnerSql, type SealedPlace } from "./sealed-places";

/** Rows that get their text sealed anew in one transaction: writers of that table wait so long. */
const ROWS_AT_ONCE = 500;
/** SQLSTATE of a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = "55P03";

export interface Rotation {
  readonly version: number;
  /** Texts that were sealed anew. */
  readonly texts: number;
  /** Versions that were destroyed. */
  readonly destroyed: readonly number[];
}

interface Keys {
  readonly current: number;
  readonly byVersion: ReadonlyMap<number, Buffer>;
}

/** Old versions stay when a text in a column nobody knows of still needs them. The message names the columns. */
export class OldKeyInUse extends Error {
  override readonly name = "OldKeyInUse";
}

/**
 * Gives a tenant a new field key while people work: makes the new version, waits until every process knows it, seals
 * every text anew, and destroys the old versions when nothing needs them any longer. Broken off, it is begun again and
 * takes up where it ended. `sql` signs in with the owner's rights; `say` is told how it goes, in figures only.
 * `settleSeconds` is for tests: longer than a process keeps its keys, and never longer than the 30 s it is otherwise.
 */
export async function rotateFieldKey(
  sql: OwnerSql,
  tenantId: string,
  say: (sentence: string) => void,
  settleSeconds: number = KEY_SETTLES_SECONDS,
): Promise<Rotation> {
  const { rows } = await sql.query<{ mine: boolean }>(
    "select pg_try_advisory_lock(hashtext('samlots.rotate'), hashtext($1::text)) as mine",
    [tenantId],
  );
  if (rows[0]?.mine !== true) throw new Error("the key of this tenant is being changed already");
  const version = await addVersion(sql, tenantId, settleSeconds);
  say(`Version ${String(version)} made; waiting until every process has read it.`);
  await pause(settleSeconds * 1000 + KEYS_READ_ANEW_MS + 1_000);
  await untilOthersEnded(sql);
  const texts = await resealAll(sql, tenantId, await readKeys(sql, tenantId, version), say);
  const destroyed = await destroyOld(sql, tenantId, version);
  await record(sql, tenantId, texts);
  return { version, texts, destroyed };
}

/**
 * Waits for every transaction of this database that is under way now. From here on whoever begins seals with the new
 * version; whoever began before may still be about to write with the old one, and nothing else shows it.
 */
async function untilOthersEnded(sql: OwnerSql): Promise<void> {
  const underWay =
    "select virtualtransaction from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid() and pid in (select pid from pg_stat_activity where datname = current_database())";
  const { rows } = await sql.query<{ virtualtransaction: string }>(underWay);
  const before = rows.map(({ virtualtransaction }) => virtualtransaction);
  for (;;) {
    const { rows: still } = await sql.query(`${underWay} and virtualtransaction = any($1)`, [before]);
    if (still.length === 0) return;
    await pause(200);
  }
}

/** The newest version if a rotation that was broken off made it already, else a new one. */
async function addVersion(sql: OwnerSql, tenantId: string, settleSeconds: number): Promise<number> {
  const { rows } = await sql.query<{ version: number }>(
    "select version from public.tenant_key where tenant_id = $1 and purpose = 'field' order by version",
    [tenantId],
  );
  const newest = rows.at(-1)?.version;
  if (newest === undefined) throw new Error("the tenant has no field key");
  if (rows.length > 1) return newest;
  const version = newest + 1;
  const context = { tenantId, dataClass: "field", keyVersion: version } as const;
  const wrapped = wrapKey(decodeKey(env().SAMLOTS_FIELD_KEY), newDataKey(), context);
  await sql.query(
    "insert into public.tenant_key (tenant_id, id, purpose, version, wrapped, created_at) values ($1, $2, 'field', $3, $4, now() - make_interval(secs => $5))",
    [tenantId, uuidv7(now()), version, wrapped, KEY_SETTLES_SECONDS - settleSeconds],
  );
  return version;
}

async function readKeys(sql: OwnerSql, tenantId: string, current: number): Promise<Keys> {
  const { rows } = await sql.query<{ version: number; wrapped: string }>(
    "select version, wrapped from public.tenant_key where tenant_id = $1 and purpose = 'field'",
    [tenantId],
  );
  const kek = decodeKey(env().SAMLOTS_FIELD_KEY);
  const unwrap = (wrapped: string, keyVersion: number) =>
    unwrapKey(kek, wrapped, { tenantId, dataClass: "field", keyVersion });
  return { current, byVersion: new Map(rows.map(({ version, wrapped }) => [version, unwrap(wrapped, version)])) };
}

async function resealAll(
  sql: OwnerSql,
  tenantId: string,
  keys: Keys,
  say: (sentence: string) => void,
): Promise<number> {
  let texts = 0;
  for (const place of await findSealedPlaces(sql)) {
    let inPlace = 0;
    // Rows that somebody holds are passed over and met again; none is left when a whole turn finds none.
    for (
      let left = await countOld(sql, tenantId, place, keys);
      left > 0;
      left = await countOld(sql, tenantId, place, keys)
    ) {
      const done = await resealSome(sql, tenantId, place, keys);
      inPlace += done;
      if (done === 0) await pause(100);
    }
    if (inPlace > 0) say(`${place.table}.${place.column}: ${String(inPlace)} texts sealed anew.`);
    texts += inPlace;
  }
  return texts;
}

const oldIn = ({ column }: SealedPlace): string =>
  `tenant_id = $1 and ${named(column)} is not null and ${named(column)} not like $2`;

async function countOld(sql: OwnerSql, tenantId: string, place: SealedPlace, keys: Keys): Promise<number> {
  const { rows } = await sql.query<{ left: number }>(
    `select count(*)::int as left from (select 1 from public.${named(place.table)} where ${oldIn(place)} limit 1) x`,
    [tenantId, `v1.${String(keys.current)}.%`],
  );
  return rows[0]?.left ?? 0;
}

/** One transaction. Answers how many texts it sealed anew; 0 when others were in the way. */
async function resealSome(sql: OwnerSql, tenantId: string, place: SealedPlace, keys: Keys): Promise<number> {
  await sql.query("begin");
  try {
    await sql.query("set local lock_timeout = '1s'");
    const triggers = await withoutTriggers(sql, place.table);
    const { rows } = await sql.query<{ at: string; row_id: string; sealed: string }>(
      `select ctid::text as at, ${place.rowId} as row_id, ${named(place.column)} as sealed from public.${named(place.table)}
       where ${oldIn(place)} limit ${String(ROWS_AT_ONCE)} for no key update skip locked`,
      [tenantId, `v1.${String(keys.current)}.%`],
    );
    const anew = rows.map(({ row_id: rowId, sealed }) =>
      reseal(sealed, { tenantId, table: place.table, column: place.column, rowId }, keys),
    );
    await sql.query(
      `update public.${named(place.table)} t set ${named(place.column)} = v.text
       from unnest($1::text[], $2::text[]) as v(at, text) where t.ctid = v.at::tid`,
      [rows.map(({ at }) => at), anew],
    );
    await withTriggers(sql, place.table, triggers);
    await sql.query("commit");
    return rows.length;
  } catch (fault) {
    await sql.query("rollback");
    if (fault instanceof Error && "code" in fault && fault.code === LOCK_NOT_AVAILABLE) return 0;
    throw fault;
  }
}

function reseal(sealed: string, address: Parameters<typeof openText>[2], keys: Keys): string {
  const [old, current] = [keys.byVersion.get(keyVersionOf(sealed)), keys.byVersion.get(keys.current)];
  const place = `${address.table}.${address.column}`;
  if (!old || !current) throw new Error(`a text in ${place} has a key nobody holds`);
  try {
    return sealText(current, openText(old, sealed, address), { ...address, keyVersion: keys.current });
  } catch (cause) {
    // Nothing is lost: the batch is rolled back, and the old version stays as long as this text needs it.
    throw new Error(`a text in ${place} does not open where it is: see sealed-places.ts`, { cause });
  }
}

/**
 * Signed notes and sent releases are kept from change by triggers, and what they say does not change here. Switched off
 * inside this transaction, which holds off all other writers of the table: nobody else ever works without them.
 */
async function withoutTriggers(sql: OwnerSql, table: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ name: string }>(
    "select tgname as name from pg_trigger where tgrelid = ('public.' || quote_ident($1))::regclass and not tgisinternal and tgenabled = 'O'",
    [table],
  );
  await sql.query(`lock table public.${named(table)} in share row exclusive mode`);
  for (const { name } of rows) await sql.query(`alter table public.${named(table)} disable trigger ${named(name)}`);
  return rows.map(({ name }) => name);
}

async function withTriggers(sql: OwnerSql, table: string, names: readonly string[]): Promise<void> {
  for (const name of names) await sql.query(`alter table public.${named(table)} enable trigger ${named(name)}`);
}

/** Throws OldKeyInUse when any text anywhere still needs one: a column that is sealed and not known as such. */
async function destroyOld(sql: OwnerSql, tenantId: string, current: number): Promise<number[]> {
  const { rows } = await sql.query<{ version: number }>(
    "select version from public.tenant_key where tenant_id = $1 and purpose = 'field' and version <> $2 order by version",
    [tenantId, current],
  );
  for (const { version } of rows) {
    const left = await findTextsSealedWith(sql, tenantId, version);
    if (left.length > 0)
      throw new OldKeyInUse(`Version ${String(version)} is still needed by ${left.join(", ")}, and stays.`);
    await sql.query("delete from public.tenant_key where tenant_id = $1 and purpose = 'field' and version = $2", [
      ...[tenantId, version],
    ]);
  }
  return rows.map(({ version }) => version);
}

async function record(sql: OwnerSql, tenantId: string, texts: number): Promise<void> {
  await sql.query(
    `insert into public.audit_event (tenant_id, id, at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, records)
     values ($1, $2, now(), 'cli', 'keys.rotate', 'administer', 'allowed', 'rotated', '{}', 'operator-1', '{}', '{}', $3)`,
    [tenantId, uuidv7(now()), texts],
  );
}
