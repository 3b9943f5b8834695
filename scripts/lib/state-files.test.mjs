import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { selfDescription, tryLock, unlock, withLock } from "./lock.mjs";
import { isAlive, startedAt } from "./processes.mjs";
import { fingerprintOf } from "./sources.mjs";
import { placeOf, withParts } from "./database-roles.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "samlots-unit-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("locks", () => {
  it("names the living holder, and is free after it", () => {
    const file = path.join(folder, "lock");
    expect(tryLock(file, { port: 1 })).toBeNull();
    expect(tryLock(file)).toMatchObject({ ...selfDescription(), port: 1 });
    unlock(file);
    expect(tryLock(file)).toBeNull();
  });

  it("is taken over from a dead process and from another that got its number", () => {
    const file = path.join(folder, "lock");
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(file, JSON.stringify({ pid, startedAt: "1" }));
    expect(tryLock(file)).toBeNull();
    unlock(file);
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startedAt: "another time" }));
    expect(tryLock(file)).toBeNull();
  });

  it("lets one at a time through", async () => {
    const file = path.join(folder, "lock");
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });
});

describe("processes", () => {
  it("tells the living from the dead", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    expect(startedAt(child.pid)).not.toBeNull();
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(isAlive(child.pid)).toBe(false);
  });
});

describe("fingerprintOf", () => {
  it("changes with a name or a content, and not with tests or generated code", () => {
    mkdirSync(path.join(folder, "src/generated"), { recursive: true });
    writeFileSync(path.join(folder, "src/a.ts"), "1");
    const first = fingerprintOf(folder, ["src", "absent"]);
    writeFileSync(path.join(folder, "src/a.test.ts"), "x");
    writeFileSync(path.join(folder, "src/generated/client.ts"), "x");
    expect(fingerprintOf(folder, ["src"])).toBe(first);
    writeFileSync(path.join(folder, "src/a.ts"), "2");
    expect(fingerprintOf(folder, ["src"])).not.toBe(first);
    expect(readFileSync(path.join(folder, "src/a.ts"), "utf8")).toBe("2");
  });
});

describe("addresses", () => {
  it("are shown without user and password", () => {
    expect(placeOf("postgresql://anna:hemligt@db.example:5433/samlots?sslmode=require")).toBe(
      "db.example:5433/samlots",
    );
    expect(placeOf("hemligt")).not.toContain("hemligt");
  });

  it("keep what is not replaced, and escape what is", () => {
    const changed = withParts("postgresql://a:b@h/d?sslmode=require", { user: "u", password: "p@/:", role: "owner" });
    expect(changed).toBe("postgresql://u:p%40%2F%3A@h/d?sslmode=require&options=-c%20role%3Downer");
  });
});
