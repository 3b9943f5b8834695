/** The rig of the crash test: a Postgres of its own and applications that can be killed. */
import { build } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What is used of scripts/lib/postgres-cluster.mjs, which is plain JavaScript. */
export interface Cluster {
  acquire(): Promise<unknown>;
  revive(): Promise<void>;
  destroy(): Promise<void>;
  adminUrl(database: string): string;
  running(): { pid: number; port: number } | null;
  readonly data: string;
}

/** A new cluster with one migrated database, both gone after `destroy`. */
export async function openCluster(): Promise<{ cluster: Cluster; adminUrl: string; appUrl: string }> {
  const lib = (name: string): Promise<Record<string, never>> =>
    import(/* @vite-ignore */ path.join(root, "scripts/lib", name));
  const [{ Cluster }, roles, { applyMigrations }] = (await Promise.all([
    lib("postgres-cluster.mjs"),
    lib("database-roles.mjs"),
    lib("migrations.mjs"),
  ])) as unknown as [
    { Cluster: new (name: string) => Cluster },
    {
      prepareDatabase: (url: string, options: object) => Promise<void>;
      ownerUrl: (url: string) => string;
      appUrl: (url: string) => string;
    },
    { applyMigrations: (url: string) => Promise<unknown> },
  ];
  const cluster = new Cluster(`crash-${randomBytes(4).toString("hex")}`);
  await cluster.acquire();
  const adminUrl = cluster.adminUrl("crash");
  await roles.prepareDatabase(adminUrl, { create: true });
  await applyMigrations(roles.ownerUrl(adminUrl));
  return { cluster, adminUrl, appUrl: roles.appUrl(adminUrl) };
}

/** What all applications together have said. */
export interface Heard {
  readonly tried: Map<string, number>;
  readonly acknowledged: Map<string, string[]>;
  readonly odd: string[];
}

export interface Writer {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
  go(): void;
}

/**
 * The application as one file: it is started more than twenty times, and to translate its hundreds of files anew each
 * time costs seconds. `remove` deletes it.
 */
export async function buildWriter(): Promise<{ file: string; remove: () => void }> {
  // Inside the project, so that what it imports is found.
  const folder = mkdtempSync(path.join(root, ".samlots", "crash-"));
  const file = path.join(folder, "writer.mjs");
  await build({
    ...{ entryPoints: [path.join(root, "tests/crash/writer.ts")], outfile: file, logLevel: "error" },
    ...{ bundle: true, packages: "external", platform: "node", format: "esm", jsx: "automatic", sourcemap: "inline" },
    tsconfig: path.join(root, "tsconfig.json"),
    alias: { "server-only": path.join(root, "tests/support/server-only.ts") },
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the application that `buildWriter` has made; it waits for `go`. */
export function startWriter(file: string, plan: object, heard: Heard): Writer {
  const child = spawn(process.execPath, [file, JSON.stringify(plan)], {
    ...{ cwd: root, env: process.env, stdio: ["pipe", "pipe", "inherit"] },
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const ready = new Promise<void>((resolve, reject) => {
    // Killed before it was ready is nobody's concern; ended by itself is.
    void ended.then((code) => (code ? reject(new Error(`the application ended with ${code}`)) : resolve()));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [word, key, rest] = line.split(" ") as [string, string, string];
      if (word === "ready") resolve();
      if (word === "try") heard.tried.set(key, Number(rest));
      if (word === "ack") heard.acknowledged.set(key, [...(heard.acknowledged.get(key) ?? []), rest]);
      if (word === "odd") heard.odd.push(line);
    });
  });
  return { child, ready, ended, go: () => void child.stdin.write("go\n") };
}
