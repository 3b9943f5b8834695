import "server-only";
import type * as z from "zod";
import { currentSessionClaim, type Principal } from "../identity";
import { runView } from "./run";
import type { View } from "./spec";

/** A file on its way out. The name says what kind of file it is and for which period, never who it is about. */
export interface OutgoingFile {
  readonly body: string | Uint8Array;
  readonly contentType: string;
  /** ASCII letters, digits, dot and hyphen. */
  readonly fileName: string;
}

/** Turns a view into a GET route that answers with a file. The same gate, noted as a download. */
export function download<S extends z.ZodType, T>(spec: {
  readonly view: View<S, T>;
  readonly input: (address: { params: Record<string, string>; search: URLSearchParams }) => unknown;
  readonly file: (
    value: T,
    about: { principal: Principal; search: URLSearchParams },
  ) => Promise<OutgoingFile> | OutgoingFile;
}): (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response> {
  return async (request, context) => {
    const params = await context.params;
    const search = new URL(request.url).searchParams;
    // Another site may not make a signed-in browser fetch and log files.
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin" && site !== "none") return plain(403);
    const { reply, principal } = await runView(spec.view, {
      claim: await currentSessionClaim(),
      unverifiedInput: spec.input({ params, search }),
      ...(params["org"] === undefined ? {} : { unverifiedOrg: params["org"] }),
      channel: "download",
    });
    if (!reply.ok || !principal) return plain(statusOf(reply.ok ? "notFound" : reply.code));
    const file = await spec.file(reply.value, { principal, search });
    return new Response(file.body as BodyInit, {
      headers: {
        "Content-Type": file.contentType,
        "Content-Disposition": `attachment; filename="${file.fileName.replace(/[^A-Za-z0-9.-]/g, "-")}"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  };
}

function statusOf(code: string): number {
  if (code === "signedOut" || code === "chooseAssignment") return 401;
  if (code === "invalidInput") return 400;
  if (code === "tooMany") return 429;
  return code === "fault" ? 500 : 404;
}

function plain(status: number): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
