import "server-only";
import { now } from "@/platform/clock";
import { hashToken, randomToken } from "@/platform/crypto";
import { inTransaction, type Tx } from "@/platform/db";
import { uuidv7 } from "@/platform/id";
import { ok, refuse, type Result } from "@/platform/result";
import type { SessionClaim } from "./contract";
import { enterSession } from "./enter-session";
import { candidatesFor, emailKeyOf, type Candidate } from "./sign-in/candidates";

/** Whom the operator names at the machine itself, and, where that is not one answer, which authority and which unit. */
export interface OperatorName {
  readonly email: string;
  readonly tenantSlug?: string | undefined;
  readonly unitName?: string | undefined;
}

export type OperatorRefusal = "unknownUser" | "severalTenants" | "severalAssignments" | "noAssignment";

/**
 * Begins a session as a named user for the command line: whoever runs it holds the machine's keys already, so no
 * password is asked for, but every act is that user's, passes the gate, and stands in the log with the channel `cli`.
 */
export async function beginOperatorSession(name: OperatorName): Promise<Result<SessionClaim, OperatorRefusal>> {
  const found = (await candidatesFor(emailKeyOf(name.email))).filter((candidate) => !candidate.disabled);
  return inTransaction(async (tx) => {
    const inTenant = await ofTenant(tx, found, name.tenantSlug);
    const [account] = inTenant;
    if (!account) return refuse("unknownUser");
    if (inTenant.length > 1) return refuse("severalTenants");
    const { tenantId, accountId } = account;
    const token = randomToken();
    const sessionId = uuidv7(now());
    await tx.$queryRaw`select app.start_session(${sessionId}::uuid, ${tenantId}::uuid, ${accountId}::uuid, ${hashToken(token)}, 'operator')`;
    const claim = { unverifiedTenantId: tenantId, unverifiedToken: token };
    const chosen = await choose(tx, claim, name.unitName);
    await tx.$queryRaw`
      select app.record_sign_in(${uuidv7(now())}::uuid, ${tenantId}::uuid, ${accountId}::uuid, ${sessionId}::uuid,
        ${chosen.ok ? "allowed" : "refused"}, ${chosen.ok ? "operator" : chosen.code}, 'cli')::text`;
    if (!chosen.ok) await end(tx, tenantId, sessionId, now());
    return chosen.ok ? ok(claim) : chosen;
  });
}

/** Ends an operator's session. Nothing happens when it has ended already. */
export async function endOperatorSession(claim: SessionClaim): Promise<void> {
  await inTransaction(async (tx) => {
    const entry = await enterSession(tx, claim, false);
    if (entry.state !== "active" && entry.state !== "choose") return;
    const { tenantId, sessionId } = entry.state === "active" ? entry.principal : entry.signedIn;
    await end(tx, tenantId, sessionId, entry.at);
  });
}

async function ofTenant(tx: Tx, found: readonly Candidate[], slug: string | undefined): Promise<readonly Candidate[]> {
  if (slug === undefined) return found;
  const tenant = await tx.tenant.findUnique({ where: { slug }, select: { id: true } });
  return found.filter((candidate) => candidate.tenantId === tenant?.id);
}

/** Sees to it that the session has an assignment: the only one, or the one at the named unit. */
async function choose(
  tx: Tx,
  claim: SessionClaim,
  unitName: string | undefined,
): Promise<Result<true, "severalAssignments" | "noAssignment">> {
  const entry = await enterSession(tx, claim, false);
  if (entry.state === "active" && (unitName === undefined || entry.principal.unitName === unitName)) return ok(true);
  if (entry.state !== "active" && entry.state !== "choose") return refuse("noAssignment");
  const { tenantId, accountId } = entry.state === "active" ? entry.principal : entry.signedIn;
  const held = await tx.assignment.findMany({
    where: { tenantId, accountId, ...(unitName === undefined ? {} : { unit: { name: unitName } }) },
    select: { id: true },
  });
  const open: string[] = [];
  for (const { id } of held) if (await isChosen(tx, id)) open.push(id);
  if (open.length === 0) return refuse("noAssignment");
  return open.length === 1 ? ok(true) : refuse("severalAssignments");
}

/** Tries one assignment: the database knows whether it holds today. */
async function isChosen(tx: Tx, assignmentId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ chosen: boolean }[]>`
    select app.choose_assignment(${assignmentId}::uuid) as chosen`;
  return row?.chosen ?? false;
}

async function end(tx: Tx, tenantId: string, sessionId: string, endedAt: Date): Promise<void> {
  await tx.session.updateMany({ where: { tenantId, id: sessionId, endedAt: null }, data: { endedAt } });
}
