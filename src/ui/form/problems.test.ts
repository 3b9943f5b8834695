import { describe, expect, it } from "vitest";
import { fieldId, flattenErrors, isNetworkLoss } from "./problems";

describe("flattenErrors", () => {
  it("names nested fields and rows with dots", () => {
    const errors = {
      occurredOn: { type: "custom", message: "a.future", ref: { name: "occurredOn" } },
      person: { number: { type: "custom", message: "a.checksum" } },
      rows: [undefined, { name: { type: "too_small", message: "a.empty" } }],
    };
    expect(flattenErrors(errors)).toEqual([
      { name: "occurredOn", key: "a.future" },
      { name: "person.number", key: "a.checksum" },
      { name: "rows.1.name", key: "a.empty" },
    ]);
  });

  it("gives the error of a whole list to the list", () => {
    expect(flattenErrors({ rows: { root: { type: "custom", message: "a.none" } } })).toEqual([
      { name: "rows", key: "a.none" },
    ]);
  });
});

describe("fieldId", () => {
  it("has no dots: a dot in a fragment is a class in CSS", () => {
    expect(fieldId("f", "rows.1.name")).toBe("f-rows-1-name");
  });
});

describe("isNetworkLoss", () => {
  it("tells a lost call from a bad answer", () => {
    expect(isNetworkLoss(new TypeError("Failed to fetch"), true)).toBe(true);
    expect(isNetworkLoss(new Error("500"), true)).toBe(false);
    expect(isNetworkLoss(new Error("500"), false)).toBe(true);
  });
});
