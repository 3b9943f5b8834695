import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blindIndex,
  decodeKey,
  hashToken,
  isSameSecret,
  keyVersionOf,
  newAgreementKeys,
  newDataKey,
  openText,
  randomToken,
  SealBroken,
  sealText,
  unwrapKey,
  wrapKey,
  type FieldAddress,
} from "./index";

const key = newDataKey();
const home: FieldAddress = { tenantId: "t1", table: "person", column: "number", rowId: "r1" };
const name = fc.string({ maxLength: 12 });
const addresses = fc.record({ tenantId: name, table: name, column: name, rowId: name });

describe("sealed text", () => {
  it("opens at its own address, whatever it says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        addresses,
        fc.integer({ min: 1, max: 999 }),
        (text, at, keyVersion) => {
          const sealed = sealText(key, text, { ...at, keyVersion });
          expect(keyVersionOf(sealed)).toBe(keyVersion);
          expect(openText(key, sealed, at)).toBe(text);
        },
      ),
    );
  });

  it.each([
    ["empty", ""],
    ["Swedish, emoji and right-to-left", "Åsa Öberg 👩‍👧 שלום مرحبا"],
    ["one megabyte", "ö".repeat(524_288)],
  ])("keeps text that is %s", (_, text) => {
    expect(openText(key, sealText(key, text, { ...home, keyVersion: 1 }), home)).toBe(text);
  });

  it("never opens at another address", () => {
    fc.assert(
      fc.property(addresses, addresses, (from, to) => {
        fc.pre(JSON.stringify(Object.values(from)) !== JSON.stringify(Object.values(to)));
        const sealed = sealText(key, "191212121212", { ...from, keyVersion: 1 });
        expect(() => openText(key, sealed, to)).toThrow(SealBroken);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["tenantId", "table", "column", "rowId"] as const)("never opens when only the %s differs", (part) => {
    const sealed = sealText(key, "x", { ...home, keyVersion: 1 });
    expect(() => openText(key, sealed, { ...home, [part]: "other" })).toThrow(SealBroken);
  });

  it("is not fooled by parts that read alike when joined", () => {
    const sealed = sealText(key, "x", { ...home, table: "a", column: "bc", keyVersion: 1 });
    expect(() => openText(key, sealed, { ...home, table: "ab", column: "c" })).toThrow(SealBroken);
  });

  it("is not fooled by a changed key version", () => {
    const sealed = sealText(key, "x", { ...home, keyVersion: 1 });
    expect(() => openText(key, sealed.replace("v1.1.", "v1.2."), home)).toThrow(SealBroken);
  });

  it("never opens after any change of a character", () => {
    const sealed = sealText(key, "hemligt", { ...home, keyVersion: 1 });
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.constantFrom(..."Aa0-_.=!ö"), (at, letter) => {
        fc.pre(sealed[at] !== letter);
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        expect(() => openText(key, changed, home)).toThrow(SealBroken);
      }),
      { numRuns: 500 },
    );
    for (const malformed of [
      "",
      "v1",
      "v1.1.",
      "v1.1.AAAA",
      "v2.1.AAAA",
      "v1.0.AAAA",
      `${sealed}A`,
      sealed.slice(0, -1),
    ]) {
      expect(() => openText(key, malformed, home)).toThrow(SealBroken);
    }
  });

  it("never opens with another key, and never reveals the text in the error", () => {
    const sealed = sealText(key, "191212121212", { ...home, keyVersion: 1 });
    expect(() => openText(newDataKey(), sealed, home)).toThrow("A sealed value could not be opened");
  });

  it("looks different each time", () => {
    const seal = (): string => sealText(key, "same", { ...home, keyVersion: 1 });
    expect(new Set(Array.from({ length: 100 }, seal)).size).toBe(100);
  });
});

describe("wrapped keys", () => {
  const kek = newDataKey();
  const context = { tenantId: "t1", dataClass: "field", keyVersion: 1 } as const;

  it("open for the same tenant, class and version only", () => {
    const wrapped = wrapKey(kek, key, context);
    expect(unwrapKey(kek, wrapped, context).equals(key)).toBe(true);
    for (const other of [
      { ...context, tenantId: "t2" },
      { ...context, dataClass: "index" as const },
      { ...context, keyVersion: 2 },
    ]) {
      expect(() => unwrapKey(kek, wrapped, other)).toThrow(SealBroken);
    }
    expect(() => unwrapKey(newDataKey(), wrapped, context)).toThrow(SealBroken);
    expect(() => unwrapKey(kek, "w1.AAAA", context)).toThrow(SealBroken);
    expect(() => unwrapKey(kek, "", context)).toThrow(SealBroken);
  });

  it("do not open as fields, nor fields as keys", () => {
    const wrapped = wrapKey(kek, key, context);
    expect(() => openText(kek, `v1.1.${wrapped.slice(3)}`, home)).toThrow(SealBroken);
  });

  it("are read from configuration in hexadecimal and base64, and nothing else", () => {
    for (const spelling of ["hex", "base64", "base64url"] as const) {
      expect(decodeKey(key.toString(spelling)).equals(key)).toBe(true);
    }
    for (const wrong of ["", "secret", "a".repeat(42), "a".repeat(45), `${"ab".repeat(31)}zz`]) {
      expect(() => decodeKey(wrong)).toThrow(RangeError);
    }
  });
});

describe("blind index and tokens", () => {
  it("is stable for a value, and differs by value, field and key", () => {
    const index = blindIndex(key, "person.number", "191212121212");
    expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(blindIndex(key, "person.number", "191212121212")).toBe(index);
    expect(blindIndex(key, "person.number", "191212121213")).not.toBe(index);
    expect(blindIndex(key, "person.name", "191212121212")).not.toBe(index);
    expect(blindIndex(newDataKey(), "person.number", "191212121212")).not.toBe(index);
    expect(blindIndex(key, "ab", "c")).not.toBe(blindIndex(key, "a", "bc"));
  });

  it("hashes tokens, and makes long random ones", () => {
    expect(hashToken("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    expect(randomToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(randomToken()).not.toBe(randomToken());
    expect(randomToken(16)).toHaveLength(22);
  });

  it("compares secrets of any length", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameSecret(a, b) === (a === b)));
    expect(isSameSecret("same", "same")).toBe(true);
  });
});

describe("keys to agree on a secret with", () => {
  it("are what a browser takes in, and fit together", async () => {
    const { publicKey, privateKey } = newAgreementKeys();
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
    const bytes = (text: string) => Buffer.from(text, "base64url");
    const opened = await crypto.subtle.importKey("raw", bytes(publicKey), curve, true, []);
    const secret = await crypto.subtle.importKey("pkcs8", bytes(privateKey), curve, false, ["deriveBits"]);
    const agree = (mine: CryptoKey, other: CryptoKey) =>
      crypto.subtle
        .deriveBits({ name: "ECDH", public: other }, mine, 256)
        .then((bits) => Buffer.from(bits).toString("hex"));
    expect(bytes(publicKey)).toHaveLength(65);
    expect(await agree(secret, theirs.publicKey)).toBe(await agree(theirs.privateKey, opened));
    expect(newAgreementKeys().publicKey).not.toBe(publicKey);
  });
});
