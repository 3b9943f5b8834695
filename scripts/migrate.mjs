/**
 * The database and prisma/schema, without any download (docs/operations.md, "Migrations").
 *
 *   node scripts/migrate.mjs deploy        applies pending migrations
 *   node scripts/migrate.mjs new NAME      writes the difference between the live database and prisma/schema as a migration
 *   node scripts/migrate.mjs check         ends with 1 and prints the difference if there is one
 *   node scripts/migrate.mjs generate      makes the database client
 *
 * They use DATABASE_MIGRATION_URL, else DATABASE_URL, else the embedded database of this checkout.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { closeDatabase, migrate, openDatabase } from "./lib/database.mjs";
import { generateClient } from "./lib/generate.mjs";
import { ensureDependencies } from "./lib/install.mjs";
import { migrationFolderName } from "./lib/migration-name.mjs";
import { migrationStatus, migrationsFolder } from "./lib/migrations.mjs";
import { Refusal, runMain, say, step } from "./lib/say.mjs";
import { compareWithDatabase } from "./lib/schema-engine.mjs";

const acts = { deploy, new: writeMigration, check, generate: generateClient };

await runMain(async () => {
  const [name = "", ...rest] = process.argv.slice(2);
  const act = Object.hasOwn(acts, name) ? acts[name] : null;
  if (!act) throw new Refusal("usage: node scripts/migrate.mjs deploy | new NAME | check | generate");
  await ensureDependencies();
  if (act === generateClient) return generateClient();
  const database = await openDatabase({ onlyMigrates: true });
  try {
    await act(database, rest);
  } finally {
    await closeDatabase(database);
  }
});

async function deploy(database) {
  await step("Bringing the database up to date", () => migrate(database));
}

async function check(database) {
  await refusePending(database);
  const difference = await compareWithDatabase(database.migrationUrl ?? database.appUrl);
  if (difference.trim() !== "") throw new Refusal(`prisma/schema and the live database differ:\n${difference}`);
  say("The live database is what prisma/schema says.");
}

async function writeMigration(database, words) {
  const folder = path.join(migrationsFolder, migrationFolderName(words.join(" "), new Date()));
  await refusePending(database);
  const sql = await compareWithDatabase(database.migrationUrl ?? database.appUrl);
  if (sql.trim() === "") say("prisma/schema says nothing new; the file is empty, for SQL of your own.");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  const lock = path.join(migrationsFolder, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  say(
    `Written: ${path.relative(process.cwd(), folder)}/migration.sql. Add row-level security, grants and checks by hand, then npm run db:migrate.`,
  );
}

async function refusePending(database) {
  const pending = await migrationStatus(database.migrationUrl ?? database.appUrl);
  if (pending.length > 0)
    throw new Refusal(`Migrations are pending (${pending[0].name}); run npm run db:migrate first.`);
}
