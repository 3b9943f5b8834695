import { closeSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startedAt } from "./processes.mjs";
import { Refusal } from "./say.mjs";

/** What a lock or a lease says about its holder. */
export function selfDescription() {
  return { pid: process.pid, startedAt: startedAt(process.pid) };
}

/** Is the process that wrote this description still the same living process? */
export function holderLives(holder) {
  return Boolean(holder) && holder.startedAt !== null && startedAt(holder.pid) === holder.startedAt;
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Takes the lock file, or answers the living holder. A lock whose holder is dead is taken over. */
export function tryLock(file, details = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, JSON.stringify({ ...selfDescription(), ...details }));
      closeSync(handle);
      return null;
    } catch (error) {
      if (error.code !== "EEXIST") throw unwritable(file, error);
    }
    const holder = readJson(file);
    if (holder && holderLives(holder)) return holder;
    if (!holder && !abandonedEmpty(file)) return { pid: 0 };
    takeAway(file, holder);
  }
}

/** A lock is empty for the instant between its making and its first write, and for ever when its maker died there. */
const emptySince = new Map();
function abandonedEmpty(file) {
  if (!emptySince.has(file)) emptySince.set(file, Date.now());
  return Date.now() - emptySince.get(file) > 2_000;
}

/** Removes a dead holder's lock; if another process was quicker and put a new one there, that one is put back. */
function takeAway(file, deadHolder) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readJson(aside);
  if (taken && taken.startedAt !== deadHolder?.startedAt) {
    try {
      linkSync(aside, file);
    } catch {
      // A third process holds it now: the one put aside will notice nothing, as locks are held for seconds only.
    }
  }
  rmSync(aside, { force: true });
  emptySince.delete(file);
}

export function unlock(file) {
  const holder = readJson(file);
  if (holder?.pid === process.pid) rmSync(file, { force: true });
}

/** Runs `work` alone among all processes that use the same lock file. Waits up to ten minutes. */
export async function withLock(file, work) {
  const deadline = Date.now() + 600_000;
  for (;;) {
    const holder = tryLock(file);
    if (holder === null) break;
    if (Date.now() > deadline) {
      throw new Refusal(`Process ${holder.pid} has held ${file} for ten minutes; end it and try again.`);
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    unlock(file);
  }
}

export function unwritable(file, error) {
  if (["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(error.code)) {
    const why = error.code === "ENOSPC" ? "the disk is full" : "the folder is not writable for this user";
    return new Refusal(`Cannot write ${file}: ${why}.`, { cause: error });
  }
  return error;
}
