/**
 * Runs a TypeScript program of ours with the environment of this checkout:
 *   node scripts/tool.mjs src/cli/main.ts accounts
 * Everything but the program's own output goes to stderr, so that its output can be piped.
 */
import { spawn } from "node:child_process";
import { closeDatabase, demoDecision, migrate, openDatabase } from "./lib/database.mjs";
import { toolEnvironment, typescriptFlags } from "./lib/environment.mjs";
import { ensureClient } from "./lib/generate.mjs";
import { ensureDependencies } from "./lib/install.mjs";
import { readJson } from "./lib/lock.mjs";
import { inProject, inState } from "./lib/paths.mjs";
import { progressToStderr, Refusal, runMain } from "./lib/say.mjs";

await runMain(async () => {
  progressToStderr();
  const [program, ...words] = process.argv.slice(2);
  if (!program) throw new Refusal("usage: node scripts/tool.mjs PROGRAM.ts [WORDS]");
  await ensureDependencies();
  const database = await openDatabase();
  try {
    const decision = await demoDecision(database, { noDemo: false });
    await migrate(database);
    await ensureClient();
    const port = readJson(inState("start.lock"))?.port ?? 3000;
    process.exitCode = await runProgram(program, words, { database, port, demo: decision.demo });
  } finally {
    await closeDatabase(database);
  }
});

async function runProgram(program, words, settings) {
  const child = spawn(process.execPath, [...typescriptFlags, inProject(program), ...words], {
    stdio: "inherit",
    env: { NODE_ENV: "production", ...toolEnvironment(settings) },
  });
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => child.kill(name));
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}
