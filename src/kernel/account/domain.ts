/** Rules of the own account. Pure: what had to be computed (hashes, codes) was computed while loading. */
import { ok, refuse, type Result } from "@/platform/result";

/** The account's secrets as a rule may know them: what is there, never the secrets. */
export interface Credential {
  readonly hasPassword: boolean;
  readonly secondFactorOn: boolean;
  /** Whether a seed is waiting to be confirmed. */
  readonly seedBegun: boolean;
  readonly secondFactorRequired: boolean;
}

/** How the present password, given once more, was found. */
export type Reauthentication =
  { readonly state: "right" | "wrong" } | { readonly state: "waits"; readonly seconds: number };

export type AccountCode =
  | "wrongPassword"
  | "samePassword"
  | "noPassword"
  | "waits"
  | "wrongCode"
  | "notBegun"
  | "alreadyOn"
  | "notOn"
  | "secondFactorRequired";

/** A password may be changed by whoever knows the present one, to another one. */
export function decidePasswordChange(
  credential: Credential,
  given: Reauthentication,
  same: boolean,
): Result<true, AccountCode> {
  if (!credential.hasPassword) return refuse("noPassword");
  const known = decideReauthentication(given, "current");
  if (!known.ok) return known;
  return same ? refuse("samePassword", { field: "next" }) : ok(true);
}

/** A second factor may be begun by whoever signs in here and has none. Begun again, it gets a new seed. */
export function decideSecondFactorBeginning(credential: Credential): Result<true, AccountCode> {
  if (!credential.hasPassword) return refuse("noPassword");
  return credential.secondFactorOn ? refuse("alreadyOn") : ok(true);
}

/** The first code proves that the app has the seed. `step` is the time step it belongs to, null when it is wrong. */
export function decideSecondFactorConfirmation(
  credential: Credential,
  step: number | null,
): Result<{ step: number }, AccountCode> {
  if (credential.secondFactorOn) return refuse("alreadyOn");
  if (!credential.seedBegun) return refuse("notBegun");
  return step === null ? refuse("wrongCode", { field: "code" }) : ok({ step });
}

/** Turned off by whoever knows the password, unless the tenant requires it. */
export function decideSecondFactorEnd(credential: Credential, given: Reauthentication): Result<true, AccountCode> {
  if (!credential.secondFactorOn) return refuse("notOn");
  if (credential.secondFactorRequired) return refuse("secondFactorRequired");
  return decideReauthentication(given, "password");
}

function decideReauthentication(given: Reauthentication, field: string): Result<true, AccountCode> {
  if (given.state === "waits") return refuse("waits", { field, details: { seconds: given.seconds } });
  return given.state === "right" ? ok(true) : refuse("wrongPassword", { field });
}
