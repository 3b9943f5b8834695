/**
 * Throw-away databases for development, in the embedded Postgres of this checkout.
 *
 *   node scripts/dev-db.mjs create NAME [--no-migrate]   roles, database, migrations; prints JSON {adminUrl, ownerUrl, appUrl}
 *   node scripts/dev-db.mjs drop NAME
 *   node scripts/dev-db.mjs list
 *   node scripts/dev-db.mjs stop                         stops Postgres unless something else uses it
 *
 * Postgres keeps running between calls. Safe to call from several processes at once.
 */
import { Cluster } from "./lib/postgres-cluster.mjs";
import { appUrl, ownerUrl, prepareDatabase, withClient } from "./lib/database-roles.mjs";
import { applyMigrations } from "./lib/migrations.mjs";
import { progressToStderr, Refusal, runMain } from "./lib/say.mjs";

const PIN = "dev-db";

await runMain(async () => {
  progressToStderr();
  const [command, name, ...options] = process.argv.slice(2);
  const cluster = new Cluster();
  if (command === "stop")
    return cluster
      .acquire()
      .then(() => cluster.release({ pin: PIN }))
      .then(() => cluster.release());
  if (!["create", "drop", "list"].includes(command)) {
    throw new Refusal("usage: node scripts/dev-db.mjs create NAME [--no-migrate] | drop NAME | list | stop");
  }
  await cluster.acquire({ pin: PIN });
  if (command === "list") return list(cluster);
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name ?? "")) {
    throw new Refusal("A database name is lower-case letters, digits and underscores.");
  }
  if (command === "drop") {
    await withClient(cluster.adminUrl(), (client) => client.query(`drop database if exists "${name}" with (force)`));
    return;
  }
  const adminUrl = cluster.adminUrl(name);
  await prepareDatabase(adminUrl, { create: true });
  if (!options.includes("--no-migrate")) await applyMigrations(ownerUrl(adminUrl));
  console.log(JSON.stringify({ adminUrl, ownerUrl: ownerUrl(adminUrl), appUrl: appUrl(adminUrl) }, null, 2));
});

async function list(cluster) {
  const { rows } = await withClient(cluster.adminUrl(), (client) =>
    client.query("select datname from pg_database where not datistemplate and datname <> 'postgres' order by 1"),
  );
  for (const row of rows) console.log(row.datname);
}
