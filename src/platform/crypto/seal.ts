/**
 * Authenticated encryption of one value at one address: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce, and the
 * address as additional data. A sealed value moved to another row, column, table or tenant does not open.
 * A key may seal at most 2^32 values (SP 800-38D, 8.3); rotate far earlier.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed value that was changed, moved, or sealed with another key. It says nothing about which. */
export class SealBroken extends Error {
  readonly code = "sealBroken";
  constructor() {
    super("A sealed value could not be opened");
    this.name = "SealBroken";
  }
}

/** Where a sealed value lives. */
export interface FieldAddress {
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** Seals text for one address: "v1.<keyVersion>.<base64url of nonce, cipher text and tag>". Lone surrogates become U+FFFD. */
export function sealText(
  key: Uint8Array,
  plaintext: string,
  aad: FieldAddress & { readonly keyVersion: number },
): string {
  const sealed = sealBytes(key, Buffer.from(plaintext, "utf8"), fieldLabel(aad, aad.keyVersion));
  return `v1.${String(aad.keyVersion)}.${sealed.toString("base64url")}`;
}

/** Opens sealed text at its address. Throws SealBroken, and nothing else, when it does not open. */
export function openText(key: Uint8Array, sealed: string, address: FieldAddress): string {
  const keyVersion = keyVersionOf(sealed);
  const payload = sealed.slice(`v1.${String(keyVersion)}.`.length);
  const bytes = Buffer.from(payload, "base64url");
  // Node skips letters outside the alphabet and stray end bits: only the one canonical spelling is accepted.
  if (bytes.toString("base64url") !== payload) throw new SealBroken();
  return openBytes(key, bytes, fieldLabel(address, keyVersion)).toString("utf8");
}

/** The version of the key a text was sealed with: which key to fetch before opening. Throws SealBroken if malformed. */
export function keyVersionOf(sealed: string): number {
  const match = /^v1\.([1-9]\d{0,8})\./.exec(sealed);
  if (!match) throw new SealBroken();
  return Number(match[1]);
}

/** Seals bytes under a label of parts. Throws RangeError when the key is not 32 bytes. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, label: readonly string[]): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(encodeLabel(label));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens bytes sealed under the same key and label. Throws SealBroken otherwise, RangeError when the key is not 32 bytes. */
export function openBytes(key: Uint8Array, sealed: Buffer, label: readonly string[]): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(encodeLabel(label));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

/** JSON of a list of strings is unambiguous: no choice of parts makes two labels read alike, as joining could. */
function encodeLabel(label: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(label), "utf8");
}

function fieldLabel(address: FieldAddress, keyVersion: number): readonly string[] {
  return ["samlots.field", address.tenantId, address.table, address.column, address.rowId, String(keyVersion)];
}
