import "server-only";
import type { NextRequest } from "next/server";
import { networkOf } from "../network-address";
import { deviceFrom, type Device } from "../device";
import { keptSignIn, type KeptSignIn } from "./pending-cookie";
import type { BegunSession } from "./begin-session";
import type { SignInStep } from "./password-sign-in";

/** How one request to the sign-in routes ended, as far as next-auth has no word for it. */
export type Ending = SignInStep | { readonly step: "provider"; readonly session: BegunSession | null };

/** One request to the sign-in routes: what it brought, and what came of it. */
export interface Attempt {
  readonly network: string;
  readonly device: Device;
  readonly kept: KeptSignIn | null;
  ending: Ending | null;
  /** What nobody expected. next-auth would put its message into the address, so it is kept from it and logged. */
  fault: unknown;
}

/** Reads what a request brings along. */
export async function attemptFrom(request: NextRequest): Promise<Attempt> {
  return {
    network: networkOf(request.headers.get("x-forwarded-for")),
    device: await deviceFrom(request.cookies),
    kept: await keptSignIn(request.cookies),
    ending: null,
    fault: null,
  };
}

/** Runs work inside next-auth that must not throw there: a fault is kept for the log, and the answer is "no". */
export async function faultKept<T>(attempt: Attempt, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (fault) {
    attempt.fault = fault;
    return null;
  }
}
