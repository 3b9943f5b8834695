import pg from "pg";

/** Rows of any SQL, as a superuser: what is really there. One connection each time: few tests ask. */
export async function rows<R extends object = Record<string, unknown>>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    return (await client.query<R>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
