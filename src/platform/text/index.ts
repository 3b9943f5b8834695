/**
 * What is text and what is not, for every field alike. Browser-safe and pure.
 *
 * The control characters of Unicode are C0 (U+0000 to U+001F), DEL and C1 (U+0080 to U+009F). Postgres refuses NUL; the
 * others say nothing to a reader, and can hide from one what a program sees. Tab and line breaks are text.
 */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const CONTROL_IN_LINE = /[\u0000-\u001f\u007f-\u009f]/u;

/** Whether a text of several lines holds control characters other than tab, line feed and carriage return. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

/** Whether a text that stands on one line holds any control character, tab and line breaks included. */
export function hasControlCharactersInLine(text: string): boolean {
  return CONTROL_IN_LINE.test(text);
}
