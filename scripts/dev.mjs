/** `npm run dev [-- --port N]`: the embedded database, the demo town, and Next's development server. */
import { endOrphans, mustRun, startChild } from "./lib/children.mjs";
import { closeDatabase, demoDecision, migrate, openDatabase, rememberSeeded } from "./lib/database.mjs";
import { toolEnvironment, appEnvironment, typescriptFlags } from "./lib/environment.mjs";
import { ensureClient } from "./lib/generate.mjs";
import { ensureDependencies } from "./lib/install.mjs";
import { inProject } from "./lib/paths.mjs";
import { runMain, step } from "./lib/say.mjs";
import { refuseTakenPort } from "./lib/server.mjs";
import { npmAbove, onStop, stopAll, stopOnSignals, stopWhenGone } from "./lib/shutdown.mjs";
import { startOptions } from "./lib/start-options.mjs";

await runMain(async () => {
  stopOnSignals(0);
  stopWhenGone(npmAbove());
  try {
    await develop(startOptions(process.argv.slice(2)));
  } finally {
    await stopAll();
  }
});

async function develop(options) {
  await endOrphans();
  await refuseTakenPort(options.port);
  await ensureDependencies();
  const database = await openDatabase({ fresh: options.fresh });
  onStop(() => closeDatabase(database));
  const decision = await demoDecision(database, options);
  const settings = { database, port: options.port, demo: decision.demo };
  await step("Bringing the database up to date", () => migrate(database));
  await ensureClient();
  if (decision.demo && !decision.seeded) {
    await step("Moving in: the demo town Åsundby", () =>
      mustRun("The seed", process.execPath, [...typescriptFlags, inProject("prisma/seed/main.ts")], {
        env: toolEnvironment(settings),
      }),
    );
    rememberSeeded(decision);
  }
  const next = inProject("node_modules/next/dist/bin/next");
  const server = startChild(
    process.execPath,
    [next, "dev", "--port", String(options.port), "--hostname", "127.0.0.1"],
    {
      env: { ...appEnvironment(settings), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  await new Promise((resolve) => server.once("close", resolve));
}
