/** How a text file turned out to be encoded. */
export type TextEncoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** A damaged text, told by how its Swedish letters look. */
export type TextDamage = "doubleEncoded" | "lettersLost" | "macintosh" | "dos";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

// The 27 characters Windows-1252 has at 80-9F. Own table: some Node releases decode the label as ISO 8859-1.
const windows1252Upper =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

/**
 * Reads bytes as text: by byte order mark, else as UTF-8 if they are valid UTF-8, else as Windows-1252 (which
 * every byte sequence is, so this never fails).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), "utf-16le");
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), "utf-16be");
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    // With the mark the encoding is stated; damaged bytes become U+FFFD, which `textDamage` reports.
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: windows1252(bytes), encoding: "windows-1252" };
  }
}

/** Writes text as Windows-1252. Characters it lacks become `?`. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const upper = windows1252Upper.indexOf(text.charAt(index));
    bytes[index] = upper >= 0 ? 0x80 + upper : code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
  }
  return bytes;
}

/** Whether the Swedish letters of a heading row have been through the wrong encoding, and which it looks like. */
export function textDamage(headings: string): TextDamage | null {
  if (headings.includes("\uFFFD")) return "lettersLost";
  // "Ã¥ Ã¤ Ã¶ Ã… Ã„ Ã–": the two bytes of a UTF-8 letter shown as two Windows-1252 letters.
  if (/\u00C3[\u00A5\u00A4\u00B6\u2026\u201E\u2013\u0085\u0084\u0096]/.test(headings)) return "doubleEncoded";
  // Only words of the format's own headings are looked for, so ordinary texts are never suspected.
  if (/L\u0161pnr|K\u0161n|N\u0160rvaro|F\u0161rsta|K\u0160nd/i.test(headings)) return "macintosh";
  if (/L\u201Dpnr|K\u201Dn|N\u201Ervaro|F\u201Drsta|K\u201End/i.test(headings)) return "dos";
  return null;
}

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009F]/g, (letter) => windows1252Upper.charAt(letter.charCodeAt(0) - 0x80));
}

function utf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
