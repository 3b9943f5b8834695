import "server-only";
import { withOwner, type OwnerConnection } from "@/kernel/identity";
import { env } from "@/platform/env";
import { Refusal } from "./refusal";

/**
 * Works as `samlots_owner`. The scripts hand the address in as DATABASE_ADMIN_URL, from the embedded database or from
 * DATABASE_MIGRATION_URL; a server never has it. Throws Refusal when there is none.
 */
export function asOwner<T>(work: (connection: OwnerConnection) => Promise<T>): Promise<T> {
  const url = env().DATABASE_ADMIN_URL;
  if (url === undefined)
    throw new Refusal("This needs the owner's rights: set DATABASE_MIGRATION_URL to a member of samlots_owner.", 1);
  return withOwner(url, work);
}

/** The id of the authority a command names by its slug. Throws Refusal when there is none. */
export async function tenantOf(connection: OwnerConnection, slug: string | undefined): Promise<string> {
  if (!slug) throw new Refusal("Say of which authority: --tenant SLUG.");
  const { rows } = await connection.query<{ id: string }>("select id from public.tenant where slug = $1", [slug]);
  if (!rows[0]) throw new Refusal(`There is no authority "${slug}".`);
  return rows[0].id;
}
