import { describe, expect, it } from "vitest";
import { typedValues } from "./form-values";

function posted(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("typedValues", () => {
  const defaults = { place: "", handOver: false, substances: [] as string[], known: undefined, day: "2026-11-22" };

  it("reads texts, ticks and lists", () => {
    const found = typedValues(
      posted(["place", "Torget"], ["handOver", "on"], ["substances", "a"], ["substances", "b"], ["day", "2026-11-21"]),
      defaults,
    );
    expect(found).toEqual({
      place: "Torget",
      handOver: true,
      substances: ["a", "b"],
      known: undefined,
      day: "2026-11-21",
    });
  });

  it("says no to what is not ticked, and nothing to what is not chosen", () => {
    expect(typedValues(posted(["place", ""], ["day", ""]), defaults)).toEqual({
      place: "",
      handOver: false,
      substances: [],
      known: undefined,
      day: "",
    });
  });

  it("takes no name that the form does not know", () => {
    expect(typedValues(posted(["role", "administrator"]), { place: "" })).toEqual({ place: "" });
  });
});
