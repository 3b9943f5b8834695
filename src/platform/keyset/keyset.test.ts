import { describe, expect, it } from "vitest";
import { dayPlaceSchema, instantPlaceSchema } from "./index";

const ID = "01a20441-6f84-7d0b-bf87-b1251f60fe25";

describe("places in lists", () => {
  it.each([`2026-11-22T16:30:00.000Z_${ID}`, `2028-02-29T00:00:00.000Z_${ID}`])("reads %s", (text) => {
    expect(instantPlaceSchema.parse(text)).toBe(text);
  });

  it.each([
    `2026-02-29T16:30:00.000Z_${ID}`,
    `2026-13-01T16:30:00.000Z_${ID}`,
    `0000-01-01T16:30:00.000Z_${ID}`,
    `2026-11-22T24:00:00.000Z_${ID}`,
    `2026-11-22T16:60:00.000Z_${ID}`,
    `2026-11-22T16:30:61.000Z_${ID}`,
    `2026-11-22T16:30:00.000Z_${"-".repeat(36)}`,
    `2026-11-22T16:30:00.000Z_${ID} `,
    `2026-11-22_${ID}`,
    "",
    undefined,
    ["2026"],
    7,
  ])("starts from the top for %j", (text) => {
    expect(instantPlaceSchema.parse(text)).toBeNull();
  });

  it("knows the days that exist", () => {
    expect(dayPlaceSchema.parse(`2026-02-28_${ID}`)).toBe(`2026-02-28_${ID}`);
    for (const day of ["2026-02-30", "2026-00-10", "0000-01-01", "2026-1-1"])
      expect(dayPlaceSchema.parse(`${day}_${ID}`)).toBeNull();
  });
});
