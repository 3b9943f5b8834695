import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type * as z from "zod";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { isOwnOrigin } from "@/platform/origin";
import type { Reply } from "@/platform/result";
import { currentSessionClaim } from "../identity";
import { refusal } from "./refusals";
import { runOperation } from "./run";
import type { Operation } from "./spec";

/** What a browser sends beside the input: the idempotency key the form got when it was opened. */
export interface ActionMeta {
  readonly key: string;
}

/** A server action as the form hook calls it. */
export type Action<In, Out> = (unverifiedInput: In, meta: ActionMeta) => Promise<Reply<Out>>;

/** Turns an operation into a server action: one line in `actions.ts`, and nothing else there. */
export function action<S extends z.ZodType, Out>(operation: Operation<S, Out>): Action<z.input<S>, Out> {
  return async (unverifiedInput, meta) => {
    const sent = await headers();
    const origin = { origin: sent.get("origin"), "sec-fetch-site": sent.get("sec-fetch-site") };
    if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) {
      log.warn("foreign-origin", { operation: operation.name, outcome: "refused" });
      return refusal("foreignOrigin");
    }
    const { reply } = await runOperation(operation, {
      claim: await currentSessionClaim(),
      unverifiedInput,
      unverifiedKey: meta?.key,
      channel: "web",
    });
    if (reply.ok) revalidatePath("/", "layout");
    return reply;
  };
}
