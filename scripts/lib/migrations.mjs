import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { APP_ROLE, withClient } from "./database-roles.mjs";
import { inProject } from "./paths.mjs";
import { Refusal } from "./say.mjs";

export const migrationsFolder = inProject("prisma/migrations");

/** The key Prisma's own engine locks while it migrates: whoever migrates, only one does at a time. */
const PRISMA_LOCK = 72_707_369;

/** Prisma's own ledger, so that `prisma migrate deploy` accepts what was applied here and the other way round. */
const LEDGER = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** Migrations of this version of the code, oldest first. */
export function knownMigrations(folder = migrationsFolder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const file = path.join(folder, name, "migration.sql");
      if (!existsSync(file)) throw new Refusal(`The migration folder ${name} has no migration.sql.`);
      const sql = readFileSync(file, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * What a database still lacks, by its ledger. Pure.
 * Refuses a database that a newer Samlots has migrated, one whose applied file was edited, and one whose history has a
 * gap (a file that sorts before an applied one).
 *
 * @param {{ name: string, sql: string, checksum: string }[]} known
 * @param {{ name: string, checksum: string }[]} applied finished and not rolled back
 */
export function pendingMigrations(known, applied) {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const unknown = applied.filter((row) => !byName.has(row.name)).map((row) => row.name);
  if (unknown.length > 0) {
    throw new Refusal(
      `The database is newer than this version of Samlots (it has ${unknown.sort().at(-1)}); install that version or a later one.`,
    );
  }
  const edited = applied.find((row) => byName.get(row.name).checksum !== row.checksum);
  if (edited) {
    throw new Refusal(`The migration ${edited.name} was changed after it was applied; write a new migration instead.`);
  }
  const done = new Set(applied.map((row) => row.name));
  return known.filter((migration) => !done.has(migration.name));
}

/** Rows of the ledger that count. An empty list when the database is new. */
export async function appliedMigrations(client) {
  const { rows } = await client.query("select to_regclass('public._prisma_migrations') is not null as there");
  if (!rows[0].there) return [];
  const ledger = await client.query(
    `select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return ledger.rows;
}

/** Names of what is pending, or a refusal. */
export async function migrationStatus(url, folder = migrationsFolder) {
  return withClient(url, async (client) => pendingMigrations(knownMigrations(folder), await appliedMigrations(client)));
}

/**
 * Applies what is pending, each file in one transaction together with its row in the ledger: a kill in the middle leaves
 * the database as it was before that file. `url` signs in as (or sets) the owner role.
 *
 * @returns {Promise<string[]>} the names applied
 */
export async function applyMigrations(url, folder = migrationsFolder) {
  return withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    const pending = pendingMigrations(knownMigrations(folder), await appliedMigrations(client));
    await client.query(LEDGER);
    await client.query(`grant select on _prisma_migrations to ${APP_ROLE}`);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  });
}

async function applyOne(client, { name, sql, checksum }) {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    const line = error.position ? ` at line ${sql.slice(0, Number(error.position)).split("\n").length}` : "";
    throw new Refusal(`The migration ${name} failed${line} and was rolled back: ${error.message}`, { cause: error });
  }
}
