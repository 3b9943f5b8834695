import "server-only";
import type { Prisma } from "@/platform/db";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import { emailKeyOf, hashPassword, type Role } from "../../identity";
import type { SignInChange, UserFacts } from "../domain/user";
import type { AddUser, ChangeUser } from "../schema";
import { lockAdministrators } from "./administrators";

/** How many users a page of the list holds. */
export const usersPerPage = 1000;

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
  readonly oidcIssuer: string | null;
  /** What they hold today. */
  readonly assignments: readonly { readonly role: Role; readonly unitName: string }[];
}

export interface UserList {
  readonly rows: readonly UserRow[];
  /** The last user of this page when there are more. */
  readonly next: string | null;
}

/** Users by name, a page at a time, from after the given one. */
export async function listUserRows(
  scope: Scope,
  filter: { status: "active" | "disabled" | "all"; after?: string | null },
): Promise<UserList> {
  const { tenantId } = scope;
  const from = filter.after
    ? await scope.tx.account.findUnique({
        where: { tenantId_id: { tenantId, id: filter.after } },
        select: { displayName: true, id: true },
      })
    : null;
  const status = filter.status === "all" ? {} : { disabledAt: filter.status === "disabled" ? { not: null } : null };
  const later = from && [
    { displayName: { gt: from.displayName } },
    { displayName: from.displayName, id: { gt: from.id } },
  ];
  return userPage(scope, { tenantId, ...status, ...(later ? { OR: later } : {}) }, usersPerPage);
}

/** How many users a search shows. */
export const usersPerSearch = 100;

/** Users whose name or address holds the text, whatever its case. */
export async function searchUserRows(scope: Scope, search: string): Promise<UserList> {
  const contains = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const where = { tenantId: scope.tenantId, OR: [{ displayName: contains }, { email: contains }] };
  return userPage(scope, where, usersPerSearch);
}

async function userPage(scope: Scope, where: Prisma.AccountWhereInput, size: number): Promise<UserList> {
  const today = columnDay(scope.today);
  const rows = await scope.tx.account.findMany({
    where,
    select: {
      ...{ id: true, displayName: true, email: true, disabledAt: true, oidcIssuer: true },
      assignments: {
        where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
        select: { role: true, unit: { select: { name: true } } },
        orderBy: { id: "asc" },
      },
    },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    take: size + 1,
  });
  const shown = rows.slice(0, size);
  return {
    rows: shown.map(({ id, displayName, email, disabledAt, oidcIssuer, assignments }) => ({
      ...{ id, email, oidcIssuer, name: displayName, disabled: disabledAt !== null },
      assignments: assignments.map(({ role, unit }) => ({ role, unitName: unit.name })),
    })),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

export interface AssignmentRow {
  readonly id: string;
  readonly role: Role;
  readonly unitName: string;
  readonly onDuty: boolean;
  readonly validFrom: string;
  /** The last day on which it holds. */
  readonly lastDay: string | null;
  readonly state: "current" | "future" | "ended";
  readonly version: number;
}

export interface UserDetails {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: "sv" | "en";
  readonly oidcIssuer: string | null;
  /** Whether the first sign-in through the provider has been made. */
  readonly oidcBound: boolean;
  readonly disabledOn: Date | null;
  readonly createdAt: Date;
  readonly version: number;
  /** Sessions that are open now. */
  readonly openSessions: number;
  readonly assignments: readonly AssignmentRow[];
}

export async function findUserDetails(scope: Scope, accountId: string): Promise<UserDetails | null> {
  const { tenantId } = scope;
  const found = await scope.tx.account.findUnique({
    where: { tenantId_id: { tenantId, id: accountId } },
    include: {
      assignments: {
        select: {
          ...{ id: true, role: true, onDuty: true, validFrom: true, validTo: true, version: true },
          unit: { select: { name: true } },
        },
        orderBy: [{ validFrom: "desc" }, { id: "desc" }],
      },
    },
  });
  if (!found) return null;
  const openSessions = await scope.tx.session.count({
    where: { tenantId, accountId, endedAt: null, expiresAt: { gt: scope.now } },
  });
  return {
    ...{ id: found.id, name: found.displayName, email: found.email, version: found.version, openSessions },
    locale: found.locale === "en" ? "en" : "sv",
    oidcIssuer: found.oidcIssuer,
    oidcBound: found.oidcSubject !== null,
    disabledOn: found.disabledAt,
    createdAt: found.createdAt,
    assignments: found.assignments.map(({ unit, validFrom, validTo, ...row }) => {
      const [from, to] = [dayOf(validFrom), validTo && dayOf(validTo)];
      const state = to !== null && to <= scope.today ? "ended" : from > scope.today ? "future" : "current";
      // The day before the first day on which it no longer holds.
      const lastDay = validTo && dayOf(new Date(validTo.getTime() - 86_400_000));
      return { ...row, unitName: unit.name, validFrom: from, lastDay, state };
    }),
  };
}

/** Whether another user of the authority has the address already. */
export async function isEmailTaken(scope: Scope, email: string, exceptId?: string): Promise<boolean> {
  const found = await scope.tx.account.findUnique({
    where: { tenantId_emailKey: { tenantId: scope.tenantId, emailKey: emailKeyOf(email) } },
    select: { id: true },
  });
  return found !== null && found.id !== exceptId;
}

/** What disabling or letting in again depends on; null when there is no such user. */
export async function findUserFacts(scope: Scope, accountId: string): Promise<UserFacts | null> {
  const found = await scope.tx.account.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: accountId } },
    select: { disabledAt: true },
  });
  if (!found) return null;
  const administrators = await lockAdministrators(scope);
  const others = administrators.filter((row) => row.accountId !== accountId && row.lasting);
  return {
    accountId,
    disabled: found.disabledAt !== null,
    isAdministrator: administrators.some((row) => row.accountId === accountId),
    otherAdministrators: new Set(others.map((row) => row.accountId)).size,
  };
}

