import "server-only";
import { Prisma, type Tx } from "@/platform/db";
import { hashToken } from "@/platform/crypto";
import type { NoPrincipal, Principal, Role, SessionClaim, SignedIn, TenantKind } from "./contract";

/** What the session row says of a request. `at` is the database's clock: one clock for every server. */
export type Entry =
  | { readonly state: "active"; readonly at: Date; readonly principal: Principal; readonly alongside: unknown }
  | { readonly state: "choose"; readonly at: Date; readonly signedIn: SignedIn }
  | { readonly state: NoPrincipal; readonly at: Date };

interface EntryRow {
  state: Entry["state"];
  at: Date;
  tenant_slug: string;
  tenant_name: string;
  tenant_kind: TenantKind;
  session_id: string;
  method: SignedIn["method"];
  expires_at: Date;
  idle_minutes: number;
  account_id: string;
  display_name: string;
  locale: string;
  assignment_id: string | null;
  role: Role | null;
  on_duty: boolean | null;
  unit_id: string | null;
  unit_name: string | null;
  unit_kind: string | null;
  assignments: number;
  alongside: unknown;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Asks the session row who is calling and, if the answer is somebody, gives the transaction that tenant's context.
 * Decided anew for each request, so signing out, disabling a user or ending an assignment works on the very next one.
 * `touch` counts the request as activity; a page that only refreshes itself must not keep a session alive.
 * `alongside` is asked in the same statement, in the new context and only if the session is active: one call of a volatile
 * function with the caller's rights. Anything else could be worked out before there is a context, and would find nothing.
 */
export async function enterSession(
  tx: Tx,
  claim: SessionClaim,
  touch: boolean,
  alongside: Prisma.Sql = Prisma.sql`null`,
): Promise<Entry> {
  const tenantId = UUID.test(claim.unverifiedTenantId) ? claim.unverifiedTenantId : null;
  const tokenHash = hashToken(claim.unverifiedToken);
  const [row] = await tx.$queryRaw<EntryRow[]>`
    select e.*, case when e.state = 'active' then ${alongside} end as alongside
    from app.enter_session(${tenantId}::uuid, ${tokenHash}, ${touch}) e`;
  if (!row) throw new Error("enter_session gave no row");
  if (row.state !== "active" && row.state !== "choose") return { state: row.state, at: row.at };
  const signedIn = signedInFrom(row, claim.unverifiedTenantId);
  if (row.state === "choose") return { state: "choose", at: row.at, signedIn };
  return { state: "active", at: row.at, principal: { ...signedIn, ...assignmentFrom(row) }, alongside: row.alongside };
}

function signedInFrom(row: EntryRow, tenantId: string): SignedIn {
  return {
    tenantId,
    tenantSlug: row.tenant_slug,
    tenantName: row.tenant_name,
    tenantKind: row.tenant_kind,
    accountId: row.account_id,
    displayName: row.display_name,
    locale: row.locale === "en" ? "en" : "sv",
    sessionId: row.session_id,
    method: row.method,
    expiresAt: row.expires_at,
    idleMinutes: row.idle_minutes,
    assignments: row.assignments,
  };
}

function assignmentFrom(row: EntryRow): Omit<Principal, keyof SignedIn> {
  if (!row.assignment_id || !row.role || !row.unit_id) throw new Error("an active session without assignment");
  const onDuty = row.on_duty ?? false;
  return {
    assignmentId: row.assignment_id,
    role: row.role,
    onDuty,
    unitId: row.unit_id,
    unitName: row.unit_name ?? "",
    unitKind: row.unit_kind ?? "other",
    sightUnitId: row.role === "unitHead" || onDuty ? row.unit_id : null,
  };
}
