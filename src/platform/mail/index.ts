/**
 * Letters by SMTP. Whoever calls gives an address, a subject and plain text; nothing of a letter is logged here, and a
 * fault is answered as one of a few words, because what a mail server says may quote the address.
 */
import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/platform/env";
import { faultOf, type LetterFault } from "./faults";

export type { LetterFault } from "./faults";

/** A letter in plain text. */
export interface Letter {
  /** Becomes the Message-ID: the same letter sent twice can be told by whoever receives it. A random id. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What carries letters. */
export interface Postman {
  /** Hands a letter to the mail server. Null when it has taken it; never throws for what a server or a network does. */
  readonly send: (letter: Letter) => Promise<LetterFault | null>;
  readonly close: () => void;
}

/** Milliseconds until a silent mail server is given up for this time. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** Whether the installation has a mail server (SMTP_URL and MAIL_FROM). Without one letters wait unsent. */
export function isMailConfigured(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/** Opens a connection pool to the mail server, or null when none is configured. */
export function openPostman(): Postman | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (url === undefined || from === undefined) return null;
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
  const machine = createTransport({
    url,
    ...PATIENCE,
    ...{ pool: true, maxConnections: 2 },
    // A letter to a mail server elsewhere travels encrypted or not at all.
    ...(url.startsWith("smtp:") && !isLocal ? { requireTLS: true } : {}),
    // The text is ours, but a letter never reads a file or fetches an address whatever it holds.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain =
    from
      .split("@")
      .at(-1)
      ?.replace(/[^A-Za-z0-9.-]/g, "") ?? "localhost";
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        await machine.sendMail({
          ...{ from, to: { name: "", address: to }, subject, text },
          messageId: `<${id}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
        return null;
      } catch (error) {
        return faultOf(error);
      }
    },
    close: () => machine.close(),
  };
}
