import pg from "pg";

/** A connection with the owner's rights, for the operator's commands. No request ever has one. */
export type OwnerConnection = pg.Client;

/** Works as `samlots_owner` on a connection of its own. Throws when the role in the address may not act as the owner. */
export async function withOwner<T>(url: string, work: (connection: OwnerConnection) => Promise<T>): Promise<T> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query("set role samlots_owner");
    return await work(connection);
  } finally {
    await connection.end();
  }
}
