import "server-only";
import type { Tx } from "@/platform/db";
import { decodeKey, keyVersionOf, SealBroken, unwrapKey } from "@/platform/crypto";
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

/** Keys never change once made; a rotation adds a version, which is noticed when a text wants it. */
const unwrapped = new Map<string, TenantKeys>();

/** The keys of the tenant whose context the transaction has. Unwrapped once a process. */
export async function keysOf(tx: Tx, tenantId: string): Promise<TenantKeys> {
  const known = unwrapped.get(tenantId);
  if (known) return known;
  const rows = await tx.tenantKey.findMany({ where: { tenantId, retiredAt: null }, orderBy: { version: "asc" } });
  const keys = unwrapAll(tenantId, rows);
  unwrapped.set(tenantId, keys);
  return keys;
}

/** The keys of a tenant before anybody is signed in: to open the seed of a second factor or a provider's secret. */
export async function signInKeysOf(tx: Tx, tenantId: string): Promise<TenantKeys> {
  const known = unwrapped.get(tenantId);
  if (known) return known;
  const rows = await tx.$queryRaw<{ purpose: string; version: number; wrapped: string }[]>`
    select purpose, version, wrapped from app.sign_in_keys(${tenantId}::uuid) order by version`;
  const keys = unwrapAll(tenantId, rows);
  unwrapped.set(tenantId, keys);
  return keys;
}

/** Unwraps the rows of `tenant_key`. Throws when a purpose is missing: a tenant without keys cannot work. */
function unwrapAll(
  tenantId: string,
  rows: readonly { purpose: string; version: number; wrapped: string }[],
): TenantKeys {
  const kek = decodeKey(env().SAMLOTS_FIELD_KEY);
  const fieldKeys = new Map<number, Buffer>();
  let index: Buffer | undefined;
  let newest = 0;
  for (const row of rows) {
    const dataClass = row.purpose === "index" ? "index" : "field";
    const key = unwrapKey(kek, row.wrapped, { tenantId, dataClass, keyVersion: row.version });
    if (dataClass === "index") index = key;
    else {
      fieldKeys.set(row.version, key);
      newest = Math.max(newest, row.version);
    }
  }
  const current = fieldKeys.get(newest);
  if (!index || !current) throw new Error("the tenant has no data keys");
  const forSealed = (sealed: string): Buffer => {
    const key = fieldKeys.get(keyVersionOf(sealed));
    if (!key) {
      // Perhaps rotated since this process read the keys: ask the table next time.
      unwrapped.delete(tenantId);
      throw new SealBroken();
    }
    return key;
  };
  return { index, field: { current: { version: newest, key: current }, forSealed } };
}
