import pg from "pg";
import { hashPassword } from "@/kernel/identity";
import { now } from "@/platform/clock";
import { decodeKey, newDataKey, wrapKey, type DataClass } from "@/platform/crypto";
import { env } from "@/platform/env";
import { uuidv7 } from "@/platform/id";
import type { TownAuthority } from "./town";

/**
 * Founds the authorities that are not there yet, each with its first unit, its administrator and its data keys. This is
 * the one act no user can do, so it goes through the database function for it, on an owner's connection.
 */
export async function foundAuthorities(
  ownerUrl: string,
  authorities: readonly TownAuthority[],
  password: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const authority of authorities) {
      const { rowCount } = await client.query("select 1 from public.tenant where slug = $1", [authority.slug]);
      if (rowCount === 0) await found(client, authority, await hashPassword(password));
    }
  } finally {
    await client.end();
  }
}

async function found(client: pg.Client, authority: TownAuthority, passwordHash: string): Promise<void> {
  const tenantId = uuidv7(now());
  const wrapped = (dataClass: DataClass) =>
    wrapKey(decodeKey(env().SAMLOTS_FIELD_KEY), newDataKey(), { tenantId, dataClass, keyVersion: 1 });
  const { email, name } = authority.administrator;
  const tenant = [tenantId, authority.slug, authority.name, authority.kind, uuidv7(now()), authority.administration];
  const administrator = [uuidv7(now()), email, name, passwordHash, uuidv7(now())];
  const keys = [uuidv7(now()), wrapped("field"), uuidv7(now()), wrapped("index")];
  await client.query("select app.found_tenant($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)", [
    ...tenant,
    ...administrator,
    ...keys,
  ]);
}
