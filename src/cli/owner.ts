import "server-only";
import pg from "pg";
import { env } from "@/platform/env";
import { Refusal } from "./refusal";

/** What an operator's command does with the owner's rights, one connection at a time. */
export type OwnerClient = pg.Client;

/**
 * Works as `samlots_owner` on a connection of the operator's own. The scripts hand it in as DATABASE_ADMIN_URL, from the
 * embedded database or from DATABASE_MIGRATION_URL; a server never has it. Throws Refusal when there is none.
 */
export async function asOwner<T>(work: (client: OwnerClient) => Promise<T>): Promise<T> {
  const url = env().DATABASE_ADMIN_URL;
  if (url === undefined)
    throw new Refusal("This needs the owner's rights: set DATABASE_MIGRATION_URL to a member of samlots_owner.", 1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set role samlots_owner");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The id of the authority a command names by its slug. Throws Refusal when there is none. */
export async function tenantOf(client: OwnerClient, slug: string | undefined): Promise<string> {
  if (!slug) throw new Refusal("Say of which authority: --tenant SLUG.");
  const { rows } = await client.query<{ id: string }>("select id from public.tenant where slug = $1", [slug]);
  if (!rows[0]) throw new Refusal(`There is no authority "${slug}".`);
  return rows[0].id;
}
