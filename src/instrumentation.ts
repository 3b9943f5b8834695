/** Runs once, before the server answers anybody: refuses to start, in one sentence, on what would not be safe. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too and drops the branch by this very name; nothing of ours runs there.
  // eslint-disable-next-line no-restricted-properties -- a constant of the build, not a setting: see above
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseUnsafeStart } = await import("@/platform/health/start");
  await refuseUnsafeStart();
  const { startRounds } = await import("./instrumentation-rounds");
  startRounds();
}
