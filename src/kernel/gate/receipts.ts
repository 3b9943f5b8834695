import "server-only";
import { digest } from "@/platform/crypto";
import { Prisma } from "@/platform/db";
import type { Scope } from "./scope";

/** The stored answer of an earlier call with the same key, or what the key was used for instead. */
export type Receipt = { readonly state: "none" } | { readonly state: "same" | "other-input"; readonly reply: unknown };

/** A fingerprint of the input under the tenant's key: an unkeyed hash of a personal number could be guessed. */
export function inputHash(scope: Scope, operation: string, input: unknown): string {
  return scope.index(`receipt:${operation}`, JSON.stringify(input, digestOfBytes));
}

/** A file in the input stands for itself by its digest: as JSON, a megabyte would be a million numbers. */
function digestOfBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? digest(value) : value;
}

/**
 * Looks for the answer an earlier call with this key was given. Calls with one key wait here for each other, so the
 * second sees what the first has stored and does not act on a world the first has changed.
 */
export async function findReceipt(scope: Scope, operation: string, key: string, hash: string): Promise<Receipt> {
  const [found] = await scope.tx.$queryRaw<{ input_hash: string; reply: unknown }[]>`
    select input_hash, reply from app.find_receipt(${operation}, ${key}::uuid)`;
  if (!found) return { state: "none" };
  return { state: found.input_hash === hash ? "same" : "other-input", reply: found.reply };
}

/** Stores the answer: one row, in the transaction of the act. */
export function receiptSql(scope: Scope, operation: string, key: string, hash: string, reply: unknown): Prisma.Sql {
  const { tenantId, principal, now } = scope;
  return Prisma.sql`
    insert into operation_receipt (tenant_id, account_id, operation, key, input_hash, reply, at)
    values (${tenantId}::uuid, ${principal.accountId}::uuid, ${operation}, ${key}::uuid, ${hash},
      ${JSON.stringify(reply ?? null)}::jsonb, ${now})`;
}

/** The ids and versions in a stored answer, as the details of a refusal: they tell whoever used the key what it became. */
export function detailsOf(reply: unknown): Readonly<Record<string, string | number>> {
  if (typeof reply !== "object" || reply === null) return {};
  const flat = Object.entries(reply).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(flat) as Record<string, string | number>;
}
