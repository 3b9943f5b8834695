import "server-only";
import type { NextRequest } from "next/server";
import type * as z from "zod";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { isOwnOrigin } from "@/platform/origin";
import type { Reply } from "@/platform/result";
import { claimOfRequest } from "../identity";
import { refusal } from "./refusals";
import { runOperation, runView, type Answer, type Call } from "./run";
import type { Operation, View } from "./spec";

/** More than any form sends: a draft may be 64 kB of text, and JSON writes some letters as six. In bytes. */
const LONGEST_BODY = 512 * 1024;

/** A POST handler as Next calls it. */
export type Receiver = (
  request: NextRequest,
  context: { readonly params: Promise<Record<string, string>> },
) => Promise<Response>;

/**
 * Turns an operation into a POST route with an address that stays the same from one release to the next: for what a page's
 * own script sends, perhaps hours after it was written. A server action's address is gone with the release that made it.
 * The same gate as `action`: own origin first, then session, tenant in the address, input, key.
 *
 * The body is JSON: `{ key, input }`, and `accountId` and `assignmentId` when it matters who wrote it. The answer is always
 * a `Reply`; an expected refusal has status 200, like in an action.
 */
export function receive<S extends z.ZodType, Out>(operation: Operation<S, Out>): Receiver {
  return receiver(operation.name, (call) => runOperation(operation, call));
}

/** Turns a view into such a route: `lookup` with a lasting address. There is nothing to repeat, so the body has no key. */
export function receiveView<S extends z.ZodType, T>(view: View<S, T>): Receiver {
  return receiver(view.name, (call) => runView(view, call));
}

function receiver(name: string, run: (call: Call) => Promise<Answer<unknown>>): Receiver {
  return async (request, context) => {
    const { headers } = request;
    const origin = { origin: headers.get("origin"), "sec-fetch-site": headers.get("sec-fetch-site") };
    if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) {
      log.warn("foreign-origin", { operation: name, outcome: "refused" });
      return answer(refusal("foreignOrigin"));
    }
    // A form of another site cannot say this without asking first; the origin has been checked all the same.
    if (headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json")
      return answer(refusal("invalidInput"), 415);
    const body = await bodyOf(request);
    if (body === "too-long") return answer(refusal("invalidInput"), 413);
    if (body === "no-json") return answer(refusal("invalidInput"), 400);
    const { org } = await context.params;
    const { reply } = await run({
      claim: await claimOfRequest(request),
      unverifiedInput: body["input"],
      unverifiedKey: body["key"],
      unverifiedAuthor: { accountId: body["accountId"], assignmentId: body["assignmentId"] },
      ...(org === undefined ? {} : { unverifiedOrg: org }),
      channel: "outbox",
    });
    return answer(reply);
  };
}

/** The body as an object. Counted while it is read: the length that is announced is the caller's own word. */
async function bodyOf(request: NextRequest): Promise<Readonly<Record<string, unknown>> | "too-long" | "no-json"> {
  const reader = request.body?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.byteLength;
    if (length > LONGEST_BODY) {
      await reader?.cancel();
      return "too-long";
    }
    pieces.push(piece.value);
  }
  try {
    const body: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces)));
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    return isObject ? (body as Record<string, unknown>) : "no-json";
  } catch {
    // Not text, or text that is no JSON: nothing of it is repeated.
    return "no-json";
  }
}

function answer(reply: Reply<unknown>, status = reply.ok ? 200 : statusOf(reply.code)): Response {
  return Response.json(reply, {
    status,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}

const STATUS: Readonly<Record<string, number>> = {
  signedOut: 401,
  chooseAssignment: 401,
  foreignOrigin: 403,
  keyMissing: 400,
  otherAccount: 409,
  otherAssignment: 409,
  tooMany: 429,
  fault: 500,
};

function statusOf(code: string): number {
  return Object.hasOwn(STATUS, code) ? (STATUS[code] ?? 200) : 200;
}
