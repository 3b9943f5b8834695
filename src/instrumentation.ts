/** Runs once, before the server answers anybody: refuses to start, in one sentence, on what would not be safe. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too and drops the branch by this very name; nothing of ours runs there.
  // eslint-disable-next-line no-restricted-properties -- a constant of the build, not a setting: see above
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseUnsafeStart } = await import("@/platform/health/start");
  await refuseUnsafeStart();
  await startRounds();
}

/** Reminders by e-mail, round after round. Without a mail server there is nobody to send them by: the boards show them. */
async function startRounds(): Promise<void> {
  const { openPostman } = await import("@/platform/mail");
  const postman = openPostman();
  if (postman === null) return;
  const { noticeRound } = await import("@/kernel/attention");
  const { inTransaction } = await import("@/platform/db");
  const { env } = await import("@/platform/env");
  const { comeRound } = await import("@/platform/jobs");
  const signInUrl = `${env().NEXTAUTH_URL.replace(/\/$/, "")}/sign-in`;
  comeRound("attention.notices", env().NOTICE_INTERVAL_SECONDS, async () => {
    await noticeRound({ inTransaction, postman, signInUrl });
  });
}
