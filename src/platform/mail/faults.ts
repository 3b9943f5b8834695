/** Why a letter did not leave, in one word. */
export type LetterFault = "connection" | "timeout" | "auth" | "tls" | "rejected" | "temporary" | "other";

const CODES: Readonly<Record<string, LetterFault>> = {
  ECONNECTION: "connection",
  ECONNREFUSED: "connection",
  ECONNRESET: "connection",
  EDNS: "connection",
  ENOTFOUND: "connection",
  ESOCKET: "connection",
  ETIMEDOUT: "timeout",
  EAUTH: "auth",
  ENOAUTH: "auth",
  ETLS: "tls",
  EREQUIRETLS: "tls",
};

/** What a thrown error of the mail machine means. Of its text nothing is kept: it may quote an address. Pure. */
export function faultOf(error: unknown): LetterFault {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
  const named = typeof code === "string" ? CODES[code] : undefined;
  if (named !== undefined) return named;
  if (typeof responseCode !== "number") return "other";
  // RFC 5321, 4.2.1: 4yz may be tried again, 5yz must not.
  return responseCode >= 500 ? "rejected" : "temporary";
}
