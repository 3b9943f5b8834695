/** Text from outside: what a field accepts, and how it is tidied. Each field has its own sentence for each fault. */
import * as z from "zod";
import { hasControlCharacters, hasControlCharactersInLine } from "@/platform/text";

/** Longest name, in characters (UTF-16 units, as the browser counts them). */
export const NAME_MAX = 120;
/** Longest free text, in characters. */
export const NOTE_MAX = 20_000;

/**
 * Marks that override or embed a writing direction. In one line they make a name look like another; in a note they are
 * how right-to-left quotations are set. Plain right-to-left letters need none of them.
 */
const DIRECTION_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/u;

/** Keys of the messages of one text field. */
export interface TextMessages {
  readonly required: string;
  readonly tooLong: string;
  readonly forbidden: string;
}

/** One line of text, not empty: trimmed, in Unicode's composed form (NFC), inner runs of spaces made one. */
export function lineText(max: number, messages: TextMessages) {
  return bounded(max, messages)
    .refine((text) => !hasControlCharactersInLine(text.trim()) && !DIRECTION_OVERRIDE.test(text), {
      error: messages.forbidden,
      abort: true,
    })
    .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
    .pipe(z.string().min(1, { error: messages.required, abort: true }).max(max, { error: messages.tooLong }));
}

/** Free text, not empty: trimmed, NFC, line breaks as "\n". Emoji and right-to-left text are welcome. */
export function freeText(max: number, messages: TextMessages) {
  return bounded(max, messages)
    .refine((text) => !hasControlCharacters(text), { error: messages.forbidden, abort: true })
    .transform((text) => text.normalize("NFC").replace(/\r\n?/gu, "\n").trim())
    .pipe(z.string().min(1, { error: messages.required, abort: true }).max(max, { error: messages.tooLong }));
}

/** Refuses a ten-megabyte text before anything is done with it; trimming can at most halve what is worth reading. */
function bounded(max: number, messages: TextMessages) {
  return z.string({ error: messages.required }).max(max * 2 + 100, { error: messages.tooLong, abort: true });
}
