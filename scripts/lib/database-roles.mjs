import { loadPg } from "./postgres-place.mjs";
import { Refusal } from "./say.mjs";
import { secret } from "./state.mjs";

/** Owns every object of the application; nobody signs in as it. */
export const OWNER_ROLE = "samlots_owner";

/** What the application signs in as: owns nothing, bypasses nothing. */
export const APP_ROLE = "samlots_app";

/** Roles are made one at a time in a cluster; this advisory lock is held on the maintenance database meanwhile. */
const ROLES_LOCK = 7_265_101;

/** Runs `work` with one connection; an unreachable server becomes one sentence (which never shows the password). */
export async function withClient(url, work) {
  const { Client } = await loadPg();
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw connectionRefusal(url, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Address without user and password, for messages. */
export function placeOf(url) {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || 5432}${pathname}`;
  } catch {
    return "(not a postgresql:// address)";
  }
}

export function connectionRefusal(url, error) {
  if (!/^postgres(ql)?:\/\//.test(url))
    return new Refusal("DATABASE_URL must be a postgresql:// address.", { cause: error });
  const at = placeOf(url);
  if (error.code === "28P01" || error.code === "28000") {
    return new Refusal(`The database at ${at} does not accept this user and password.`, { cause: error });
  }
  if (error.code === "3D000") return new Refusal(`There is no database at ${at}; create it first.`, { cause: error });
  const network = ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT", "ECONNRESET", "EAI_AGAIN"];
  if (network.includes(error.code) || /timeout|terminated|Invalid URL/i.test(error.message) || error.errors) {
    return new Refusal(`The database at ${at} cannot be reached (${error.code ?? error.message}).`, { cause: error });
  }
  return error;
}

/** What the login role of `url` may do. */
export async function capabilities(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select r.rolname as role, r.rolsuper as superuser, r.rolsuper or r.rolcreaterole as "createsRoles",
              r.rolsuper or r.rolbypassrls as "bypassesRls"
         from pg_roles r where r.rolname = session_user`,
    );
    return rows[0];
  });
}

/** The same address with another user, password or database. */
export function withParts(url, { user, password, database, role }) {
  const changed = new URL(url);
  if (user !== undefined) changed.username = encodeURIComponent(user);
  if (password !== undefined) changed.password = encodeURIComponent(password);
  if (database !== undefined) changed.pathname = `/${encodeURIComponent(database)}`;
  if (role !== undefined) changed.searchParams.set("options", `-c role=${role}`);
  // libpq reads a "+" literally where URLSearchParams writes it for a space.
  return changed.toString().replaceAll("+", "%20");
}

/** Address for migrations: signs in as before, but everything made belongs to the owner role. */
export const ownerUrl = (url) => withParts(url, { role: OWNER_ROLE });

export const appPassword = () => secret("app-database-password");

export const appUrl = (url) => withParts(url, { user: APP_ROLE, password: appPassword() });

/**
 * Makes the two roles where they are missing, the database where it is missing, and hands the database to the owner
 * role. Harmless to repeat, and safe for several databases in one cluster.
 * `url` is the administrative connection, its database the one to prepare.
 */
export async function prepareDatabase(url, { create = false } = {}) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  await withClient(create ? withParts(url, { database: "postgres" }) : url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [ROLES_LOCK]);
    await ensureRoles(client);
    if (create) await ensureDatabase(client, database);
  });
  await ensureAppCanSignIn(url);
  await withClient(url, (client) => handOver(client, database));
}

async function ensureRoles(client) {
  const roles = await client.query("select rolname from pg_roles where rolname = any($1)", [[OWNER_ROLE, APP_ROLE]]);
  const known = new Set(roles.rows.map((row) => row.rolname));
  if (!known.has(OWNER_ROLE)) await client.query(`create role ${OWNER_ROLE} nologin`);
  if (!known.has(APP_ROLE)) {
    await client.query(
      `create role ${APP_ROLE} login nosuperuser nobypassrls nocreaterole nocreatedb noinherit
       password ${client.escapeLiteral(appPassword())}`,
    );
  }
  await joinOwner(client);
}

/** Whoever made the owner role may join it; a role that found it there may not. */
async function joinOwner(client) {
  const { rows } = await client.query(
    `select rolname as role, rolsuper or pg_has_role(rolname, '${OWNER_ROLE}', 'usage') as may
       from pg_roles where rolname = current_user`,
  );
  if (rows[0].may) return;
  try {
    await client.query(`grant ${OWNER_ROLE} to current_user`);
  } catch (error) {
    throw new Refusal(
      `${rows[0].role} may not act as ${OWNER_ROLE}; run as a superuser: grant ${OWNER_ROLE} to ${rows[0].role};`,
      {
        cause: error,
      },
    );
  }
}

async function ensureDatabase(client, database) {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (rowCount === 0) {
    await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER_ROLE} template template0`);
  }
}

/** The role may stem from an earlier checkout with a password we do not know: then it gets ours. */
async function ensureAppCanSignIn(url) {
  const { Client } = await loadPg();
  const attempt = new Client({ connectionString: appUrl(url), connectionTimeoutMillis: 10_000 });
  attempt.on("error", () => {});
  const code = await attempt.connect().then(
    () => null,
    (error) => error.code ?? "unknown",
  );
  await attempt.end().catch(() => {});
  if (code !== "28P01") return;
  await withClient(url, (client) =>
    client.query(`alter role ${APP_ROLE} with password ${client.escapeLiteral(appPassword())}`),
  );
}

async function handOver(client, database) {
  await client.query("select pg_advisory_lock($1)", [ROLES_LOCK]);
  const name = client.escapeIdentifier(database);
  const { rows } = await client.query(
    `select pg_get_userbyid(datdba) as owner, pg_has_role(datdba, 'usage') as mine from pg_database where datname = $1`,
    [database],
  );
  if (rows[0].owner !== OWNER_ROLE) {
    if (!rows[0].mine) {
      throw new Refusal(
        `The administrative role does not own the database ${database}; run as its owner: ` +
          `alter database ${database} owner to ${OWNER_ROLE};`,
      );
    }
    await client.query(`alter database ${name} owner to ${OWNER_ROLE}`);
  }
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${APP_ROLE}`);
  await client.query("revoke create on schema public from public");
  await client.query(`grant create, usage on schema public to ${OWNER_ROLE}`);
  await client.query(`grant usage on schema public to ${APP_ROLE}`);
}
