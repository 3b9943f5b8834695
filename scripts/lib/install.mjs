import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { mustRun } from "./children.mjs";
import { readJson, unwritable, withLock } from "./lock.mjs";
import { inProject, inState, projectFolder } from "./paths.mjs";
import { restorePostgresLinks } from "./postgres-place.mjs";
import { step } from "./say.mjs";
import { ensureStateFolder, readMark, writeWhole } from "./state.mjs";

const mark = () => inProject("node_modules/.samlots-installed");

/**
 * Installs the locked dependencies when they are missing or belong to another lock file. Package install scripts are
 * not run: nothing we use needs them except Postgres's links, which are restored here.
 */
export async function ensureDependencies() {
  checkWritable();
  if (readMark(mark()) === wanted()) return;
  ensureStateFolder();
  await withLock(inState("install.lock"), async () => {
    if (readMark(mark()) === wanted()) return;
    if (
      !installedAsLocked(
        readJson(inProject("package-lock.json")),
        readJson(inProject("node_modules/.package-lock.json")),
      )
    ) {
      await step("Installing dependencies (about 1.3 GB on disk, a few minutes the first time)", install);
    }
    restorePostgresLinks();
    writeWhole(mark(), `${wanted()}\n`, 0o644);
  });
}

function checkWritable() {
  try {
    accessSync(projectFolder, constants.W_OK);
  } catch (error) {
    throw unwritable(projectFolder, error);
  }
}

/** The lock file and what decides which native packages it means. */
function wanted() {
  const lock = createHash("sha256")
    .update(readFileSync(inProject("package-lock.json")))
    .digest("hex");
  return `${lock} ${process.platform}-${process.arch}`;
}

async function install() {
  const npm = process.env.npm_execpath;
  const parameters = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const environment = { ...process.env, NODE_ENV: "development" };
  if (npm?.endsWith(".js")) await mustRun("npm ci", process.execPath, [npm, ...parameters], { env: environment });
  else await mustRun("npm ci", "npm", parameters, { env: environment });
}

/**
 * Is everything the lock asks for installed, by npm's own account of the last complete installation? Pure.
 * Optional packages may be missing: most are for other platforms.
 */
export function installedAsLocked(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  if (!existsSync(inProject("node_modules"))) return false;
  return Object.entries(lock.packages).every(([place, wantedPackage]) => {
    if (place === "") return true;
    const present = installed.packages[place];
    if (!present) return wantedPackage.optional === true;
    return present.version === wantedPackage.version && present.integrity === wantedPackage.integrity;
  });
}
