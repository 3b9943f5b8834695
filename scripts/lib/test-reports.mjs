import { readJson } from "./lock.mjs";

/** What a test tool's JSON report says. A report that is missing counts as one failure: the tool did not get that far. */

/** Vitest (and Jest) JSON. A file that could not be loaded has no tests but is a failure. Pure. */
export function countVitest(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloadable = (report.testResults ?? []).filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright JSON. A test that passed only when repeated is a failure here: a flaky test proves nothing. Pure. */
export function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

export const vitestCounts = (file) => countVitest(readJson(file));
export const playwrightCounts = (file) => countPlaywright(readJson(file));

/**
 * What each step took, the longest first. Steps run beside each other, so the sum is more than the wall clock says. Pure.
 * @param {{ name: string, seconds?: number }[]} results
 */
export function secondsLine(results) {
  return results
    .filter(({ seconds }) => seconds !== undefined)
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ name, seconds }) => `${name} ${seconds}`)
    .join(", ");
}

/**
 * The closing line. A step that failed without a failed test (format, types, a build) counts as one failure, and so
 * does one that ran no test at all where tests were expected. Pure.
 * @param {{ ok: boolean, counts?: { passed: number, failed: number, skipped: number } }[]} results
 */
export function closingLine(results) {
  const passed = results.reduce((sum, result) => sum + (result.counts?.passed ?? 0), 0);
  const failed = results.reduce((sum, result) => sum + Math.max(result.counts?.failed ?? 0, result.ok ? 0 : 1), 0);
  return { passed, failed, line: `${passed} passed, ${failed} failed` };
}
