import "server-only";
import { now } from "@/platform/clock";
import { decodeKey, keyVersionOf, SealBroken, unwrapKey } from "@/platform/crypto";
import type { Tx } from "@/platform/db";
import { env } from "@/platform/env";

/** A tenant's data keys, unwrapped. */
export interface TenantKeys {
  readonly index: Buffer;
  readonly field: {
    readonly current: { readonly version: number; readonly key: Buffer };
    /** The key a sealed text was made with. Throws SealBroken when the tenant has no such key. */
    readonly forSealed: (sealed: string) => Buffer;
  };
}

interface WrappedKey {
  readonly purpose: string;
  readonly version: number;
  readonly wrapped: string;
  /** Old enough that every process has read it. */
  readonly settled: boolean;
}

/**
 * How long a process goes on with the keys it read, in milliseconds. A version of a key settles for far longer
 * (KEY_SETTLES_SECONDS) before anybody seals with it, so that whoever reads can open: a rotation fails no request.
 */
export const KEYS_READ_ANEW_MS = 5_000;
/** As in the two queries below; app.sign_in_keys says the same. */
export const KEY_SETTLES_SECONDS = 30;

interface Known {
  readonly keys: TenantKeys;
  readonly readAt: number;
  /** Every version this process has met. Never shrinks: a text read just before a rotation ended must open. */
  readonly fieldKeys: Map<number, Buffer>;
}
const known = new Map<string, Known>();

/** The keys of the tenant whose context the transaction has. Read again now and then: a rotation adds a version. */
export function keysOf(tx: Tx, tenantId: string): Promise<TenantKeys> {
  return freshKeys(
    tenantId,
    () => tx.$queryRaw`
    select purpose, version, wrapped, created_at <= now() - interval '30 seconds' as settled
    from tenant_key where tenant_id = ${tenantId}::uuid and retired_at is null`,
  );
}

/** The keys of a tenant before anybody is signed in: to open the seed of a second factor or a provider's secret. */
export function signInKeysOf(tx: Tx, tenantId: string): Promise<TenantKeys> {
  return freshKeys(
    tenantId,
    () => tx.$queryRaw`select purpose, version, wrapped, settled from app.sign_in_keys(${tenantId}::uuid)`,
  );
}

async function freshKeys(tenantId: string, read: () => Promise<WrappedKey[]>): Promise<TenantKeys> {
  const found = known.get(tenantId);
  const at = now().getTime();
  if (found && at - found.readAt < KEYS_READ_ANEW_MS) return found.keys;
  const fieldKeys = found?.fieldKeys ?? new Map<number, Buffer>();
  const keys = unwrapAll(tenantId, await read(), fieldKeys);
  known.set(tenantId, { keys, readAt: at, fieldKeys });
  return keys;
}

/** Unwraps the rows of `tenant_key`. Throws when a purpose is missing: a tenant without keys cannot work. */
function unwrapAll(tenantId: string, rows: readonly WrappedKey[], fieldKeys: Map<number, Buffer>): TenantKeys {
  const kek = decodeKey(env().SAMLOTS_FIELD_KEY);
  const unwrap = ({ wrapped, version }: WrappedKey, dataClass: "index" | "field"): Buffer =>
    unwrapKey(kek, wrapped, { tenantId, dataClass, keyVersion: version });
  const indexRow = rows.find(({ purpose }) => purpose === "index");
  const field = rows.filter(({ purpose }) => purpose === "field").sort((a, b) => a.version - b.version);
  for (const row of field) if (!fieldKeys.has(row.version)) fieldKeys.set(row.version, unwrap(row, "field"));
  // The newest that has settled; the only one of a tenant founded this minute has not, and nobody knows another.
  const version = (field.findLast(({ settled }) => settled) ?? field[0])?.version;
  const current = version === undefined ? undefined : fieldKeys.get(version);
  if (!indexRow || version === undefined || !current) throw new Error("the tenant has no data keys");
  const forSealed = (sealed: string): Buffer => {
    const key = fieldKeys.get(keyVersionOf(sealed));
    if (!key) {
      // No such key, or one made while this process looked away: ask the table next time.
      known.delete(tenantId);
      throw new SealBroken();
    }
    return key;
  };
  return { index: unwrap(indexRow, "index"), field: { current: { version, key: current }, forSealed } };
}
