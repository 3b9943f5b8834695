/**
 * A passphrase to offer: five groups of four letters that can be read out, 62 bits. Made in the administrator's own
 * browser, so that it passes the network once, with the form, and is never stored.
 */
const CONSONANTS = "bdfghjklmnprstv";
const VOWELS = "aeiouy";
const GROUPS = 5;

/** `below(n)` draws a whole number from 0 to n - 1, evenly. */
export function suggestPassphrase(below: (n: number) => number = drawBelow): string {
  const syllable = () => `${CONSONANTS[below(CONSONANTS.length)]}${VOWELS[below(VOWELS.length)]}`;
  return Array.from({ length: GROUPS }, () => syllable() + syllable()).join("-");
}

/** Draws again above the greatest multiple of n, so that no letter is likelier than another. */
function drawBelow(n: number): number {
  const fair = Math.floor(256 / n) * n;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (drawn < fair) return drawn % n;
  }
}
