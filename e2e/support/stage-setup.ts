import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = import.meta.dirname;

/** Runs stage.ts outside Playwright's own loader, which knows nothing of `server-only`, and keeps what it tells. */
export default async function setUpStage(): Promise<void> {
  if (!process.env.DATABASE_URL || !process.env.DATABASE_ADMIN_URL) {
    throw new Error("The browser tests need a served, seeded Samlots: run them with `npm test -- e2e`.");
  }
  const asServer = path.resolve(here, "../../scripts/lib/as-server.mjs");
  const { stdout } = await run(
    process.execPath,
    ["--import", asServer, "--import", "tsx", path.join(here, "stage.ts")],
    {
      maxBuffer: 4_000_000,
    },
  );
  process.env.SAMLOTS_E2E_STAGE = stdout;
}
