/** The way to the server's stable addresses (kernel/gate `receive`), and what its answers mean for a queue. */
import type { Reply } from "@/platform/result";

/** `lost`: no answer, or one that says nothing about the act. Trying again with the same key is right. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "refused"; readonly reply: Reply<never> & { ok: false } }
  | { readonly kind: "signedOut" | "otherAccount" | "otherAssignment" | "notAllowed" | "lost" | "busy" };

export interface Sending {
  readonly key?: string;
  readonly accountId?: string;
  readonly assignmentId?: string;
  readonly input: unknown;
}

/** After this an answer is not waited for: a phone on the edge of a cell holds connections open for minutes. */
const PATIENCE_MS = 20_000;

/** Posts to `/org/path`. Never throws. */
export async function post<T>(org: string, path: string, body: Sending): Promise<Answer<T>> {
  try {
    const { status, reply } = await postRaw<T>(org, path, body);
    return read<T>(status, reply);
  } catch {
    // The net is gone, the time is up, or what answered is not our server (a hotel's sign-in page).
    return { kind: "lost" };
  }
}

/** The answer as forms want it. Throws TypeError when none came, so that the form keeps its key and offers another try. */
export async function postForReply<T>(org: string, path: string, body: Sending): Promise<Reply<T>> {
  const { reply } = await postRaw<T>(org, path, body).catch(() => {
    throw new TypeError("No answer");
  });
  return reply;
}

async function postRaw<T>(org: string, path: string, body: Sending): Promise<{ status: number; reply: Reply<T> }> {
  const answer = await fetch(`/${org}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: answer.status, reply: (await answer.json()) as Reply<T> };
}

function read<T>(status: number, reply: Reply<T>): Answer<T> {
  if (status >= 500) return { kind: "lost" };
  if (status === 429) return { kind: "busy" };
  if (typeof reply !== "object" || reply === null || typeof reply.ok !== "boolean") return { kind: "lost" };
  if (reply.ok) return status === 200 ? { kind: "ok", value: reply.value } : { kind: "lost" };
  if (status === 401) return { kind: "signedOut" };
  if (reply.code === "otherAccount" || reply.code === "otherAssignment") return { kind: reply.code };
  if (reply.code === "notAllowed") return { kind: "notAllowed" };
  return { kind: "refused", reply };
}
