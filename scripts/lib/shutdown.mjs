import { endAllChildren } from "./children.mjs";
import { commandLine, isAlive, startedAt } from "./processes.mjs";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const announce = [];
const undo = [];
let stopping = null;

/** Registers what must be done before this process ends; done in reverse order. */
export function onStop(work) {
  undo.push(work);
}

/** Registers what is done first, and at once, when stopping begins. */
export function whenStopping(work) {
  announce.push(work);
}

export const isStopping = () => stopping !== null;

/** Ends children, gives everything back. Safe to call more than once. */
export function stopAll() {
  stopping ??= (async () => {
    for (const work of announce) work();
    await endAllChildren();
    for (const work of undo.reverse()) {
      try {
        await work();
      } catch (error) {
        process.stderr.write(`While stopping: ${error.message}\n`);
      }
    }
  })();
  return stopping;
}

/** Ctrl-C, `kill` and a closed terminal all stop everything in order. */
export function stopOnSignals(exitCode) {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (stopping === null) process.stdout.write("\nStopping …\n");
      void stopAll().then(() => process.exit(exitCode));
    });
  }
}

/**
 * The npm process that started us, or null. Whoever kills npm with -9 means us too, but npm cannot tell us any more.
 * @returns {{ pid: number, startedAt: string } | null}
 */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event) return null;
  let pid = process.ppid;
  for (let steps = 0; steps < 4 && pid > 1; steps += 1) {
    if (/(^|[/ ])npm(-cli\.js)?( |$)/.test(commandLine(pid))) return { pid, startedAt: startedAt(pid) };
    pid = parentOf(pid);
  }
  return null;
}

function parentOf(pid) {
  try {
    if (process.platform !== "linux")
      return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** Stops everything within a second of the death of `above`. */
export function stopWhenGone(above) {
  if (above === null) return;
  const watch = setInterval(() => {
    if (isAlive(above.pid) && startedAt(above.pid) === above.startedAt) return;
    clearInterval(watch);
    void stopAll().then(() => process.exit(1));
  }, 1_000);
  watch.unref();
}
