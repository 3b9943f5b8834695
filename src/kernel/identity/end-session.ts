import "server-only";
import { inTransaction, type Tx } from "@/platform/db";
import { appendAudit } from "../audit";
import type { SessionClaim, SignedIn } from "./contract";
import { enterSession } from "./enter-session";

/** The version of identity's own rules, for the log lines that are written before there is a principal. */
export const IDENTITY_POLICY = "identity-1";

/**
 * Ends the session of a request and notes it; what had ended already stays as it was. Answers whether the browser is to
 * empty itself: where the authority lets it keep drafts, and where nobody can be asked any more.
 */
export async function endSession(claim: SessionClaim): Promise<{ readonly emptiesBrowser: boolean }> {
  return inTransaction(async (tx) => {
    const entry = await enterSession(tx, claim, false);
    if (entry.state !== "active" && entry.state !== "choose") return { emptiesBrowser: true };
    const signedIn = entry.state === "active" ? entry.principal : entry.signedIn;
    await tx.session.updateMany({
      where: { tenantId: signedIn.tenantId, id: signedIn.sessionId, endedAt: null },
      data: { endedAt: entry.at },
    });
    await noteIdentity(tx, signedIn, entry.at, { name: "identity.sign-out", event: "signed-out" });
    const [settings] = await tx.$queryRaw<{ keeps: boolean }[]>`select app.keeps_device_drafts() as keeps`;
    return { emptiesBrowser: settings?.keeps ?? false };
  });
}

/** Appends a line about somebody's own session to the log, in the act's transaction. */
export async function noteIdentity(
  tx: Tx,
  principal: SignedIn,
  at: Date,
  about: { name: string; event: string; outcome?: "allowed" | "refused"; reason?: string; fields?: readonly string[] },
): Promise<void> {
  await appendAudit(tx, {
    at,
    principal,
    channel: "web",
    name: about.name,
    act: "signIn",
    outcome: about.outcome ?? "allowed",
    event: about.event,
    reason: about.reason,
    fields: about.fields ?? [],
    ruleIds: [],
    policyVersion: IDENTITY_POLICY,
  });
}
