import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBuild, serverFile } from "./build.mjs";
import { endOrphans, mustRun, run } from "./children.mjs";
import { closeDatabase, demoDecision, migrate, openDatabase, rememberSeeded } from "./database.mjs";
import { appEnvironment, toolEnvironment, typescriptFlags } from "./environment.mjs";
import { ensureClient } from "./generate.mjs";
import { ensureDependencies } from "./install.mjs";
import { holderLives, readJson, tryLock, unlock } from "./lock.mjs";
import { inProject, inState } from "./paths.mjs";
import { endProcess } from "./processes.mjs";
import { duration, Refusal, say, step } from "./say.mjs";
import { refuseTakenPort, startServer, waitUntilHealthy } from "./server.mjs";
import { isStopping, npmAbove, onStop, stopAll, stopOnSignals, stopWhenGone, whenStopping } from "./shutdown.mjs";
import { startOptions, START_USAGE } from "./start-options.mjs";
import { ensureStateFolder, writeWhole } from "./state.mjs";

/** The whole of `npm start`. Returns when the server has been stopped. */
export async function startSamlots(words) {
  const options = startOptions(words);
  if (options.help) return say(START_USAGE);
  stopOnSignals(0);
  try {
    await bringUp(options);
  } catch (error) {
    if (isStopping()) return;
    await stopAll();
    throw error;
  }
}

async function bringUp(options) {
  const begun = Date.now();
  ensureStateFolder();
  await takeCheckout(options.port);
  await endOrphans();
  await refuseTakenPort(options.port);
  await ensureDependencies();
  const database = await openDatabase({ fresh: options.fresh });
  onStop(() => closeDatabase(database));
  const decision = await demoDecision(database, options);
  await step("Bringing the database up to date", () => migrate(database));
  await step("Making the database client", ensureClient);
  const settings = { database, port: options.port, demo: decision.demo };
  await Promise.all([ensureBuild(), seed(settings, decision)]);
  const server = await serve(settings);
  say(await welcome(settings, Date.now() - begun));
  await supervise(server, settings);
}

/**
 * One `npm start` per checkout. A holder that is stopping is waited for; one whose npm was killed with -9 is on its way
 * out and helped along.
 */
async function takeCheckout(port) {
  const file = inState("start.lock");
  const npm = npmAbove();
  const deadline = Date.now() + 30_000;
  for (;;) {
    const holder = tryLock(file, { port, npm });
    if (holder === null) break;
    const isOrphan = holder.npm && !holderLives(holder.npm);
    if ((!holder.stopping && !isOrphan) || Date.now() > deadline) {
      throw new Refusal(
        `this folder is already served at http://localhost:${holder.port} (process ${holder.pid}); stop it first.`,
      );
    }
    if (isOrphan) await endProcess(holder.pid, ["SIGTERM", "SIGKILL"], 15_000);
    await sleep(100);
  }
  whenStopping(() => writeWhole(file, JSON.stringify({ ...readJson(file), stopping: true })));
  onStop(() => unlock(file));
  stopWhenGone(npm);
}

async function seed(settings, decision) {
  if (!decision.demo || decision.seeded) return;
  const program = inProject("prisma/seed/main.ts");
  await step("Moving in: the demo town Åsundby", () =>
    mustRun("The seed", process.execPath, [...typescriptFlags, program], {
      env: { ...toolEnvironment(settings), NODE_ENV: "production" },
    }),
  );
  rememberSeeded(decision);
}

async function serve(settings) {
  const server = startServer(serverFile(), appEnvironment(settings), settings.port);
  await step("Starting the server", () => waitUntilHealthy(server, settings.port));
  return server;
}

/** Address, demo sign-ins, how to stop. */
async function welcome(settings, took) {
  const address = process.env.NEXTAUTH_URL ?? `http://localhost:${settings.port}`;
  const lines = ["", `Samlots is up (${duration(took)}): ${address}`, ""];
  if (settings.demo) lines.push("Demo sign-ins (fictional people):", await demoAccounts(settings), "");
  else lines.push(`No demo: make the first administrator at ${address}/first-run`, "");
  return [...lines, "Stop with Ctrl-C.", ""].join("\n");
}

async function demoAccounts(settings) {
  const program = inProject("src/cli/main.ts");
  if (!existsSync(program)) return "  (the command line is missing)";
  const { code, output } = await run(process.execPath, [...typescriptFlags, program, "accounts"], {
    env: { ...appEnvironment(settings), NODE_ENV: "production" },
  });
  return code === 0 ? output.trimEnd().replace(/^/gm, "  ") : "  (list them with: npm run -s samlots -- accounts)";
}

/** Keeps server and embedded Postgres up until we are told to stop. Gives up after five deaths within a minute. */
async function supervise(first, settings) {
  let server = first;
  const deaths = [];
  while (!isStopping()) {
    await sleep(500);
    if (isStopping()) return;
    const { cluster } = settings.database;
    if (cluster && !cluster.running()) {
      noteDeath(deaths, "PostgreSQL");
      await cluster.revive();
    }
    if (server.exitCode !== null || server.signalCode !== null) {
      noteDeath(deaths, "The server");
      server = await serve(settings);
    }
  }
}

function noteDeath(deaths, what) {
  deaths.push(Date.now());
  if (deaths.filter((at) => at > Date.now() - 60_000).length > 5) {
    throw new Refusal(`${what} keeps ending; its last words are above.`);
  }
  say(`${what} ended unexpectedly and is started again.`);
}
