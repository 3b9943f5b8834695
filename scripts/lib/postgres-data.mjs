import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unwritable } from "./lock.mjs";
import { Refusal } from "./say.mjs";
import { readMark, secret } from "./state.mjs";

/** The superuser of an embedded Postgres. */
export const ADMIN_ROLE = "samlots_admin";

export const POSTGRES_SETTINGS = Object.entries({
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and key values can hold personal data: none of them may reach the log.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
}).flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/** The least a Postgres program needs; nothing of ours is passed on. */
export const postgresEnvironment = (home) => ({
  PATH: process.env.PATH,
  LC_ALL: "C",
  LANG: "C",
  TZ: "UTC",
  HOME: home,
});

export const lastLine = (text) => text.trim().split("\n").at(-1) ?? "";

/**
 * Makes the data folder of a cluster where it is missing. Refuses one that another major version of Postgres made.
 * @param {{ name: string, base: string, data: string, native: string, ids: { uid?: number, gid?: number } }} place
 */
export function ensureDataFolder(place) {
  const made = readMark(path.join(place.data, "PG_VERSION"));
  const major = binaryMajor(place);
  if (made === major) return;
  if (made !== null) {
    throw new Refusal(
      `The embedded database was made by PostgreSQL ${made} and this version of Samlots brings ${major}; ` +
        `move the data with pg_dump, or delete ${place.data} to begin anew.`,
    );
  }
  createDataFolder(place);
}

function binaryMajor({ native, ids }) {
  const answer = spawnSync(path.join(native, "bin/postgres"), ["--version"], { ...ids, cwd: "/", encoding: "utf8" });
  const major = /(\d+)\.\d/.exec(answer.stdout ?? "")?.[1];
  if (major) return major;
  const why = answer.error?.message ?? answer.stderr.trim();
  throw new Refusal(`The embedded Postgres cannot be run here (${why}); set DATABASE_URL to a Postgres of your own.`);
}

/** Made aside and renamed when whole: a kill in the middle of initdb leaves only a draft, which the next try sweeps away. */
function createDataFolder(place) {
  const draft = `${place.data}.${process.pid}`;
  const passwordFile = path.join(place.base, `${place.name}-password.${process.pid}`);
  try {
    sweepDrafts(place);
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${secret("postgres-admin")}\n`, { mode: 0o600 });
    if (place.ids.uid !== undefined)
      for (const file of [draft, passwordFile]) chownSync(file, place.ids.uid, place.ids.gid);
    runInitdb(place, draft, passwordFile);
    renameSync(draft, place.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw unwritable(place.base, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function sweepDrafts({ base, name }) {
  mkdirSync(base, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(base)) {
    const isDraft = entry.startsWith(`${name}-data.`) || entry.startsWith(`${name}-password.`);
    if (isDraft) rmSync(path.join(base, entry), { recursive: true, force: true });
  }
}

function runInitdb({ base, native, ids }, draft, passwordFile) {
  const parameters = [
    ...["--pgdata", draft, "--username", ADMIN_ROLE, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
    // Byte order and Unicode case rules that come with Postgres: the same on every machine, no OS locale needed.
    ...["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
  ];
  const options = { ...ids, cwd: draft, encoding: "utf8", env: postgresEnvironment(base) };
  const made = spawnSync(path.join(native, "bin/initdb"), parameters, options);
  if (made.status !== 0) {
    throw new Refusal(`The database could not be created: ${lastLine(made.stderr ?? made.error?.message ?? "")}`);
  }
}
