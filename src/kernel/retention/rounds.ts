import "server-only";
import type { Tx } from "@/platform/db";
import { log } from "@/platform/log";

/** What the round works with. The connection is handed in: only few parts of the house hold it. */
export interface PurgeTools {
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/**
 * Takes away what the house needed for its own work and nobody needs any longer: reminders and letters, stored answers,
 * ended sessions, counted attempts, packs nobody fetched, lines of the log whose time is over. Ages: docs/retention.md.
 * Answers how many rows of each kind went; the database's own clock decides.
 */
export async function purgeRound({ inTransaction }: PurgeTools): Promise<Readonly<Record<string, number>>> {
  const [row] = await inTransaction(
    (tx) => tx.$queryRaw<{ counts: Record<string, number>; packs: number }[]>`
      select app.purge_leftovers() as counts, app.purge_packs() as packs`,
  );
  const counts = { ...row?.counts, accessPack: row?.packs ?? 0 };
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (count > 0) log.info("job", { operation: "retention.purge", outcome: "ok", count });
  return counts;
}
