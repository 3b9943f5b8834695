import "server-only";
import { expectOneRow, type Scope } from "../gate";
import { forgetAttempts, isPassword, newSeed, PasswordsBusy, seedAddress, stepOf, takeAttempt } from "../identity";
import type { Credential, Reauthentication } from "./domain";
import type { ChangeProfile } from "./schema";

/** One of the own sessions that is still open. */
export interface OwnSession {
  readonly id: string;
  readonly method: "password" | "oidc" | "operator";
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
}

/** Everything the page of the own account shows. */
export interface OwnAccount {
  readonly displayName: string;
  readonly email: string;
  readonly locale: "sv" | "en";
  readonly credential: Credential;
  readonly secondFactorSince: Date | null;
  /** The seed that waits to be confirmed: only its owner ever sees it. */
  readonly begunSeed: string | null;
  readonly sessions: readonly OwnSession[];
}

/** The own account, whole. */
export async function findOwnAccount(scope: Scope): Promise<OwnAccount> {
  const { tenantId, principal } = scope;
  const account = await scope.tx.account.findFirstOrThrow({ where: { tenantId, id: principal.accountId } });
  const row = await credentialRow(scope);
  const waiting = row.totpEnabledAt === null ? row.totpSealed : null;
  return {
    displayName: account.displayName,
    email: account.email,
    locale: account.locale === "en" ? "en" : "sv",
    credential: await findCredential(scope),
    secondFactorSince: row.totpEnabledAt,
    begunSeed: waiting === null ? null : scope.open(waiting, seedAddress(principal.accountId)),
    sessions: await listOwnSessions(scope),
  };
}

/** What the rules may know of the own secrets. */
export async function findCredential(scope: Scope): Promise<Credential> {
  const { tenantId } = scope;
  const row = await credentialRow(scope);
  const settings = await scope.tx.tenantSettings.findFirst({
    where: { tenantId },
    select: { requireSecondFactor: true },
  });
  return {
    hasPassword: row.passwordHash !== null,
    secondFactorOn: row.totpEnabledAt !== null,
    seedBegun: row.totpSealed !== null,
    secondFactorRequired: settings?.requireSecondFactor ?? false,
  };
}

/** Checks the present password once more. Guessing at it from a session left open is slowed down like guessing at sign-in. */
export async function reauthenticate(scope: Scope, password: string): Promise<Reauthentication> {
  const tried = { kind: "reauthentication", of: `${scope.tenantId}.${scope.principal.accountId}` } as const;
  const seconds = await takeAttempt(tried, scope.tx);
  if (seconds > 0) return { state: "waits", seconds };
  try {
    const { passwordHash } = await credentialRow(scope);
    if (!(await isPassword(passwordHash, password))) return { state: "wrong" };
  } catch (fault) {
    // The line for hashing is full: the one fault that is known.
    if (fault instanceof PasswordsBusy) return { state: "waits", seconds: 5 };
    throw fault;
  }
  await forgetAttempts(tried, scope.tx);
  return { state: "right" };
}

/** The time step a code for the seed that waits belongs to, or null. */
export async function stepOfBegunSeed(scope: Scope, code: string): Promise<number | null> {
  const { totpSealed } = await credentialRow(scope);
  if (totpSealed === null) return null;
  return stepOf(scope.open(totpSealed, seedAddress(scope.principal.accountId)), code, scope.now);
}

export async function saveProfile(scope: Scope, { displayName, locale }: ChangeProfile): Promise<void> {
  const { tenantId, principal } = scope;
  expectOneRow(
    await scope.tx.account.updateMany({
      where: { tenantId, id: principal.accountId },
      data: { displayName, locale, version: { increment: 1 } },
    }),
  );
}

export async function savePassword(scope: Scope, passwordHash: string): Promise<void> {
  await saveCredential(scope, { passwordHash });
}

/** Puts a new seed in place of any that was begun before. */
export async function saveNewSeed(scope: Scope): Promise<void> {
  const totpSealed = scope.seal(newSeed(), seedAddress(scope.principal.accountId));
  await saveCredential(scope, { totpSealed, totpEnabledAt: null, totpLastStep: null });
}

export async function saveSecondFactorOn(scope: Scope): Promise<void> {
  await saveCredential(scope, { totpEnabledAt: scope.now });
}

export async function saveSecondFactorOff(scope: Scope): Promise<void> {
  await saveCredential(scope, { totpSealed: null, totpEnabledAt: null, totpLastStep: null });
}

/** Ends one own session; how many were ended. */
export async function endOwnSession(scope: Scope, sessionId: string): Promise<number> {
  const ended = await scope.tx.session.updateMany({
    where: { ...ownOpenSessions(scope), id: sessionId },
    data: { endedAt: scope.now },
  });
  return ended.count;
}

/** Ends the own sessions, with or without the one that asks; how many were ended. */
export async function endOwnSessions(scope: Scope, { andThis }: { andThis: boolean }): Promise<number> {
  const where = andThis
    ? ownOpenSessions(scope)
    : { ...ownOpenSessions(scope), id: { not: scope.principal.sessionId } };
  const ended = await scope.tx.session.updateMany({ where, data: { endedAt: scope.now } });
  return ended.count;
}

async function listOwnSessions(scope: Scope): Promise<readonly OwnSession[]> {
  const rows = await scope.tx.session.findMany({
    where: { ...ownOpenSessions(scope), expiresAt: { gt: scope.now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
  const idleSince = scope.now.getTime() - scope.principal.idleMinutes * 60_000;
  return rows
    .filter((row) => row.lastSeenAt.getTime() > idleSince)
    .map((row) => ({
      id: row.id,
      method: row.method as OwnSession["method"],
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThis: row.id === scope.principal.sessionId,
    }));
}

/** The administrator's row policy shows the whole tenant's sessions: here it is always one's own. */
function ownOpenSessions({ tenantId, principal }: Scope) {
  return { tenantId, accountId: principal.accountId, endedAt: null };
}

function credentialRow({ tx, tenantId, principal }: Scope) {
  return tx.accountCredential.findFirstOrThrow({ where: { tenantId, accountId: principal.accountId } });
}

async function saveCredential(
  { tx, tenantId, principal }: Scope,
  data: Parameters<Scope["tx"]["accountCredential"]["updateMany"]>[0]["data"],
): Promise<void> {
  expectOneRow(await tx.accountCredential.updateMany({ where: { tenantId, accountId: principal.accountId }, data }));
}
