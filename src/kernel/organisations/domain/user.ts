import { ok, refuse, type Result } from "@/platform/result";
import type { AddUser, ChangeUser, ResetCredential } from "../schema";

/** What is known of a user when something is to be done with the sign-in. */
export interface UserFacts {
  readonly accountId: string;
  readonly disabled: boolean;
  /** Whether they hold an administrator's assignment today. */
  readonly isAdministrator: boolean;
  /** Other users who are administrators today and have no end set. */
  readonly otherAdministrators: number;
}

interface Asker {
  readonly principal: { readonly accountId: string };
}

/** How a user signs in from now on: with a passphrase, or at the provider with this issuer. */
export type SignInChange =
  { readonly by: "password"; readonly passphrase: string } | { readonly by: "oidc"; readonly issuer: string };

function signInChange(
  input: Pick<AddUser, "signsInBy" | "passphrase">,
  issuer: string | null,
): Result<SignInChange, "providerUnknown"> {
  if (input.signsInBy === "password") return ok({ by: "password", passphrase: input.passphrase });
  return issuer === null ? refuse("providerUnknown", { field: "providerId" }) : ok({ by: "oidc", issuer });
}

/** An address belongs to one user of the authority. `issuer` is the chosen provider's, null when it is not an enabled one. */
export function decideAddUser(
  current: { emailTaken: boolean; issuer: string | null },
  input: AddUser,
): Result<{ signIn: SignInChange }, "userEmailTaken" | "providerUnknown"> {
  if (current.emailTaken) return refuse("userEmailTaken", { field: "email" });
  const signIn = signInChange(input, current.issuer);
  return signIn.ok ? ok({ signIn: signIn.value }) : signIn;
}

/** The rule of the address holds when it is changed, too. */
export function decideChangeUser(
  current: { emailTaken: boolean },
  input: ChangeUser,
): Result<ChangeUser, "userEmailTaken"> {
  return current.emailTaken ? refuse("userEmailTaken", { field: "email" }) : ok(input);
}

/** Nobody locks themselves out, and the authority is never left without an administrator. */
export function decideDisableUser(
  current: UserFacts,
  _input: unknown,
  { principal }: Asker,
): Result<UserFacts, "userDisabledAlready" | "userIsSelf" | "lastAdministrator"> {
  if (current.disabled) return refuse("userDisabledAlready");
  if (current.accountId === principal.accountId) return refuse("userIsSelf");
  if (current.isAdministrator && current.otherAdministrators === 0) return refuse("lastAdministrator");
  return ok(current);
}

/** A disabled user may sign in again; sessions that were ended stay ended. */
export function decideEnableUser(current: UserFacts): Result<UserFacts, "userEnabledAlready"> {
  return current.disabled ? ok(current) : refuse("userEnabledAlready");
}

/** The own secret is changed on the own account's page, where the old one is asked for: a borrowed screen is not enough. */
export function decideResetCredential(
  current: { accountId: string; issuer: string | null },
  input: ResetCredential,
  { principal }: Asker,
): Result<{ signIn: SignInChange }, "credentialIsOwn" | "providerUnknown"> {
  if (current.accountId === principal.accountId) return refuse("credentialIsOwn");
  const signIn = signInChange(input, current.issuer);
  return signIn.ok ? ok({ signIn: signIn.value }) : signIn;
}
