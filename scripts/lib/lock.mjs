import { randomBytes } from "node:crypto";
import { closeSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify({ ...selfDescription(), ...details }), { mode: 0o600 });
    while (!linked(draft, file)) {
      const holder = readJson(file);
      if (holderLives(holder)) return holder;
      takeAway(file, holder);
    }
    return null;
  } catch (error) {
    throw unwritable(file, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears whole or not at all, so nobody ever reads half a lock. */
function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead holder's lock. One at a time, so that a slow taker never removes the lock of a quicker one. */
function takeAway(file, deadHolder) {
  const claim = `${file}.takeover`;
  try {
    closeSync(openSync(claim, "wx", 0o600));
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    // Taking over lasts microseconds: a claim that stays was left by a process killed within them.
    if (Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5_000)
      rmSync(claim, { force: true });
    return;
  }
  if (readJson(file)?.startedAt === deadHolder?.startedAt) rmSync(file, { force: true });
  rmSync(claim, { force: true });
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
