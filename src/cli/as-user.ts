import "server-only";
import {
  beginOperatorSession,
  endOperatorSession,
  type OperatorName,
  type OperatorRefusal,
  type SessionClaim,
} from "@/kernel/identity";
import { Refusal } from "./refusal";

/** Options every command shares that acts as somebody: for `parseArgs`. */
export const asUserOptions = {
  as: { type: "string" },
  tenant: { type: "string" },
  unit: { type: "string" },
} as const;

const REFUSALS: Readonly<Record<OperatorRefusal, string>> = {
  unknownUser: "No user who may sign in has that address (is it spelled right?).",
  severalTenants: "That address belongs to users of several authorities; say which with --tenant SLUG.",
  severalAssignments: 'That user has several assignments; say which with --unit "NAME OF THE UNIT".',
  noAssignment: "That user has no assignment there today.",
};

/**
 * Does some work as a named user: a short session is begun, the work passes the same gate as the browser, and the
 * session ends afterwards whatever happens. Throws Refusal, one sentence for the terminal, when there is no such user.
 */
export async function asUser<T>(
  options: { as?: string | undefined; tenant?: string | undefined; unit?: string | undefined },
  work: (claim: SessionClaim) => Promise<T>,
): Promise<T> {
  if (!options.as) throw new Refusal("Say as whom: --as EMAIL.");
  const name: OperatorName = { email: options.as, tenantSlug: options.tenant, unitName: options.unit };
  const begun = await beginOperatorSession(name);
  if (!begun.ok) throw new Refusal(REFUSALS[begun.code]);
  try {
    return await work(begun.value);
  } finally {
    await endOperatorSession(begun.value);
  }
}
