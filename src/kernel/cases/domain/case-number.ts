/** Crockford's letters: no I, L, O or U, so that nothing is misheard or read as a digit. 32 of them: one per 5 bits. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** How many random bytes a number takes. */
export const CASE_NUMBER_BYTES = 6;

/**
 * What people read out on the phone, for instance `2026-K7M2QX`: the year, and 30 random bits that tell nothing of how
 * many cases there are. Throws RangeError when there are too few bytes.
 */
export function caseNumber(year: string, random: Uint8Array): string {
  if (random.length < CASE_NUMBER_BYTES) throw new RangeError("A case number takes six random bytes");
  const letters = Array.from(random.subarray(0, CASE_NUMBER_BYTES), (byte) => LETTERS[byte & 31]);
  return `${year}-${letters.join("")}`;
}
