/**
 * The door to cryptography: envelope keys, sealed fields, blind indexes and tokens, all on node:crypto.
 * Keys are arguments; this folder reads no configuration and stores nothing.
 */
import "server-only";
import { createHash, createHmac, generateKeyPairSync, randomBytes, timingSafeEqual } from "node:crypto";

export { decodeKey, newDataKey, unwrapKey, wrapKey, type DataClass, type KeyContext } from "./envelope";
export { keyVersionOf, openText, SealBroken, sealText, type FieldAddress } from "./seal";

/**
 * A keyed index of a value that cannot be searched encrypted: HMAC-SHA-256, base64url, 43 characters. Equal values of
 * one field under one tenant's index key give equal answers, so use it for identifying values only (personal numbers,
 * name keys), never for flags. `field` separates the fields; `normalised` is the one canonical spelling of the value.
 */
export function blindIndex(key: Uint8Array, field: string, normalised: string): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([field, normalised]), "utf8")
    .digest("base64url");
}

/** A random token in base64url; 32 bytes (256 bits, 43 characters) unless told otherwise. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/**
 * The stored form of a random token: SHA-256, base64url. For tokens from `randomToken` only: passwords and anything
 * guessable need a slow hash.
 */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("base64url");
}

/** The digest of a file's bytes: SHA-256, base64url. Equal files have equal digests; it hides nothing. */
export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

/** Whether two secrets are equal, in a time that depends on neither content nor where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}

/** A pair of keys to agree on a secret with: P-256 (NIST SP 800-186), as browsers take them in. */
export interface AgreementKeys {
  /** The uncompressed point, 65 bytes, base64url. */
  readonly publicKey: string;
  /** PKCS #8 in DER, base64url. Seal it before it is stored. */
  readonly privateKey: string;
}

export function newAgreementKeys(): AgreementKeys {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  const secret = privateKey.export({ format: "der", type: "pkcs8" });
  return { publicKey: point.toString("base64url"), privateKey: secret.toString("base64url") };
}
