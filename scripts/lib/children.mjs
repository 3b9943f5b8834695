import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { holderLives, readJson, selfDescription } from "./lock.mjs";
import { inState, projectFolder } from "./paths.mjs";
import { isAlive, signal, startedAt } from "./processes.mjs";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./say.mjs";
import { writeWhole } from "./state.mjs";

/**
 * Child processes that never outlive us unnoticed. Each is the leader of a process group and is written down in
 * `.samlots/children/` with its owner; a run that was killed with -9 leaves that note, and the next run ends the group.
 */
const folder = inState("children");
const living = new Set();

/** spawn() for a long-lived or long-running child. */
export function startChild(command, parameters, options = {}) {
  mkdirSync(folder, { recursive: true });
  const child = spawn(command, parameters, { cwd: projectFolder, stdio: "inherit", ...options, detached: true });
  child.on("error", () => {});
  if (child.pid === undefined) return child;
  const note = inState("children", `${child.pid}.json`);
  writeWhole(note, JSON.stringify({ pid: child.pid, startedAt: startedAt(child.pid), owner: selfDescription() }));
  living.add(child);
  child.once("exit", () => {
    living.delete(child);
    rmSync(note, { force: true });
  });
  return child;
}

/** Ends a child with its whole group: asked first, made to after `patience` milliseconds. */
export async function endChild(child, patience = 8_000) {
  if (child.pid === undefined) return;
  signal(-child.pid, "SIGTERM");
  const deadline = Date.now() + patience;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) await sleep(50);
  signal(-child.pid, "SIGKILL");
}

export async function endAllChildren() {
  await Promise.all([...living].map((child) => endChild(child)));
}

/** Ends the process groups that killed runs left behind. */
export async function endOrphans() {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".json"))) {
    const note = readJson(inState("children", name));
    if (note && holderLives(note.owner)) continue;
    if (note && (startedAt(note.pid) === note.startedAt || !isAlive(note.pid))) {
      signal(-note.pid, "SIGTERM");
      await sleep(isAlive(note.pid) ? 500 : 0);
      signal(-note.pid, "SIGKILL");
    }
    rmSync(inState("children", name), { force: true });
  }
}

/**
 * Runs a command to its end and answers what it wrote (the last 200 kB).
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, parameters, { show = false, ...options } = {}) {
  const child = startChild(command, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output = (output + chunk).slice(-200_000);
      if (show) process.stdout.write(chunk);
    });
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.once("close", (status, name) => resolve(status ?? (name ? 128 : 1)));
  });
  return { code, output };
}

/** As `run`, but a failure is a refusal that shows the end of what the command wrote. */
export async function mustRun(label, command, parameters, options) {
  const { code, output } = await run(command, parameters, options);
  if (code !== 0) throw new Refusal(`${label} failed (exit code ${code}). What it said last:\n${tail(output)}`);
  return output;
}

export const tail = (text, lines = 40) => text.trimEnd().split("\n").slice(-lines).join("\n");
