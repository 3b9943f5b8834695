import { appUrl, capabilities, OWNER_ROLE, ownerUrl, placeOf, prepareDatabase, withClient } from "./database-roles.mjs";
import { readJson } from "./lock.mjs";
import { appliedMigrations, applyMigrations, migrationStatus } from "./migrations.mjs";
import { inState } from "./paths.mjs";
import { Cluster } from "./postgres-cluster.mjs";
import { Refusal, say, step } from "./say.mjs";
import { writeWhole } from "./state.mjs";

const DATABASE = "samlots";

/**
 * The database of this run: the embedded one, or the one DATABASE_URL names.
 *
 * @typedef {object} Database
 * @property {string} appUrl what the application connects with (never an administrator)
 * @property {string | null} migrationUrl signs in as someone who may change tables; null when no such address is known
 * @property {string | null} adminUrl an administrator's address, or null
 * @property {Cluster | null} cluster the embedded Postgres, or null
 *
 * @returns {Promise<Database>}
 */
export async function openDatabase({ fresh = false, onlyMigrates = false } = {}) {
  const migration = process.env.DATABASE_MIGRATION_URL;
  // The scripts that change tables need no other address; whatever serves or reads must not do it as that role, nor turn
  // to the embedded database behind the back of somebody who named another.
  const given = process.env.DATABASE_URL || (onlyMigrates ? migration : undefined);
  if (!given && migration) {
    throw new Refusal(
      "DATABASE_MIGRATION_URL is set but not DATABASE_URL, which the application connects with: set both.",
    );
  }
  if (given) {
    if (fresh)
      throw new Refusal("--fresh empties the embedded database only; empty the database in DATABASE_URL yourself.");
    return openGiven(given, migration);
  }
  return openEmbedded(fresh);
}

async function openEmbedded(fresh) {
  const cluster = new Cluster();
  await step("Starting the embedded PostgreSQL", () => cluster.acquire());
  const adminUrl = cluster.adminUrl(DATABASE);
  if (fresh) {
    await withClient(cluster.adminUrl(), (client) => client.query(`drop database if exists ${DATABASE} with (force)`));
  }
  await prepareDatabase(adminUrl, { create: true });
  return { appUrl: appUrl(adminUrl), migrationUrl: ownerUrl(adminUrl), adminUrl, cluster };
}

async function openGiven(given, migration) {
  const { role, createsRoles } = await capabilities(given);
  if (createsRoles) {
    say(
      `DATABASE_URL signs in as ${role}, who may make roles: preparing ${placeOf(given)}; the app connects as samlots_app.`,
    );
    await prepareDatabase(given);
    return { appUrl: appUrl(given), migrationUrl: ownerUrl(given), adminUrl: given, cluster: null };
  }
  if (!migration) return { appUrl: given, migrationUrl: null, adminUrl: null, cluster: null };
  const migrator = await capabilities(migration);
  return {
    appUrl: given,
    migrationUrl: (await mayBecomeOwner(migration)) ? ownerUrl(migration) : migration,
    adminUrl: migrator.createsRoles ? migration : null,
    cluster: null,
  };
}

async function mayBecomeOwner(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "select exists (select from pg_roles where rolname = $1 and pg_has_role(session_user, oid, 'member')) as may",
      [OWNER_ROLE],
    );
    return rows[0].may;
  });
}

/** Applies what is pending. Without an address that may, it only refuses when something is. */
export async function migrate(database) {
  if (database.migrationUrl) {
    const applied = await applyMigrations(database.migrationUrl);
    if (applied.length > 0)
      say(`  ${applied.length} migration${applied.length === 1 ? "" : "s"} applied, last ${applied.at(-1)}`);
    return;
  }
  const pending = await migrationStatus(database.appUrl);
  if (pending.length > 0) {
    throw new Refusal(
      `The database lacks ${pending.length} migration${pending.length === 1 ? "" : "s"} and the role in DATABASE_URL may not change tables; ` +
        "set DATABASE_MIGRATION_URL to a role that may (see docs/operations.md).",
    );
  }
}

/**
 * Is this database a demo, and is it seeded? Decided on the first start of a database and remembered, so that a
 * forgotten `--no-demo` never puts Åsundby into a real one. Call before migrating: a database that already has tables
 * and is not ours to seed stays as it is.
 */
export async function demoDecision(database, { noDemo }) {
  const file = inState("databases", `${await identity(database.appUrl)}.json`);
  const known = readJson(file);
  if (known) return { file, ...known, ...(noDemo ? { demo: false } : {}) };
  const isNew = (await withClient(database.appUrl, appliedMigrations)).length === 0;
  const decision = { demo: !noDemo && (isNew || database.cluster !== null), seeded: false };
  writeWhole(file, JSON.stringify(decision));
  return { file, ...decision };
}

export function rememberSeeded({ file, demo }) {
  writeWhole(file, JSON.stringify({ demo, seeded: true }));
}

/** Names a database for good: dropped and made again under the same name it is another one. */
async function identity(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select (select system_identifier from pg_control_system())::text as cluster, oid::text as oid
         from pg_database where datname = current_database()`,
    );
    return `${rows[0].cluster}-${rows[0].oid}`;
  });
}

/** Gives an embedded Postgres back; a given database needs nothing. */
export async function closeDatabase(database) {
  await database?.cluster?.release();
}
