/**
 * How one draft is closed and opened. It takes two halves that are kept apart:
 *
 * - the device's, an HMAC key in IndexedDB that no script can read out (`extractable: false`);
 * - the server's, the private half of a P-256 pair of (tenant, account, device), lent to a live session only.
 *
 * Closing needs the device's half and the server's *public* point, so a phone without net can always write. Opening
 * needs both halves. A stolen profile holds the first and never the second.
 *
 *   shared = ECDH(ephemeral, server's pair)          bound = HMAC(device key, ephemeral point)
 *   key    = HKDF-SHA-256(shared || bound, salt: ephemeral point, info: purpose || place)    AES-256-GCM, AAD = place
 */

/** What a sealed text is bound to: moved to another account, draft or version it no longer opens. */
export interface DraftPlace {
  readonly tenantId: string;
  readonly accountId: string;
  readonly assignmentId: string;
  readonly draftId: string;
  readonly version: number;
}

/** A closed text as it lies in IndexedDB. */
export interface Sealed {
  /** The ephemeral public point, uncompressed, 65 bytes. */
  readonly point: Uint8Array<ArrayBuffer>;
  /** 12 bytes, random. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" } as const;
const PURPOSE = "samlots draft 1";

/** Makes the device's half. It can be used by this origin's pages and never be read out. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
}

/** The server's public point from base64url of its 65 bytes. Throws when it is no point of the curve. */
export function readPublicKey(point: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(point), CURVE, false, []);
}

/** The server's private half from base64url of its PKCS #8. It cannot be read out again. */
export function readPrivateKey(pkcs8: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", bytesOf(pkcs8), CURVE, false, ["deriveBits"]);
}

/** Closes a text for one place. */
export async function sealDraft(
  deviceKey: CryptoKey,
  serverPublic: CryptoKey,
  place: DraftPlace,
  text: string,
): Promise<Sealed> {
  const ephemeral = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
  const key = await textKey({ deviceKey, ours: ephemeral.privateKey, theirs: serverPublic, point, place }, "encrypt");
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: placeBytes(place) },
    key,
    new TextEncoder().encode(text),
  );
  return { point, nonce, data };
}

/** Opens a text closed for this place; null when it was changed or moved, or a half is not the right one. */
export async function openDraft(
  deviceKey: CryptoKey,
  serverPrivate: CryptoKey,
  place: DraftPlace,
  sealed: Sealed,
): Promise<string | null> {
  try {
    const theirs = await crypto.subtle.importKey("raw", sealed.point, CURVE, false, []);
    const key = await textKey({ deviceKey, ours: serverPrivate, theirs, point: sealed.point, place }, "decrypt");
    const data = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: sealed.nonce, additionalData: placeBytes(place) },
      key,
      sealed.data,
    );
    return new TextDecoder().decode(data);
  } catch {
    // WebCrypto says nothing about why, and nothing may be concluded from it.
    return null;
  }
}

interface Halves {
  readonly deviceKey: CryptoKey;
  readonly ours: CryptoKey;
  readonly theirs: CryptoKey;
  readonly point: Uint8Array<ArrayBuffer>;
  readonly place: DraftPlace;
}

async function textKey({ deviceKey, ours, theirs, point, place }: Halves, use: "encrypt" | "decrypt") {
  const [shared, bound] = await Promise.all([
    crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours, 256),
    crypto.subtle.sign("HMAC", deviceKey, point),
  ]);
  const both = new Uint8Array(64);
  both.set(new Uint8Array(shared), 0);
  both.set(new Uint8Array(bound), 32);
  const material = await crypto.subtle.importKey("raw", both, "HKDF", false, ["deriveKey"]);
  both.fill(0);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: point, info: placeBytes(place) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    [use],
  );
}

function placeBytes({ tenantId, accountId, assignmentId, draftId, version }: DraftPlace) {
  return new TextEncoder().encode([PURPOSE, accountId, tenantId, assignmentId, draftId, version].join("|"));
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
