import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { prepareDatabase, appUrl, ownerUrl } from "./database-roles.mjs";
import { holderLives, readJson, selfDescription } from "./lock.mjs";
import { applyMigrations } from "./migrations.mjs";
import { inProject, inState } from "./paths.mjs";
import { Cluster } from "./postgres-cluster.mjs";
import { ensureStateFolder } from "./state.mjs";

/**
 * One `npm test`: a folder of its own in `.samlots/runs/` (build, reports, compiler settings) and a Postgres of its
 * own, so that two runs at once on one machine, or in one checkout, never meet.
 */
export class TestRun {
  constructor() {
    ensureStateFolder();
    this.id = `${process.pid}-${randomBytes(3).toString("hex")}`;
    this.folder = inState("runs", this.id);
    this.distDir = path.join(".samlots/runs", this.id, "next");
    this.cluster = new Cluster(`test-${this.id}`);
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.file("owner.json"), JSON.stringify(selfDescription()));
  }

  file(...parts) {
    return path.join(this.folder, ...parts);
  }

  /** Settings for Next's build in this run; Next rewrites whatever file it is given. */
  buildEnvironment() {
    const settings = this.file("tsconfig.json");
    if (!existsSync(settings)) {
      const paths = { "@/*": ["../../../src/*"] };
      writeFileSync(
        settings,
        JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions: { paths }, include: [] }),
      );
    }
    return { SAMLOTS_DIST_DIR: this.distDir, SAMLOTS_TSCONFIG: path.join(".samlots/runs", this.id, "tsconfig.json") };
  }

  /** Starts this run's Postgres (once). */
  startPostgres() {
    this.started ??= this.cluster.acquire();
    return this.started;
  }

  /** A migrated database in this run's Postgres. */
  async database(name) {
    await this.startPostgres();
    const adminUrl = this.cluster.adminUrl(name);
    await prepareDatabase(adminUrl, { create: true });
    await applyMigrations(ownerUrl(adminUrl));
    return { adminUrl, migrationUrl: ownerUrl(adminUrl), appUrl: appUrl(adminUrl), cluster: this.cluster };
  }

  /** Removes everything, except the reports of a run that failed. */
  async end({ keep }) {
    if (this.started) {
      await this.started.catch(() => {});
      await this.cluster.destroy();
    }
    restoreRouteTypes();
    if (keep) for (const name of ["next", "types"]) rmSync(this.file(name), { recursive: true, force: true });
    else rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Next points this file at the last build's types; a run's own are gone after it. */
function restoreRouteTypes() {
  const file = inProject("next-env.d.ts");
  if (!existsSync(file)) return;
  const text = readFileSync(file, "utf8");
  const restored = text.replaceAll(/\.\/\.samlots\/runs\/[^/]+\/\w+\/types/g, "./.next/types");
  if (restored !== text) writeFileSync(file, restored);
}

/** Removes what killed runs left: their Postgres (still running, perhaps), builds and reports. */
export async function sweepDeadRuns() {
  const folder = inState("runs");
  if (!existsSync(folder)) return;
  for (const id of readdirSync(folder)) {
    if (holderLives(readJson(path.join(folder, id, "owner.json")))) continue;
    await new Cluster(`test-${id}`).destroy();
    rmSync(path.join(folder, id), { recursive: true, force: true });
  }
}
