import { describe, expect, it } from "vitest";
import { closingLine, countPlaywright, countVitest, secondsLine } from "./test-reports.mjs";

describe("countVitest", () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [] };

  it("takes the tool's numbers", () => {
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it("counts a file that could not be loaded", () => {
    const unloadable = { ...report, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(countVitest(unloadable).failed).toBe(2);
    expect(countVitest(null).failed).toBe(1);
  });
});

describe("countPlaywright", () => {
  it("takes a flaky test for a failed one", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
    expect(countPlaywright(null).failed).toBe(1);
  });
});

describe("secondsLine", () => {
  it("names the longest step first, and leaves out what was not run", () => {
    const results = [{ name: "types", seconds: 25 }, { name: "e2e" }, { name: "database", seconds: 300 }];
    expect(secondsLine(results)).toBe("database 300, types 25");
  });
});

describe("closingLine", () => {
  it("sums the tests and counts a failed step once", () => {
    const results = [
      { ok: true },
      { ok: true, counts: { passed: 10, failed: 0, skipped: 0 } },
      { ok: false, counts: { passed: 4, failed: 2, skipped: 0 } },
      { ok: false },
      { ok: false, counts: { passed: 0, failed: 0, skipped: 0 } },
    ];
    expect(closingLine(results).line).toBe("14 passed, 4 failed");
  });

  it("says none failed only when every step is well", () => {
    expect(closingLine([{ ok: true, counts: { passed: 1, failed: 0, skipped: 0 } }]).failed).toBe(0);
  });
});
