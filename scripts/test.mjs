/**
 * `npm test`: everything that proves Samlots. `npm run check` (--fast): the part that takes seconds.
 *   node scripts/test.mjs [--fast] [STEP …]       STEP: lock types lint format map unit schema database build e2e
 */
import path from "node:path";
import { nodeFault } from "./lib/node-version.mjs";
import { endOrphans, tail } from "./lib/children.mjs";
import { ensureClient } from "./lib/generate.mjs";
import { ensureDependencies } from "./lib/install.mjs";
import { projectFolder } from "./lib/paths.mjs";
import { duration, Refusal, runMain, say } from "./lib/say.mjs";
import { runSchedule } from "./lib/schedule.mjs";
import { npmAbove, onStop, stopAll, stopOnSignals, stopWhenGone } from "./lib/shutdown.mjs";
import { closingLine, secondsLine } from "./lib/test-reports.mjs";
import { sweepDeadRuns, TestRun } from "./lib/test-run.mjs";
import { testSteps } from "./lib/test-steps.mjs";

/** Two cores are what a small machine has. */
const WIDTH = 2;

await runMain(async () => {
  const fault = nodeFault(process.version);
  if (fault) throw new Refusal(fault);
  stopOnSignals(130);
  stopWhenGone(npmAbove());
  await endOrphans();
  await ensureDependencies();
  await sweepDeadRuns();
  await ensureClient();
  const testRun = new TestRun();
  let failed = true;
  onStop(() => testRun.end({ keep: failed }));
  try {
    const results = await runSchedule(chosenSteps(testRun, process.argv.slice(2)), WIDTH, perform);
    failed = results.some((result) => !result.ok);
    report(results, testRun);
  } finally {
    await stopAll();
  }
  if (failed) process.exitCode = 1;
});

function chosenSteps(testRun, words) {
  const steps = testSteps(testRun);
  const names = words.filter((word) => word !== "--fast");
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown)
    throw new Refusal(`There is no step ${unknown}; there are ${steps.map((step) => step.name).join(", ")}.`);
  if (names.length > 0)
    return steps.filter((step) => names.includes(step.name) || names.some((name) => needs(steps, name, step.name)));
  return words.includes("--fast") ? steps.filter((step) => step.fast) : steps;
}

function needs(steps, name, other) {
  return steps.find((step) => step.name === name)?.needs?.includes(other) ?? false;
}

async function perform(step) {
  const begun = Date.now();
  say(`… ${step.name}`);
  const pulse = setInterval(() => say(`… ${step.name}: ${duration(Date.now() - begun)}`), 30_000);
  try {
    const result = { ...(await step.perform()), seconds: Math.round((Date.now() - begun) / 1000) };
    say(`${result.ok ? "✓" : "✗"} ${step.name} (${duration(Date.now() - begun)})${counted(result.counts)}`);
    if (!result.ok) say(tail(result.output, 400).replace(/^/gm, "    "));
    return result;
  } catch (error) {
    say(`✗ ${step.name} (${duration(Date.now() - begun)})`);
    say(String(error instanceof Refusal ? error.message : error.stack).replace(/^/gm, "    "));
    return { ok: false };
  } finally {
    clearInterval(pulse);
  }
}

function counted(counts) {
  if (!counts) return "";
  return `: ${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`;
}

function report(results, testRun) {
  for (const result of results.filter((entry) => entry.skippedFor)) {
    say(`✗ ${result.name} was not run because ${result.skippedFor.join(", ")} failed`);
  }
  say(`Seconds: ${secondsLine(results)}`);
  const { line, failed } = closingLine(results);
  if (failed > 0) say(`Reports: ${path.relative(projectFolder, testRun.folder)}/`);
  say(line);
}
