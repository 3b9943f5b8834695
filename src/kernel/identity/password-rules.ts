import * as z from "zod";

/** ASVS 5.0 6.2.1 asks for 8 at least and recommends 15; there is no rule about kinds of characters (6.2.5). */
const FEWEST_CHARACTERS = 12;
const MOST_CHARACTERS = 200;
/** With fewer, it is a repetition. */
const FEWEST_DIFFERENT = 5;

/**
 * Words that begin the passwords people choose when asked for a long one; what follows them adds little. Compared after
 * letters and digits that stand in for others are put back.
 */
const COMMON_STEMS = [
  ...["password", "passphrase", "losenord", "losenordet", "hemligt", "hemlighet", "valkommen", "welcome", "letmein"],
  ...[
    "administrator",
    "administrat",
    "admin",
    "samlots",
    "socialtjanst",
    "socialjour",
    "kommun",
    "stockholm",
    "sommar",
  ],
  ...["qwerty", "qwertyuiop", "asdfgh", "zxcvbn", "iloveyou", "jagalskardig", "sverige", "football", "fotboll"],
];
/** Rows a finger walks along. */
const WALKS = [
  "01234567890123456789",
  "09876543210987654321",
  "abcdefghijklmnopqrstuvwxyzaoa",
  "qwertyuiopaasdfghjkloazxcvbnm",
];

/** Whether a password is among those an attacker tries first. Pure. */
export function isCommonPassword(password: string): boolean {
  if (new Set(password).size < FEWEST_DIFFERENT) return true;
  const plain = password.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (WALKS.some((walk) => walk.includes(plain))) return true;
  const letters = plain.replace(/[0@1!3$5]/g, (sign) => STANDS_FOR[sign] ?? sign);
  const rest = (text: string) => text.replace(/[^a-z]/g, "");
  return COMMON_STEMS.some((stem) => rest(letters) === stem || rest(plain) === stem || rest(letters) === stem + stem);
}

const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "@": "a",
  "1": "i",
  "!": "i",
  "3": "e",
  $: "s",
  "5": "s",
};

/** A password somebody chooses. What is typed at sign-in is not held to it. */
export const passwordSchema = z
  .string("identity.errors.passwordMissing")
  .min(1, "identity.errors.passwordMissing")
  .refine((text) => text === "" || [...text].length >= FEWEST_CHARACTERS, "identity.errors.passwordShort")
  .max(MOST_CHARACTERS, "identity.errors.passwordLong")
  .refine((text) => [...text].length < FEWEST_CHARACTERS || !isCommonPassword(text), "identity.errors.passwordCommon");
