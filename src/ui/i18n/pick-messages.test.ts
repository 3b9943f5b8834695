import { describe, expect, it } from "vitest";
import { pickMessages } from "./pick-messages";

const catalogue = {
  ui: { save: "Spara" },
  cases: { form: { name: "Namn" }, list: { empty: "Inga" }, errors: { a: "A" } },
};

describe("pickMessages", () => {
  it("takes whole parts and sections of parts", () => {
    expect(pickMessages(catalogue, ["ui", "cases.form", "cases.errors"])).toEqual({
      ui: { save: "Spara" },
      cases: { form: { name: "Namn" }, errors: { a: "A" } },
    });
  });

  it("keeps a whole part when a section of it is named as well", () => {
    expect(pickMessages(catalogue, ["cases", "cases.form"])).toEqual({ cases: catalogue.cases });
  });

  it("fails on a name that does not exist", () => {
    expect(() => pickMessages(catalogue, ["cases.from"])).toThrow("cases.from");
  });
});
