/** What must not be in a log line, and how an error is described without its message. */

/** An error as the log may show it. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** Any run of 10 or 12 digits, and what looks like a date with four more: month 00-12, day 00-39 or 60-99. */
const PERSONAL_NUMBER =
  "(?<!\\d)(?:\\d{2}[- ]?)?\\d{2}[- ]?(?:0\\d|1[0-2])[- ]?[0-36-9]\\d[ ]?[-+\\u2010-\\u2015\\u2212]?[ ]?[\\dA-Z]\\d{3}(?!\\d)|(?<!\\d)(?:\\d\\d)?\\d{10}(?!\\d)";
/** No slash before the sign: `node_modules/@scope` in a stack frame is no address. */
const EMAIL = "[^\\s\"'<>@:,;()/]+(?:@|%40)[^\\s\"'<>@,;()/]+";
const SUSPECT = new RegExp(`${UUID}|${EMAIL}|${PERSONAL_NUMBER}`, "giu");
const WHOLE_UUID = new RegExp(`^${UUID}$`, "iu");
/** "    at name (file:line:column)" and its shorter forms; nothing a sentence looks like. */
const FRAME = /^ {4}at (?:(?:async |new )?[\w.$<># [\]]{1,120} \()?[^\s()]{1,300}:\d+(?::\d+)?\)?$/;
const MAX_FRAMES = 30;
const MAX_CAUSES = 3;

/** Replaces everything shaped like a personal number or an e-mail address. Row ids (UUIDs) are left as they are. */
export function scrub(text: string): string {
  return text.replace(SUSPECT, (found) => (WHOLE_UUID.test(found) ? found : "[removed]"));
}

/** Describes anything thrown by name, code and stack frames; its message is left out, and so are its causes' messages. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `Thrown ${typeof error}`, frames: [] };
  const code: unknown = "code" in error ? error.code : undefined;
  return {
    name: /^[A-Za-z]\w{0,60}$/.test(error.name) ? scrub(error.name) : "Error",
    ...(isCode(code) ? { code: scrub(String(code)) } : {}),
    frames: framesOf(error),
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function isCode(code: unknown): code is string | number {
  return typeof code === "number" || (typeof code === "string" && /^\w{1,40}$/.test(code));
}

function framesOf(error: Error): string[] {
  const stack = error.stack ?? "";
  // The message stands first in the stack and may itself have lines that look like frames: it is cut away whole.
  const at = error.message === "" ? -1 : stack.indexOf(error.message);
  const rest = at < 0 ? stack : stack.slice(at + error.message.length);
  const frames = rest.split("\n").filter((line) => FRAME.test(line));
  return frames.slice(0, MAX_FRAMES).map((line) => scrub(line.trim()));
}
