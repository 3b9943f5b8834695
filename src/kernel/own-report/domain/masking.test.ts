import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASK, maskText } from "./masking";

const mother = { names: ["Anna-Karin", "Berg", "Anna"], number: "197503021234" };
const about = { own: ["Nova", "Berg"], others: [mother], phrases: [] };

describe("masking", () => {
  it.each([
    ["Anna-Karin ringde.", `${MASK} ringde.`],
    ["Annas bror, ANNA själv.", `${MASK} bror, ${MASK} själv.`],
    ["Nova Berg och mamma.", "Nova Berg och mamma."],
    ["19750302-1234, 7503021234 och 750302 1234", `${MASK}, ${MASK} och ${MASK}`],
    ["Annandag påsk, Annabergs gård", "Annandag påsk, Annabergs gård"],
  ])("%s", (text, shown) => {
    expect(maskText(text, about).text).toBe(shown);
  });

  it("masks chosen phrases as they are written, signs and all", () => {
    expect(maskText("Grannen (nr 4) såg det.", { ...about, phrases: ["Grannen (nr 4)"] })).toEqual({
      text: `${MASK} såg det.`,
      masked: 1,
    });
  });

  it("leaves no name of another behind, wherever it stands", () => {
    const name = fc.constantFrom("Örjan", "Li", "Åsa-Maria", "Noor", "Zs");
    const text = fc.array(fc.oneof(name, fc.constantFrom("sa", "till", "Nova", ",", "om")), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.uniqueArray(name, { minLength: 1 }), (words, names) => {
        const { text: shown } = maskText(words.join(" "), {
          own: ["Nova"],
          others: [{ names, number: null }],
          phrases: [],
        });
        const left = shown.split(/[^\p{L}-]+/u);
        for (const one of names) expect(left).not.toContain(one);
        expect(shown.includes("Nova")).toBe(words.includes("Nova"));
      }),
    );
  });
});
