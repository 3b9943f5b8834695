import "server-only";
import type { Tx } from "@/platform/db";
import { isPassword, PasswordsBusy } from "./password";
import { consumeStep, seedAddress, stepOf } from "./second-factor";
import { forgetAttempts, takeAttempt } from "./throttle";

/** Minutes for which somebody who has just shown who they are need not show it again. `app.open_emergency` holds the same. */
export const STEP_UP_MINUTES = 5;

/** Whose it is, in which session, and how sealed texts of the tenant are opened. A `Scope` is one. */
interface Asker {
  readonly tx: Tx;
  readonly tenantId: string;
  readonly now: Date;
  readonly principal: { readonly accountId: string };
  readonly open: (sealed: string, at: { table: string; column: string; rowId: string }) => string;
}

/** How the password or the code, asked for once more, was found. */
export type StepUp =
  | { readonly state: "right" | "wrong"; readonly method: "password" | "code" }
  | { readonly state: "waits"; readonly seconds: number };

/** What an account can show: its password, a code, or nothing here because it signs in elsewhere. */
export interface StepUpMeans {
  readonly password: boolean;
  readonly code: boolean;
}

const credentialOf = ({ tx, tenantId, principal }: Asker) =>
  tx.accountCredential.findFirstOrThrow({ where: { tenantId, accountId: principal.accountId } });

/** By what means the one who asks can show who they are. */
export async function stepUpMeans(asker: Asker): Promise<StepUpMeans> {
  const { passwordHash, totpEnabledAt } = await credentialOf(asker);
  return { password: passwordHash !== null, code: totpEnabledAt !== null };
}

/**
 * Checks a code when there is one, else the password. Guessing is slowed down as at sign-in; a code works once. It notes
 * nothing: `noteStepUp` does, when the act is saved.
 */
export async function checkStepUp(
  asker: Asker,
  given: { readonly password: string; readonly code: string },
): Promise<StepUp> {
  const method = given.code === "" ? "password" : "code";
  const kind = method === "code" ? "code" : "reauthentication";
  const tried = { kind, of: `${asker.tenantId}.${asker.principal.accountId}` } as const;
  const seconds = await takeAttempt(tried, asker.tx);
  if (seconds > 0) return { state: "waits", seconds };
  try {
    const isRight = method === "code" ? await isOwnCode(asker, given.code) : await isOwnPassword(asker, given.password);
    if (!isRight) return { state: "wrong", method };
  } catch (fault) {
    // The line for hashing is full: the one fault that is known.
    if (fault instanceof PasswordsBusy) return { state: "waits", seconds: 5 };
    throw fault;
  }
  await forgetAttempts(tried, asker.tx);
  return { state: "right", method };
}

async function isOwnPassword(asker: Asker, password: string): Promise<boolean> {
  return isPassword((await credentialOf(asker)).passwordHash, password);
}

async function isOwnCode(asker: Asker, code: string): Promise<boolean> {
  const { totpSealed, totpEnabledAt } = await credentialOf(asker);
  if (totpSealed === null || totpEnabledAt === null) return false;
  const { accountId } = asker.principal;
  const step = await stepOf(asker.open(totpSealed, seedAddress(accountId)), code, asker.now);
  return step !== null && (await consumeStep(asker.tx, asker.tenantId, accountId, step));
}

/** Notes that the one who asks has just shown who they are, in this session. */
export async function noteStepUp({ tx }: Pick<Asker, "tx">, method: "password" | "code"): Promise<void> {
  await tx.$queryRaw`select app.note_step_up(${method})::text`;
}

/** Until when the one who asks need not show it again; null when they must. */
export async function stepUpUntil({ tx, now }: Pick<Asker, "tx" | "now">): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`select app.step_up_at() as at`;
  if (!row?.at) return null;
  const until = new Date(row.at.getTime() + STEP_UP_MINUTES * 60_000);
  return until > now ? until : null;
}
