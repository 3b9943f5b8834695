/**
 * Envelope encryption: one key-encryption key (KEK) of the installation wraps data keys, one per tenant, data class
 * and version. Deleting a tenant's wrapped keys makes all its encrypted fields unreadable.
 */
import { randomBytes } from "node:crypto";
import { openBytes, sealBytes, SealBroken } from "./seal";

/** Bytes in every key: AES-256 and HMAC-SHA-256 alike. */
const KEY_BYTES = 32;

/** What a data key is for. "field" keys encrypt, "index" keys make blind indexes: never one key for both. */
export type DataClass = "field" | "index";

/** What a wrapped key is bound to: it opens only for the same tenant, class and version. */
export interface KeyContext {
  readonly tenantId: string;
  readonly dataClass: DataClass;
  /** 1 and up; a rotation makes the next. */
  readonly keyVersion: number;
}

/** A fresh random 32-byte data key. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/**
 * Reads a key from configuration: 32 bytes as 64 hexadecimal digits, or as base64 or base64url.
 * Throws RangeError on any other text; the text is not repeated in the message.
 */
export function decodeKey(text: string): Buffer {
  const trimmed = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(trimmed);
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed);
  if (!isHex && !isBase64) throw new RangeError("A key must be 32 bytes, written in hexadecimal or base64");
  return Buffer.from(trimmed, isHex ? "hex" : "base64");
}

/** Wraps a data key under the KEK, bound to `context`. The answer, "w1.<base64url>", may be stored in the database. */
export function wrapKey(kek: Uint8Array, key: Uint8Array, context: KeyContext): string {
  return `w1.${sealBytes(kek, key, keyLabel(context)).toString("base64url")}`;
}

/** Opens a wrapped key. Throws SealBroken when it was changed, or belongs to another tenant, class, version or KEK. */
export function unwrapKey(kek: Uint8Array, wrapped: string, context: KeyContext): Buffer {
  const match = /^w1\.([A-Za-z0-9_-]+)$/.exec(wrapped);
  if (!match?.[1]) throw new SealBroken();
  const key = openBytes(kek, Buffer.from(match[1], "base64url"), keyLabel(context));
  if (key.length !== KEY_BYTES) throw new SealBroken();
  return key;
}

function keyLabel(context: KeyContext): readonly string[] {
  return ["samlots.key", context.tenantId, context.dataClass, String(context.keyVersion)];
}
