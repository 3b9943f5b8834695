import pg from "pg";

/** How many statements one request sends, BEGIN and COMMIT included. The first call warms what is read once a process. */
export async function countStatements(request: () => Promise<unknown>): Promise<number> {
  await request();
  // Every driver query ends here; nothing else runs in this process meanwhile.
  const prototype = pg.Client.prototype as { query: (...words: unknown[]) => unknown };
  const original = prototype.query;
  let count = 0;
  prototype.query = function counted(this: unknown, ...words: unknown[]) {
    count += 1;
    return original.apply(this, words);
  };
  try {
    await request();
  } finally {
    prototype.query = original;
  }
  return count;
}
