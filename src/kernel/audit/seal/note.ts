/**
 * Checkpoints as signed notes (C2SP signed-note, tlog-checkpoint): origin, size, root, then our time, an empty line and
 * the Ed25519 signature over all before it. One text a person can read and any program of any maker can check.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/** The name the key signs under: part of every signature line, never changed for a key. */
const KEY_NAME = "samlots-audit";
const ED25519 = Buffer.of(1);

export interface Checkpoint {
  readonly origin: string;
  /** How many leaves the root covers. */
  readonly size: number;
  readonly root: Buffer;
  readonly at: Date;
}

export interface Signer {
  /** The public key as others note it down: `name+hash+base64`. */
  readonly verifierKey: string;
  readonly sign: (text: string) => string;
  readonly isOurs: (text: string, signatureLine: string) => boolean;
}

/** The name of an authority's log in its checkpoints. */
export const originOf = (tenantId: string): string => `samlots-audit/${tenantId}`;

/** Reads an Ed25519 private key in PEM (PKCS #8). Throws on any other. */
export function signerOf(pem: string): Signer {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("the signing key of the log must be an Ed25519 key");
  const publicKey = createPublicKey(privateKey);
  const raw = rawKey(publicKey);
  const keyId = createHash("sha256").update(`${KEY_NAME}\n`).update(ED25519).update(raw).digest().subarray(0, 4);
  const prefix = `\u2014 ${KEY_NAME} `;
  return {
    verifierKey: `${KEY_NAME}+${keyId.toString("hex")}+${Buffer.concat([ED25519, raw]).toString("base64")}`,
    sign: (text) =>
      `${prefix}${Buffer.concat([keyId, sign(null, Buffer.from(text, "utf8"), privateKey)]).toString("base64")}`,
    isOurs: (text, line) => {
      if (!line.startsWith(prefix)) return false;
      const bytes = Buffer.from(line.slice(prefix.length), "base64");
      return (
        bytes.subarray(0, 4).equals(keyId) && verify(null, Buffer.from(text, "utf8"), publicKey, bytes.subarray(4))
      );
    },
  };
}

/** The signed note of a checkpoint, ending in a line break. */
export function writeNote(checkpoint: Checkpoint, signer: Signer): string {
  const { origin, size, root, at } = checkpoint;
  const text = `${origin}\n${String(size)}\n${root.toString("base64")}\n${at.toISOString()}\n`;
  return `${text}\n${signer.sign(text)}\n`;
}

/** Reads a note back. Null when it is not ours or not whole. */
export function readNote(note: string, signer: Signer): Checkpoint | null {
  const [origin = "", size = "", root = "", at = "", gap, signature = ""] = note.split("\n");
  if (gap !== "" || !/^\d{1,15}$/.test(size) || Number.isNaN(Date.parse(at))) return null;
  if (!signer.isOurs(`${origin}\n${size}\n${root}\n${at}\n`, signature)) return null;
  return { origin, size: Number(size), root: Buffer.from(root, "base64"), at: new Date(at) };
}

function rawKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}
