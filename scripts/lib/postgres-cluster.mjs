import { spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, openSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { holderLives, readJson, selfDescription, withLock } from "./lock.mjs";
import { inState } from "./paths.mjs";
import { freePort, isFree } from "./ports.mjs";
import { ADMIN_ROLE, ensureDataFolder, lastLine, POSTGRES_SETTINGS, postgresEnvironment } from "./postgres-data.mjs";
import { loadPg, postgresPlace } from "./postgres-place.mjs";
import { commandLine, endProcess, isAlive, processesIn, startedAt } from "./processes.mjs";
import { Refusal } from "./say.mjs";
import { readMark, secret, writeWhole } from "./state.mjs";

/**
 * One embedded Postgres of this checkout. `name` is "main" for the database of `npm start`, `npm run dev` and
 * `dev-db`; a test run has a cluster of its own that is removed at its end.
 *
 * Users of the cluster hold a lease; the last one to go stops it. It is never a child that must die with us: after a
 * kill -9 it simply runs on, and the next start finds it by its pid file and takes it over.
 */
export class Cluster {
  constructor(name = process.env.SAMLOTS_CLUSTER ?? "main") {
    this.name = name;
    this.leases = inState("clusters", name, "users");
    this.lockFile = inState("clusters", name, "lock");
    this.portFile = inState("clusters", name, "port");
  }

  /** Starts or takes over the cluster and keeps it up until `release`. `pin` keeps it up after this process too. */
  async acquire({ pin = null } = {}) {
    return withLock(this.lockFile, async () => {
      this.place();
      await this.ensureRunning();
      writeWhole(path.join(this.leases, pin ?? String(process.pid)), JSON.stringify(pin ? { pin } : selfDescription()));
      return this;
    });
  }

  /** Gives the lease back and stops Postgres when nobody else holds one. */
  async release({ pin = null } = {}) {
    await withLock(this.lockFile, async () => {
      rmSync(path.join(this.leases, pin ?? String(process.pid)), { force: true });
      if (this.liveLeases().length === 0) await this.stop();
    });
  }

  /** Starts Postgres again after it died under us. */
  async revive() {
    await withLock(this.lockFile, () => this.ensureRunning());
  }

  /** Stops and deletes the cluster with all its databases. */
  async destroy() {
    this.place();
    await withLock(this.lockFile, async () => {
      await this.stop();
      rmSync(this.data, { recursive: true, force: true });
      rmSync(this.log, { force: true });
    });
    rmSync(inState("clusters", this.name), { recursive: true, force: true });
  }

  /** Connection string of the administrator (a superuser) for one database of the cluster. */
  adminUrl(database = "postgres") {
    const password = encodeURIComponent(secret("postgres-admin"));
    return `postgresql://${ADMIN_ROLE}:${password}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }

  place() {
    const { base, native, ids } = postgresPlace();
    Object.assign(this, { base, native, ids, data: path.join(base, `${this.name}-data`) });
    this.log = path.join(base, `${this.name}.log`);
  }

  liveLeases() {
    if (!existsSync(this.leases)) return [];
    return readdirSync(this.leases).filter((name) => {
      const lease = readJson(path.join(this.leases, name));
      const live = Boolean(lease?.pin) || holderLives(lease);
      if (!live) rmSync(path.join(this.leases, name), { force: true });
      return live;
    });
  }

  async ensureRunning() {
    const running = this.running();
    if (running) {
      this.port = running.port;
      if (await this.answers(60_000)) return;
      // It lives but does not answer (stopped, or hung by the crash that orphaned it): end it and start anew.
      await endProcess(running.pid, ["SIGQUIT", "SIGKILL"], 5_000);
    }
    await this.clearStalePidFile();
    ensureDataFolder(this);
    await this.start();
  }

  /** The living postmaster of this data folder, by its pid file; null when there is none. */
  running() {
    let lines;
    try {
      lines = readFileSync(path.join(this.data, "postmaster.pid"), "utf8").split("\n");
    } catch {
      return null;
    }
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    const isOurs = isAlive(pid) && commandLine(pid).includes(this.data);
    return isOurs && port > 0 ? { pid, port } : null;
  }

  /**
   * Postgres itself replaces a pid file whose process is gone, and then also checks that no child of it still holds the
   * shared memory. Only a pid that now belongs to some other program (or to a zombie) fools it: then the file goes,
   * after every process that still stands in the data folder.
   */
  async clearStalePidFile() {
    const file = path.join(this.data, "postmaster.pid");
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    for (const orphan of processesIn(realpathSync(this.data))) await endProcess(orphan, ["SIGQUIT", "SIGKILL"], 5_000);
    const existsAsProcess = startedAt(pid) !== null || existsSync(`/proc/${pid}`);
    if (existsAsProcess && !commandLine(pid).includes(this.data)) rmSync(file, { force: true });
  }

  async start() {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const remembered = Number(readMark(this.portFile));
      this.port = remembered && (await isFree(remembered)) ? remembered : await freePort();
      const fault = await this.startOnce();
      if (fault === null) break;
      const passing = /Address already in use|shared memory block .* still in use|could not bind/i.test(fault);
      if (!passing || Date.now() > deadline) {
        throw new Refusal(`The embedded Postgres did not start: ${lastLine(fault)} (its log: ${this.log})`);
      }
      await sleep(500);
    }
    writeWhole(this.portFile, String(this.port));
  }

  /** null when it answers, else what it wrote before it ended. */
  async startOnce() {
    chmodSync(this.data, 0o700);
    const log = openSync(this.log, "w", 0o600);
    const child = spawn(
      path.join(this.native, "bin/postgres"),
      ["-D", this.data, "-p", String(this.port), ...POSTGRES_SETTINGS],
      {
        ...this.ids,
        cwd: this.data,
        env: postgresEnvironment(this.base),
        detached: true,
        stdio: ["ignore", log, log],
      },
    );
    closeSync(log);
    let ended = false;
    let failure = "";
    child.once("error", (error) => {
      ended = true;
      failure = error.message;
    });
    child.once("exit", () => {
      ended = true;
    });
    child.unref();
    while (!ended) {
      if (await this.answers(0)) return null;
      await sleep(50);
    }
    return failure || readFileSync(this.log, "utf8") || "it ended without a word";
  }

  /** Does it take a connection? Tries for `milliseconds`. */
  async answers(milliseconds) {
    const { Client } = await loadPg();
    const deadline = Date.now() + milliseconds;
    do {
      const client = new Client({ connectionString: this.adminUrl(), connectionTimeoutMillis: 5_000 });
      client.on("error", () => {});
      try {
        await client.connect();
        await client.end();
        return true;
      } catch (error) {
        await client.end().catch(() => {});
        if (error.code === "28P01") {
          throw new Refusal(
            `The embedded database at ${this.data} does not accept the password in .samlots/secrets; ` +
              "delete that data folder to begin anew.",
          );
        }
        if (Date.now() < deadline) await sleep(100);
      }
    } while (Date.now() < deadline);
    return false;
  }

  async stop() {
    const running = this.running();
    // SIGINT is Postgres's fast shutdown: running transactions end, nothing committed is lost.
    if (running) await endProcess(running.pid, ["SIGINT", "SIGQUIT", "SIGKILL"], 30_000);
  }
}
