import "server-only";
import { headers } from "next/headers";
import type * as z from "zod";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import type { Reply } from "@/platform/result";
import { currentSessionClaim } from "../identity";
import { isOwnOrigin } from "@/platform/origin";
import { refusal } from "./refusals";
import { runView } from "./run";
import type { View } from "./spec";

/** A view as the browser asks for it in the middle of a page. */
export type Lookup<In, T> = (unverifiedInput: In) => Promise<Reply<T>>;

/**
 * Turns a view into a server action: one line in `actions.ts`. For what is asked for with personal data (a name, a
 * number) or shown on demand only: as a POST it leaves nothing in addresses, histories and server logs. Read, weighed
 * and logged like any view; there is nothing to repeat, so no idempotency key.
 */
export function lookup<S extends z.ZodType, T>(view: View<S, T>): Lookup<z.input<S>, T> {
  return async (unverifiedInput) => {
    const sent = await headers();
    const origin = { origin: sent.get("origin"), "sec-fetch-site": sent.get("sec-fetch-site") };
    if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) {
      log.warn("foreign-origin", { operation: view.name, outcome: "refused" });
      return refusal("foreignOrigin");
    }
    const { reply } = await runView(view, { claim: await currentSessionClaim(), unverifiedInput, channel: "web" });
    return reply;
  };
}
