import { generateKeyPairSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unwritable } from "./lock.mjs";
import { inState, stateFolder } from "./paths.mjs";

/** Makes the state folder, for this user only. */
export function ensureStateFolder() {
  try {
    mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(stateFolder, error);
  }
}

/** Writes a file whole or not at all: a kill in the middle leaves the old content. */
export function writeWhole(file, content, mode = 0o600) {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, content, { mode });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw unwritable(file, error);
  }
}

/** The content of a small mark file, or null. */
export function readMark(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

/**
 * A secret of this machine, made on first need and kept 0600. Two processes that need it at once get the same one:
 * the file is linked into place, and the link fails for the second.
 */
export function secret(name, make = () => randomBytes(32).toString("base64url")) {
  const file = inState("secrets", name);
  const known = readMark(file);
  if (known) return known;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeWhole(draft, `${make()}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw unwritable(file, error);
  } finally {
    rmSync(draft, { force: true });
  }
  return readMark(file);
}

/** The key of the encrypted fields: 32 random bytes. Losing it loses every encrypted field. */
export const fieldKey = () => secret("field-key", () => randomBytes(32).toString("base64"));

export const sessionSecret = () => secret("session-secret", () => randomBytes(48).toString("base64url"));

/** The key that signs the checkpoints of the log: the path of its file. */
export function signingKeyFile() {
  secret("audit-signing-key.pem", () =>
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).trim(),
  );
  return inState("secrets", "audit-signing-key.pem");
}
