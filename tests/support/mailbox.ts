/** A mail server on this machine that keeps every byte it is given. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message as it came over the line. */
  readonly bytes: string;
}

/** Opens a mail server. `answer` may refuse a letter with an SMTP code before it is taken. */
export async function openMailbox() {
  const arrived: Arrived[] = [];
  const answer: { code: number | null; delayMs: number } = { code: null, delayMs: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        setTimeout(() => {
          if (answer.code !== null) {
            done(Object.assign(new Error("not now"), { responseCode: answer.code }));
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          arrived.push({
            from: mailFrom === false ? "" : (mailFrom?.address ?? ""),
            to: rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks).toString("utf8"),
          });
          done();
        }, answer.delayMs);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    arrived,
    answer,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