export async function insertUser(scope: Scope, input: AddUser, signIn: SignInChange): Promise<string> {
  const id = scope.newId();
  await scope.tx.account.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, email: input.email, emailKey: emailKeyOf(input.email) },
        ...{ displayName: input.name, locale: input.locale, createdAt: scope.now },
        oidcIssuer: signIn.by === "oidc" ? signIn.issuer : null,
      },
    ],
  });
  if (signIn.by === "password") await saveSecret(scope, id, signIn.passphrase);
  return id;
}

export async function saveUser(scope: Scope, { accountId, version, name, email, locale }: ChangeUser): Promise<void> {
  expectOneRow(
    await scope.tx.account.updateMany({
      where: { tenantId: scope.tenantId, id: accountId, version },
      data: { displayName: name, email, emailKey: emailKeyOf(email), locale, version: { increment: 1 } },
    }),
  );
}

/** Closes a sign-in, or opens it again. */
export async function saveUserDisabling(scope: Scope, accountId: string, disabled: boolean): Promise<void> {
  expectOneRow(
    await scope.tx.account.updateMany({
      where: { tenantId: scope.tenantId, id: accountId, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? scope.now : null },
    }),
  );
}

/** Ends all sessions of a user. How many were open. */
export async function endSessions(scope: Scope, accountId: string): Promise<number> {
  const { count } = await scope.tx.session.updateMany({
    where: { tenantId: scope.tenantId, accountId, endedAt: null, expiresAt: { gt: scope.now } },
    data: { endedAt: scope.now },
  });
  return count;
}

/**
 * Changes how a user signs in and ends all their sessions. The second factor goes with the old secret; at a provider
 * the user is bound anew at the next sign-in.
 */
export async function saveSignIn(scope: Scope, accountId: string, change: SignInChange): Promise<void> {
  const oidcIssuer = change.by === "oidc" ? change.issuer : null;
  expectOneRow(
    await scope.tx.account.updateMany({
      where: { tenantId: scope.tenantId, id: accountId },
      data: { oidcIssuer, oidcSubject: null },
    }),
  );
  await saveSecret(scope, accountId, change.by === "password" ? change.passphrase : null);
}

/** The hash alone is stored, by a database function that asks for the administrator's role itself. */
async function saveSecret(scope: Scope, accountId: string, passphrase: string | null): Promise<void> {
  const hash = passphrase === null ? null : await hashPassword(passphrase);
  await scope.tx.$queryRaw`select app.reset_credential(${accountId}::uuid, ${hash})::text`;
}
