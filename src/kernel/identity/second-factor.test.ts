import { generate } from "otplib";
import { describe, expect, it } from "vitest";
import { newSeed, seedUri, spacedSeed, stepOf } from "./second-factor";

const at = (seconds: number) => new Date(seconds * 1000);
const NOON = 1_800_000_000;

describe("a code of the second factor", () => {
  const seed = newSeed();
  const codeAt = (seconds: number) => generate({ secret: seed, epoch: seconds });

  it("is known for its own step, one before and one after, and no further", async () => {
    const code = await codeAt(NOON);
    const step = NOON / 30;
    expect(await stepOf(seed, code, at(NOON))).toBe(step);
    expect(await stepOf(seed, code, at(NOON + 30))).toBe(step);
    expect(await stepOf(seed, code, at(NOON - 30))).toBe(step);
    expect(await stepOf(seed, code, at(NOON + 60))).toBeNull();
    expect(await stepOf(seed, code, at(NOON - 60))).toBeNull();
  });

  it("may be typed with spaces, as apps show it, and nothing else", async () => {
    const code = await codeAt(NOON);
    expect(await stepOf(seed, `${code.slice(0, 3)} ${code.slice(3)}`, at(NOON))).toBe(NOON / 30);
    expect(await stepOf(seed, `${code}0`, at(NOON))).toBeNull();
    expect(await stepOf(seed, "", at(NOON))).toBeNull();
    expect(await stepOf(newSeed(), code, at(NOON))).toBeNull();
  });

  it("is set up by an address that apps read, and by hand", () => {
    expect(seedUri(seed, "anna@asundby.example")).toMatch(
      /^otpauth:\/\/totp\/Samlots:anna%40asundby\.example\?.*secret=/,
    );
    expect(spacedSeed("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
  });
});
