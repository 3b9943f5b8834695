/** What the server does by itself, round after round. In a file of its own, so that the edge build of instrumentation has none of it. */
import "server-only";
import { noticeRound } from "@/kernel/attention";
import { openSealer } from "@/kernel/audit";
import { purgeRound } from "@/kernel/retention";
import { inTransaction } from "@/platform/db";
import { env, EnvironmentUnsafe } from "@/platform/env";
import { comeRound } from "@/platform/jobs";
import { openPostman } from "@/platform/mail";

/** Starts what comes round by itself. */
export function startRounds(): void {
  startSealing();
  startReminders();
  startPurging();
}

/** Seals the log, where this process has a key to sign with. */
function startSealing(): void {
  const sealer = sealerOrEnd();
  if (sealer === null) return;
  comeRound("audit.seal", env().AUDIT_SEAL_INTERVAL_SECONDS, async () => {
    await sealer.round();
  });
}

/** Ends the process with one sentence when the key is there and not fit to sign with, as an unsafe environment does. */
function sealerOrEnd(): ReturnType<typeof openSealer> {
  try {
    return openSealer();
  } catch (fault) {
    if (!(fault instanceof EnvironmentUnsafe)) throw fault;
    process.stderr.write(`\nSamlots does not start: ${fault.message}\n`);
    process.exit(1);
  }
}

/** Reminders by e-mail. Without a mail server there is nobody to send them by: the boards show what waits. */
function startReminders(): void {
  const postman = openPostman();
  if (postman === null) return;
  const signInUrl = `${env().NEXTAUTH_URL.replace(/\/$/, "")}/sign-in`;
  comeRound("attention.notices", env().NOTICE_INTERVAL_SECONDS, async () => {
    await noticeRound({ inTransaction, postman, signInUrl });
  });
}

/** Seconds between two rounds that clear away what nobody needs any longer. Ages are days: docs/retention.md. */
const PURGE_INTERVAL_SECONDS = 6 * 60 * 60;

/** Clears away reminders, stored answers, ended sessions and the like when their time is over. */
function startPurging(): void {
  comeRound("retention.purge", PURGE_INTERVAL_SECONDS, async () => {
    await purgeRound({ inTransaction });
  });
}
