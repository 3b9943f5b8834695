/** Whose names and numbers are masked in a text that leaves. */
export interface ThirdPerson {
  readonly names: readonly string[];
  /** Twelve digits, or null. */
  readonly number: string | null;
}

/** What stands where somebody else was. No letters of the alphabet: it is replaced by words when it is shown. */
export const MASK = "▇▇▇";

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A word by itself, in any case, also with the s of the genitive. */
const wordOf = (word: string): string => `(?<![\\p{L}\\p{N}])${escaped(word)}s?(?![\\p{L}\\p{N}])`;

/** A personal number however it is written: with or without century, sign and spaces. */
function numberOf(digits: string): string {
  const [century, day, serial] = [digits.slice(0, 2), digits.slice(2, 8), digits.slice(8)];
  return `(?<!\\d)(?:${century})?${day}[-+ ]?${serial}(?!\\d)`;
}

/**
 * Masks third persons and chosen phrases in a text; answers it and in how many places. A name that is the person's own
 * as well (a family name that is shared) stays: masking it would hide the person from themselves. Pure.
 */
export function maskText(
  text: string,
  about: {
    readonly own: readonly string[];
    readonly others: readonly ThirdPerson[];
    readonly phrases: readonly string[];
  },
): { readonly text: string; readonly masked: number } {
  const own = new Set(about.own.map((name) => name.toLocaleLowerCase("sv")));
  const words = about.others
    .flatMap(({ names }) => names)
    .map((name) => name.trim())
    .filter((name) => name.length > 1 && !own.has(name.toLocaleLowerCase("sv")));
  const patterns = [
    ...about.phrases
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== "")
      .map(escaped),
    ...about.others.flatMap(({ number }) => (number === null ? [] : [numberOf(number)])),
    // The longest first: "Anna-Karin" before "Anna".
    ...[...new Set(words)].sort((a, b) => b.length - a.length).map(wordOf),
  ];
  if (patterns.length === 0) return { text, masked: 0 };
  let masked = 0;
  const shown = text.replace(new RegExp(patterns.join("|"), "giu"), () => {
    masked += 1;
    return MASK;
  });
  return { text: shown, masked };
}
