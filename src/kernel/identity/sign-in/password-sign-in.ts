import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { inTransaction } from "@/platform/db";
import { now } from "@/platform/clock";
import { openText } from "@/platform/crypto";
import { isPassword, PasswordsBusy } from "../password";
import { consumeStep, seedAddress, stepOf } from "../second-factor";
import { signInKeysOf } from "../tenant-keys";
import { forgetAttempts, giveBackAttempt, takeAttempt, type Tried } from "../throttle";
import { beginSessionIn, noteRefusedSignIn, type AccountKey, type BegunSession } from "./begin-session";
import { candidatesFor, emailKeyOf, type Candidate } from "./candidates";

/** Longer than any address (RFC 5321) or passphrase: what is longer is not read, because hashing it costs. */
const LONGEST_EMAIL = 254;
const LONGEST_PASSWORD = 256;
/** A "no" is given on a beat (milliseconds), on a loaded machine too, so that what differs by a few cannot be measured. */
const BEAT = 250;

/** Somebody who has given the right password and must still choose an authority or give a code. */
export interface PendingSignIn {
  readonly emailKey: string;
  readonly accounts: readonly AccountKey[];
}

/** Where a sign-in stands after an attempt. `wait` is whole seconds until the next try. */
export type SignInStep =
  | { readonly step: "signedIn"; readonly session: BegunSession; readonly emailKey: string }
  | { readonly step: "chooseTenant" | "code"; readonly pending: PendingSignIn }
  | { readonly step: "refused"; readonly code: "wrong" | "wrongCode"; readonly pending?: PendingSignIn }
  | { readonly step: "wait"; readonly wait: number; readonly pending?: PendingSignIn };

export interface PasswordAttempt {
  readonly unverifiedEmail: string;
  readonly unverifiedPassword: string;
  /** A code given at once, or "". */
  readonly unverifiedCode: string;
  readonly network: string;
  /** The name under which this device knows the address; null when nobody has signed in with it here. */
  readonly deviceFor: (emailKey: string) => string | null;
}

/**
 * Signs in with address and password. An address nobody has, a wrong password and a disabled account get the same
 * answer after the same work. Two or more accounts with one address cost one hash each: rare, and only their owner has them.
 */
export async function signInWithPassword(attempt: PasswordAttempt): Promise<SignInStep> {
  const began = performance.now();
  const emailKey = emailKeyOf(attempt.unverifiedEmail);
  const device = attempt.deviceFor(emailKey);
  const tried = whatIsTried(emailKey, device, attempt.network);
  for (const one of tried) {
    const wait = await takeAttempt(one);
    if (wait > 0) return onTheBeat(began, { step: "wait", wait });
  }
  const tooLong = emailKey.length > LONGEST_EMAIL || attempt.unverifiedPassword.length > LONGEST_PASSWORD;
  const candidates = tooLong ? [] : await candidatesFor(emailKey);
  let right: readonly Candidate[];
  try {
    right = await withPassword(candidates, tooLong ? "" : attempt.unverifiedPassword);
  } catch (fault) {
    // The one fault that is known: the line is full. Nothing was tried, so nothing counts.
    if (!(fault instanceof PasswordsBusy)) throw fault;
    await Promise.all(tried.map(giveBackAttempt));
    return { step: "wait", wait: 5 };
  }
  const able = right.filter((candidate) => !candidate.disabled);
  if (able.length === 0) {
    for (const { tenantId, accountId, disabled } of candidates)
      await noteRefusedSignIn({ tenantId, accountId }, disabled ? "disabled" : "wrongPassword");
    return onTheBeat(began, { step: "refused", code: "wrong" });
  }
  // An address with several accounts: whoever knows one password, an administrator elsewhere for instance, must not wipe
  // out what was counted while the others' were guessed at.
  const forgets = right.length === candidates.length;
  await Promise.all(
    tried.map((one) => (forgets && one.kind !== "network" ? forgetAttempts(one) : giveBackAttempt(one))),
  );
  const accounts = able.map(({ tenantId, accountId }) => ({ tenantId, accountId }));
  return continueSignIn({ emailKey, accounts }, { unverifiedCode: attempt.unverifiedCode, device });
}

/**
 * Goes on after the right password: which authority, if the address has several; the code, if there is a second factor.
 * Whoever asked meanwhile to be disabled, or lost the account, is refused here.
 */
export async function continueSignIn(
  pending: PendingSignIn,
  given: { unverifiedTenantId?: string; unverifiedCode?: string; device: string | null },
): Promise<SignInStep> {
  const chosen = pending.accounts.filter(
    (one) => !given.unverifiedTenantId || one.tenantId === given.unverifiedTenantId,
  );
  const [account, another] = chosen;
  if (!account) return { step: "refused", code: "wrong" };
  if (another) return { step: "chooseTenant", pending };
  const narrowed = { ...pending, accounts: [account] };
  const found = (await candidatesFor(pending.emailKey)).find((one) => one.accountId === account.accountId);
  if (!found || found.disabled) return { step: "refused", code: "wrong" };
  if (found.seedSealed === null) return signedIn(narrowed, account, null);
  if (!given.unverifiedCode) return { step: "code", pending: narrowed };
  const tried: Tried = { kind: "code", of: `${account.tenantId}.${account.accountId}.${given.device ?? ""}` };
  const wait = await takeAttempt(tried);
  if (wait > 0) return { step: "wait", wait, pending: narrowed };
  const step = await stepOf(await openSeed(account, found.seedSealed), given.unverifiedCode, now());
  if (step === null) {
    await noteRefusedSignIn(account, "wrongCode");
    return { step: "refused", code: "wrongCode", pending: narrowed };
  }
  const outcome = await signedIn(narrowed, account, step);
  if (outcome.step === "signedIn") await forgetAttempts(tried);
  return outcome;
}

/** Begins the session, and in the same transaction uses up the code: a replayed code begins none. */
async function signedIn(pending: PendingSignIn, account: AccountKey, step: number | null): Promise<SignInStep> {
  const session = await inTransaction(async (tx) => {
    if (step !== null && !(await consumeStep(tx, account.tenantId, account.accountId, step))) return "used";
    return beginSessionIn(tx, account, "password");
  });
  if (session === "used") {
    await noteRefusedSignIn(account, "usedCode");
    return { step: "refused", code: "wrongCode", pending };
  }
  return session ? { step: "signedIn", session, emailKey: pending.emailKey } : { step: "refused", code: "wrong" };
}

/** A device that knows the address has a bucket of its own, and the attacker's attempts do not reach it. */
function whatIsTried(emailKey: string, device: string | null, network: string): readonly Tried[] {
  if (device !== null) return [{ kind: "device", of: `${emailKey}.${device}` }];
  return [
    { kind: "network", of: network },
    { kind: "email", of: emailKey },
  ];
}

async function withPassword(candidates: readonly Candidate[], password: string): Promise<readonly Candidate[]> {
  const right: Candidate[] = [];
  for (const candidate of candidates) if (await isPassword(candidate.passwordHash, password)) right.push(candidate);
  // Nobody has the address: the same work, for nothing.
  if (candidates.length === 0) await isPassword(null, password);
  return right;
}

async function openSeed({ tenantId, accountId }: AccountKey, sealed: string): Promise<string> {
  const keys = await inTransaction((tx) => signInKeysOf(tx, tenantId));
  return openText(keys.field.forSealed(sealed), sealed, { tenantId, ...seedAddress(accountId) });
}

async function onTheBeat(began: number, step: SignInStep): Promise<SignInStep> {
  await sleep(BEAT - ((performance.now() - began) % BEAT));
  return step;
}
