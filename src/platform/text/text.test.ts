import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasControlCharacters, hasControlCharactersInLine } from "./index";

describe("control characters", () => {
  it("are those of the Unicode category Cc, but tab and line breaks are text", () => {
    for (let code = 0; code <= 0x2ff; code += 1) {
      const character = String.fromCharCode(code);
      const isControl = /\p{Cc}/u.test(character);
      expect(hasControlCharactersInLine(character), `U+${code.toString(16)}`).toBe(isControl);
      expect(hasControlCharacters(character), `U+${code.toString(16)}`).toBe(
        isControl && !"\t\n\r".includes(character),
      );
    }
  });

  it("are found wherever they stand", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom("\u0000", "\u001b", "\u007f", "\u0085", "\u009f"),
        (a, b, c) => {
          expect(hasControlCharacters(a + c + b)).toBe(true);
          expect(hasControlCharactersInLine(a + c + b)).toBe(true);
        },
      ),
    );
  });

  it("are not emoji, right-to-left letters or marks of writing direction", () => {
    expect(hasControlCharactersInLine("Åsa 👩‍👧 שלום \u200f\u2067")).toBe(false);
  });
});
