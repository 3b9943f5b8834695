/**
 * The house as a test finds it: tenants, units and workers made quickly on the administrator's connection, and every
 * act through the gate as one of them. Files share a database, so each keeps to the tenants it founded itself.
 */
import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import type * as z from "zod";
import { runOperation, runView, type Operation, type View } from "@/kernel/gate";
import type { Role, SessionClaim } from "@/kernel/identity/contract";
import { decodeKey, hashToken, newDataKey, wrapKey } from "@/platform/crypto";
import { disconnect } from "@/platform/db";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { Reply } from "@/platform/result";
import { furnishEnvironment, houseAddress } from "./house-database";

export interface Tenant {
  readonly id: string;
  readonly slug: string;
  /** The unit founding makes, of kind `administration`. */
  readonly unit: Unit;
  readonly administrator: Worker;
}

export interface Unit {
  readonly tenant: Pick<Tenant, "id" | "slug">;
  readonly id: string;
  readonly name: string;
}

/** One assignment of one account: what acts. */
export interface Worker {
  readonly tenantId: string;
  readonly slug: string;
  readonly accountId: string;
  readonly assignmentId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly onDuty: boolean;
  readonly email: string;
}

/** A line of the log, columns in camel case as in prisma/schema/gate.prisma. */
export interface AuditRow {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string | null;
  readonly role: string | null;
  readonly channel: string;
  readonly name: string;
  readonly act: string;
  readonly outcome: "allowed" | "refused" | "failed";
  readonly event: string;
  readonly reason: string | null;
  readonly ruleIds: string[];
  readonly caseId: string | null;
  readonly personIds: string[];
  readonly aboutAccountId: string | null;
  readonly fields: string[];
  readonly records: number | null;
}

export interface AuditFilter {
  readonly tenantId?: string;
  readonly accountId?: string;
  readonly name?: string;
  readonly outcome?: AuditRow["outcome"];
  readonly caseId?: string;
  readonly reason?: string;
  /** How many of the oldest to leave out. */
  readonly skip?: number;
}

