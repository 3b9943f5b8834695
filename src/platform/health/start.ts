import "server-only";
import { env, EnvironmentUnsafe } from "@/platform/env";
import { log } from "@/platform/log";
import { databaseFault } from "./index";

/** Ends the process with exit code 1 and one sentence when the environment or the database is not fit for work. */
export async function refuseUnsafeStart(): Promise<void> {
  const fault = await startFault();
  if (fault === null) return;
  process.stderr.write(`\nSamlots does not start: ${fault}\n`);
  process.exit(1);
}

async function startFault(): Promise<string | null> {
  try {
    log.setLevel(env().LOG_LEVEL);
    return await databaseFault();
  } catch (fault) {
    if (fault instanceof EnvironmentUnsafe) return fault.message;
    log.error("start", fault, { outcome: "failed" });
    return "The database in DATABASE_URL does not answer; check its address and that it runs.";
  }
}
