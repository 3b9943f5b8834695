import { ok, refuse, type Result } from "@/platform/result";
import type { AddOidcProvider, ChangeOidcProvider } from "../schema";

/** An issuer is configured once: a second would make it unclear which client a sign-in belongs to. */
export function decideAddProvider(
  current: { issuerTaken: boolean },
  input: AddOidcProvider,
): Result<AddOidcProvider, "issuerTaken"> {
  return current.issuerTaken ? refuse("issuerTaken", { field: "issuer" }) : ok(input);
}

/** A provider is switched off rather than removed, and not the one through which the administrator has come. */
export function decideChangeProvider(
  current: { usedByAsker: boolean },
  input: ChangeOidcProvider,
): Result<ChangeOidcProvider, "providerIsOwn"> {
  return current.usedByAsker && !input.enabled ? refuse("providerIsOwn", { field: "enabled" }) : ok(input);
}
