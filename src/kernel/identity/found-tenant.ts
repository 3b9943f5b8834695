import "server-only";
import type { NextRequest } from "next/server";
import type * as z from "zod";
import { database, inTransaction } from "@/platform/db";
import { now } from "@/platform/clock";
import { decodeKey, newDataKey, wrapKey } from "@/platform/crypto";
import { env } from "@/platform/env";
import { uuidv7 } from "@/platform/id";
import { isOwnOrigin } from "@/platform/origin";
import type { FieldMessage, Reply } from "@/platform/result";
import { hashPassword } from "./password";
import { foundTenantSchema, type FoundTenant } from "./schema";
import { emailKeyOf } from "./sign-in/candidates";

/** Whether there is no authority yet: only then is there a first-run page. */
export async function isEmpty(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ empty: boolean }[]>`select app.is_empty() as empty`;
  return row?.empty ?? false;
}

/**
 * Founds the first authority with its data keys and its administrator. Throws when there is one already: the database
 * function decides that, under a lock, so that two who press at once do not both become administrators.
 */
export async function foundTenant(about: FoundTenant): Promise<{ tenantId: string }> {
  const kek = decodeKey(env().SAMLOTS_FIELD_KEY);
  const at = now();
  const tenantId = uuidv7(at);
  const [unit, account, assignment, fieldKey, indexKey] = [uuidv7(at), uuidv7(at), uuidv7(at), uuidv7(at), uuidv7(at)];
  const wrapped = (dataClass: "field" | "index") => wrapKey(kek, newDataKey(), { tenantId, dataClass, keyVersion: 1 });
  const passwordHash = await hashPassword(about.password);
  await inTransaction(
    (tx) => tx.$queryRaw`
      select app.found_tenant(${tenantId}::uuid, ${about.slug}, ${about.name}, ${about.kind}, ${unit}::uuid, ${about.unitName},
        ${account}::uuid, ${emailKeyOf(about.email)}, ${about.displayName}, ${passwordHash}, ${assignment}::uuid,
        ${fieldKey}::uuid, ${wrapped("field")}, ${indexKey}::uuid, ${wrapped("index")})::text`,
  );
  return { tenantId };
}

/** POST of the first-run form. Once an authority exists it answers like any address that does not. */
export async function foundPost(request: NextRequest): Promise<Response> {
  const origin = { origin: request.headers.get("origin"), "sec-fetch-site": request.headers.get("sec-fetch-site") };
  if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) return new Response(null, { status: 403 });
  if (!(await isEmpty())) return new Response(null, { status: 404 });
  const parsed = foundTenantSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return answer(invalid(parsed.error));
  try {
    await foundTenant(parsed.data);
  } catch (fault) {
    // Somebody else was first: the one expected fault, and the database tells it by refusing.
    if (!(await isEmpty())) return answer(alreadyFounded);
    throw fault;
  }
  return answer({ ok: true, value: null });
}

const alreadyFounded: Reply<null> = {
  ok: false,
  code: "alreadyFounded",
  message: "identity.errors.alreadyFounded",
  fields: {},
};

function invalid(error: z.ZodError): Reply<null> {
  const fields: Record<string, FieldMessage> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= { key: issue.message };
  return { ok: false, code: "invalidInput", message: "gate.errors.invalidInput", fields };
}

function answer(reply: Reply<null>): Response {
  return Response.json(reply, { headers: { "Cache-Control": "no-store" } });
}
