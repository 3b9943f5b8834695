import "server-only";
import { inTransaction, type Tx } from "@/platform/db";
import { now } from "@/platform/clock";
import { hashToken, randomToken } from "@/platform/crypto";
import { uuidv7 } from "@/platform/id";

/** One sign-in of one authority. */
export interface AccountKey {
  readonly tenantId: string;
  readonly accountId: string;
}

/** A session that has begun: what the cookie will carry. */
export interface BegunSession extends AccountKey {
  readonly token: string;
}

export type RefusedSignIn = "wrongPassword" | "wrongCode" | "usedCode" | "disabled" | "waits";

/** Begins a session and notes it in the log, both or neither. Null when the account is disabled. */
export async function beginSession(account: AccountKey, method: "password" | "oidc"): Promise<BegunSession | null> {
  return inTransaction((tx) => beginSessionIn(tx, account, method));
}

/** The same inside a transaction that also used up a code. */
export async function beginSessionIn(
  tx: Tx,
  { tenantId, accountId }: AccountKey,
  method: "password" | "oidc",
): Promise<BegunSession | null> {
  const token = randomToken();
  const sessionId = uuidv7(now());
  await tx.$queryRaw`
    select app.start_session(${sessionId}::uuid, ${tenantId}::uuid, ${accountId}::uuid, ${hashToken(token)}, ${method})`;
  const [entered] = await tx.$queryRaw<{ state: string }[]>`
    select state from app.enter_session(${tenantId}::uuid, ${hashToken(token)}, false)`;
  if (entered?.state !== "active" && entered?.state !== "choose") return null;
  await recordSignIn(tx, { tenantId, accountId }, { sessionId, outcome: "allowed", reason: method });
  return { tenantId, accountId, token };
}

/** Notes that somebody did not get in as this account. Of an address nobody has, nothing is known that could be noted. */
export async function noteRefusedSignIn(account: AccountKey, reason: RefusedSignIn | "oidcDisabled"): Promise<void> {
  await inTransaction((tx) => recordSignIn(tx, account, { sessionId: null, outcome: "refused", reason }));
}

async function recordSignIn(
  tx: Tx,
  { tenantId, accountId }: AccountKey,
  { sessionId, outcome, reason }: { sessionId: string | null; outcome: "allowed" | "refused"; reason: string },
): Promise<void> {
  await tx.$queryRaw`
    select app.record_sign_in(${uuidv7(now())}::uuid, ${tenantId}::uuid, ${accountId}::uuid, ${sessionId}::uuid, ${outcome}, ${reason}, 'web')::text`;
}