export interface ActOptions {
  /** The idempotency key; a new one unless given. */
  readonly key?: string;
  /** The slug in the address. */
  readonly org?: string;
  readonly channel?: "web" | "cli" | "download";
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Requests one session makes before the harness takes a new one: the gate lets 240 through at once. */
const REQUESTS_PER_SESSION = 200;

/** Opens the house. Call in `beforeAll`, and `close()` in `afterAll`. `own` always makes a database for this file alone. */
export async function openHouse({ own = false }: { own?: boolean } = {}) {
  const address = await houseAddress(own);
  furnishEnvironment(address.appUrl);
  const admin = new pg.Pool({ connectionString: address.adminUrl, max: 8 });
  const app = new pg.Pool({ connectionString: address.appUrl, max: 6 });
  const sessions = new Map<string, { claim: SessionClaim; left: number }>();

  /** Rows of any SQL, as a superuser: what is really there. */
  async function rows<R extends object = Record<string, unknown>>(
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<R[]> {
    return (await admin.query(sql, [...params])).rows as R[];
  }

  /** Founds an authority with its administrator and its data keys. */
  async function foundTenant(about: { slug?: string; name?: string; kind?: string } = {}): Promise<Tenant> {
    const id = uuidv7(now());
    const slug = about.slug ?? `t-${randomBytes(5).toString("hex")}`;
    const [unitId, accountId, assignmentId, fieldKey, indexKey] = Array.from({ length: 5 }, () => uuidv7(now()));
    const kek = decodeKey(process.env["SAMLOTS_FIELD_KEY"]!);
    const wrapped = (dataClass: "field" | "index") =>
      wrapKey(kek, newDataKey(), { tenantId: id, dataClass, keyVersion: 1 });
    const email = `administrator@${slug}.example`;
    await rows("select app.found_tenant($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)", [
      ...[id, slug, about.name ?? `Nämnden ${slug}`, about.kind ?? "welfareBoard", unitId, "Förvaltningen"],
      ...[
        accountId,
        email,
        "Administratör",
        null,
        assignmentId,
        fieldKey,
        wrapped("field"),
        indexKey,
        wrapped("index"),
      ],
    ]);
    const administrator: Worker = {
      ...{ tenantId: id, slug, accountId: accountId!, assignmentId: assignmentId!, email },
      ...{ role: "administrator", unitId: unitId!, onDuty: false },
    };
    return { id, slug, unit: { tenant: { id, slug }, id: unitId!, name: "Förvaltningen" }, administrator };
  }

  async function addUnit(
    tenant: Pick<Tenant, "id" | "slug">,
    about: { name?: string; kind?: string; takesHandovers?: boolean } = {},
  ): Promise<Unit> {
    const id = uuidv7(now());
    const name = about.name ?? `Enhet ${randomBytes(4).toString("hex")}`;
    await rows("insert into unit (tenant_id, id, name, kind, takes_handovers) values ($1,$2,$3,$4,$5)", [
      ...[tenant.id, id, name, about.kind ?? "youth", about.takesHandovers ?? false],
    ]);
    return { tenant: { id: tenant.id, slug: tenant.slug }, id, name };
  }

  /** An account with one assignment; with `account`, one more assignment for an account that exists. */
  async function addWorker(about: {
    role: Role;
    unit: Unit;
    onDuty?: boolean;
    displayName?: string;
    email?: string;
    account?: Pick<Worker, "accountId" | "email">;
  }): Promise<Worker> {
    const { tenant, id: unitId } = about.unit;
    const accountId = about.account?.accountId ?? uuidv7(now());
    const assignmentId = uuidv7(now());
    const email = about.account?.email ?? about.email ?? `${accountId}@${tenant.slug}.example`;
    if (!about.account) {
      await rows(
        `insert into account (tenant_id, id, email, email_key, display_name, created_at) values ($1,$2,$3,lower($3),$4,now())`,
        [tenant.id, accountId, email, about.displayName ?? `Medarbetare ${accountId.slice(-4)}`],
      );
      await rows("insert into account_credential (tenant_id, account_id) values ($1,$2)", [tenant.id, accountId]);
    }
    const onDuty = about.onDuty ?? false;
    await rows(
      `insert into assignment (tenant_id, id, account_id, unit_id, role, on_duty, valid_from)
       values ($1,$2,$3,$4,$5,$6, app.today() - 30)`,
      [tenant.id, assignmentId, accountId, unitId, about.role, onDuty],
    );
    return { tenantId: tenant.id, slug: tenant.slug, accountId, assignmentId, role: about.role, unitId, onDuty, email };
  }

  /** Signs in and chooses the worker's own assignment. A new session each time. */
  async function signIn(worker: Worker): Promise<SessionClaim> {
    const token = randomBytes(32).toString("base64url");
    const sessionId = uuidv7(now());
    await rows("select app.start_session($1,$2,$3,$4,'password')", [
      ...[sessionId, worker.tenantId, worker.accountId, hashToken(token)],
    ]);
    await rows("update session set assignment_id = $3 where tenant_id = $1 and id = $2", [
      ...[worker.tenantId, sessionId, worker.assignmentId],
    ]);
    return { unverifiedTenantId: worker.tenantId, unverifiedToken: token };
  }

  /** Lets go of the session the harness holds for a worker: after an act that ends it. */
  function forgetSession(worker: Worker): void {
    sessions.delete(worker.assignmentId);
  }

  /** A session of the worker's, reused until it has made as many requests as the gate allows in one go. */
  async function sessionOf(who: Worker | SessionClaim | null): Promise<SessionClaim | null> {
    if (who === null || "unverifiedToken" in who) return who;
    const known = sessions.get(who.assignmentId);
    if (known && known.left > 0) {
      known.left -= 1;
      return known.claim;
    }
    const claim = await signIn(who);
    sessions.set(who.assignmentId, { claim, left: REQUESTS_PER_SESSION });
    return claim;
  }

  /** Carries an operation out through the gate, as the browser would. Input is unchecked, as it is there. */
  async function act<S extends z.ZodType, Out>(
    who: Worker | SessionClaim | null,
    operation: Operation<S, Out>,
    unverifiedInput: unknown,
    options: ActOptions = {},
  ): Promise<Reply<Out>> {
    const claim = await sessionOf(who);
    const { reply } = await runOperation(operation, {
      ...{ claim, unverifiedInput, channel: options.channel ?? "web", unverifiedKey: options.key ?? randomUUID() },
      ...(options.org === undefined ? {} : { unverifiedOrg: options.org }),
    });
    return reply;
  }

  /** Asks for a view through the gate, as a page would. */
  async function look<S extends z.ZodType, T>(
    who: Worker | SessionClaim | null,
    view: View<S, T>,
    unverifiedInput: unknown = {},
    options: Omit<ActOptions, "key"> = {},
  ): Promise<Reply<T>> {
    const claim = await sessionOf(who);
    const { reply } = await runView(view, {
      ...{ claim, unverifiedInput, channel: options.channel ?? "web" },
      ...(options.org === undefined ? {} : { unverifiedOrg: options.org }),
    });
    return reply;
  }

  /** The log, oldest first. */
  async function auditLines(filter: AuditFilter = {}): Promise<AuditRow[]> {
    const { tenantId, accountId, name, outcome, caseId, reason, skip } = filter;
    return rows<AuditRow>(
      `select id, tenant_id as "tenantId", account_id as "accountId", role::text, channel, name, act, outcome, event, reason,
         rule_ids as "ruleIds", case_id as "caseId", person_ids as "personIds", about_account_id as "aboutAccountId", fields, records
       from audit_event
       where ($1::uuid is null or tenant_id = $1) and ($2::uuid is null or account_id = $2) and ($3::text is null or name = $3)
         and ($4::text is null or outcome = $4) and ($5::uuid is null or case_id = $5) and ($6::text is null or reason = $6)
       order by at, id offset coalesce($7::int, 0)`,
      [tenantId, accountId, name, outcome, caseId, reason, skip].map((value) => value ?? null),
    );
  }

  /**
   * SQL as samlots_app in the worker's own context, all of it rolled back: what row security alone lets them do.
   * Null: no context at all.
   */
  async function underRowSecurity<T>(
    who: Worker | SessionClaim | null,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    const claim = await sessionOf(who);
    const client = await app.connect();
    try {
      await client.query("begin");
      if (claim)
        await client.query("select app.enter_session($1, $2, false)", [
          ...[claim.unverifiedTenantId, hashToken(claim.unverifiedToken)],
        ]);
      return await work(client);
    } finally {
      await client.query("rollback").catch(() => {});
      client.release();
    }
  }

  /** Work as the superuser that leaves nothing behind: for breaking the catalog on purpose. */
  async function rolledBack<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await admin.connect();
    try {
      await client.query("begin");
      return await work(client);
    } finally {
      await client.query("rollback").catch(() => {});
      client.release();
    }
  }

  /** Work as the superuser in one transaction that is kept. */
  async function rolledForward<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await admin.connect();
    try {
      await client.query("begin");
      const done = await work(client);
      await client.query("commit");
      return done;
    } catch (fault) {
      await client.query("rollback");
      throw fault;
    } finally {
      client.release();
    }
  }

  /** The gate on a connection that row security does not bind: what the code's own checks hold alone. */
  async function withoutRowSecurity<T>(work: () => Promise<T>): Promise<T> {
    await disconnect();
    process.env["DATABASE_URL"] = address.adminUrl;
    try {
      return await work();
    } finally {
      await disconnect();
      process.env["DATABASE_URL"] = address.appUrl;
    }
  }

  async function close(): Promise<void> {
    await disconnect();
    await app.end();
    await admin.end();
    await address.leave();
  }

  return {
    ...{
      rows,
      foundTenant,
      addUnit,
      addWorker,
      signIn,
      act,
      look,
      auditLines,
      underRowSecurity,
      rolledBack,
      rolledForward,
      close,
    },
    ...{ withoutRowSecurity, forgetSession, appUrl: address.appUrl, adminUrl: address.adminUrl },
  };
}
