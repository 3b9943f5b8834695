/** What the server does by itself, round after round. In a file of its own, so that the edge build of instrumentation has none of it. */
import "server-only";
import { noticeRound } from "@/kernel/attention";
import { inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { comeRound } from "@/platform/jobs";
import { openPostman } from "@/platform/mail";

/** Starts the reminders by e-mail. Without a mail server there is nobody to send them by: the boards show what waits. */
export function startRounds(): void {
  const postman = openPostman();
  if (postman === null) return;
  const signInUrl = `${env().NEXTAUTH_URL.replace(/\/$/, "")}/sign-in`;
  comeRound("attention.notices", env().NOTICE_INTERVAL_SECONDS, async () => {
    await noticeRound({ inTransaction, postman, signInUrl });
  });
}
