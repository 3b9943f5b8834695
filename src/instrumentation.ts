/** Runs once, before the server answers anybody: refuses to start, in one sentence, on what would not be safe. */
export async function register(): Promise<void> {
  const { refuseUnsafeStart } = await import("@/platform/health/start");
  await refuseUnsafeStart();
}
