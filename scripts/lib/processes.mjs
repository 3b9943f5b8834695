import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Start time of a process as the operating system tells it, or null when it is gone (a zombie counts as gone).
 * Together with the pid it names one process for good; a pid alone is reused.
 */
export function startedAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") return startedAtLinux(pid);
  try {
    const answer = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return answer === "" || answer.startsWith("Z") ? null : answer.replace(/^\S+\s+/, "");
  } catch {
    return null;
  }
}

function startedAtLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command name stands in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : fields[19];
  } catch {
    return null;
  }
}

export const isAlive = (pid) => startedAt(pid) !== null;

/** The command line of a process, arguments joined by spaces; "" when it cannot be read. */
export function commandLine(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** Processes that stand in `folder` (Linux only; elsewhere none are seen). Finds backends that outlived their postmaster. */
export function processesIn(folder) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && isAlive(pid);
      } catch {
        return false;
      }
    });
}

/** Sends a signal; false when the process is not there (any more). */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process is gone; false when `milliseconds` passed first. */
export async function waitForEnd(pid, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Asks politely, then insists: each signal is given `milliseconds` before the next. */
export async function endProcess(pid, signals = ["SIGTERM", "SIGKILL"], milliseconds = 10_000) {
  for (const name of signals) {
    if (!signal(pid, name)) return;
    if (await waitForEnd(pid, milliseconds)) return;
  }
}
