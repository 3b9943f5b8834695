/**
 * Whether this process may work on its database at all. Asked once at start, where a "no" ends the process with one
 * sentence, and by the health address, which says yes or no and nothing of why.
 */
import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { database } from "@/platform/db";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { isLoopback } from "@/platform/origin";
import { migrationsFault, minorFault, roleFault, settingsFault, type RoleFacts, type SettingFacts } from "./rules";

/** The sentence that says why this process must not start, or null. Throws when the database does not answer. */
export async function databaseFault(): Promise<string | null> {
  const [role] = await database().$queryRaw<RoleFacts[]>`
    select r.rolname as name, r.rolsuper as "isSuperuser", r.rolbypassrls as "bypassesRowSecurity",
      r.rolcreaterole as "createsRoles",
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'app') and c.relowner = r.oid) as "ownsTables",
      exists (select 1 from pg_roles o where o.rolname = 'samlots_owner' and pg_has_role(r.oid, o.oid, 'member')) as "isOwnerMember"
    from pg_roles r where r.rolname = current_user`;
  const [settings] = await database().$queryRaw<SettingFacts[]>`
    select current_setting('server_version_num')::int as "versionNumber", current_setting('fsync') as fsync,
      current_setting('full_page_writes') as "fullPageWrites", current_setting('synchronous_commit') as "synchronousCommit"`;
  if (!role || !settings) throw new Error("the database does not say who is asking");
  return (
    roleFault(role) ??
    settingsFault(settings) ??
    trialOr(settings, minorFault(settings)) ??
    (await currentMigrationsFault())
  );
}

/** On an address of this machine alone, the embedded PostgreSQL will do for trying the product: the fault is only told. */
function trialOr({ versionNumber }: SettingFacts, fault: string | null): string | null {
  if (fault === null || !isLoopback(env().NEXTAUTH_URL)) return fault;
  log.warn("old-postgres", { version: String(versionNumber) });
  return null;
}

/** Whether the database answers and has exactly the migrations this version knows. Never throws. */
export async function health(): Promise<"ok" | "databaseDown" | "migrationsDiffer"> {
  try {
    return (await currentMigrationsFault()) === null ? "ok" : "migrationsDiffer";
  } catch {
    // Why it does not answer is in the log of whoever tried to work; here it only has to be known that it does not.
    return "databaseDown";
  }
}

async function currentMigrationsFault(): Promise<string | null> {
  const [ledger] = await database().$queryRaw<{ there: boolean }[]>`
    select to_regclass('public._prisma_migrations') is not null as there`;
  if (!ledger?.there) return migrationsFault(await knownMigrations(), []);
  const applied = await database().$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  return migrationsFault(
    await knownMigrations(),
    applied.map(({ name }) => name),
  );
}

/** The migrations that were shipped with this version: their folders lie beside the server (next.config.ts sees to it). */
async function knownMigrations(): Promise<readonly string[]> {
  const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
