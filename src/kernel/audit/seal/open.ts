import { readFileSync, statSync } from "node:fs";
import { now } from "@/platform/clock";
import { inTransaction } from "@/platform/db";
import { env, EnvironmentUnsafe } from "@/platform/env";
import { signerOf, type Signer } from "./note";
import { Sealer } from "./round";
import { openShelf } from "./shelf";

/**
 * The sealer of this process, or null where none is set up (AUDIT_SIGNING_KEY_FILE). Throws EnvironmentUnsafe, in one
 * sentence, when the key cannot be read, is no Ed25519 key, or lies open to others.
 */
export function openSealer(): Sealer | null {
  const { AUDIT_SIGNING_KEY_FILE: keyFile, AUDIT_CHECKPOINT_DIR: folder } = env();
  if (keyFile === undefined || folder === undefined) return null;
  const signer = readSigner(keyFile);
  return new Sealer({ inTransaction, signer, shelf: openShelf(folder), now });
}

function readSigner(keyFile: string): Signer {
  let mode: number;
  let signer: Signer;
  try {
    mode = statSync(/*turbopackIgnore: true*/ keyFile).mode;
    signer = signerOf(readFileSync(/*turbopackIgnore: true*/ keyFile, "utf8"));
  } catch {
    throw new EnvironmentUnsafe("The file of AUDIT_SIGNING_KEY_FILE is missing, unreadable or no Ed25519 key in PEM.");
  }
  // Its group may read it (systemd units often give it so); nobody else, and nobody but its owner may change it.
  if ((mode & 0o027) !== 0)
    throw new EnvironmentUnsafe("The file of AUDIT_SIGNING_KEY_FILE lies open to others: chmod 0640 at most.");
  return signer;
}
