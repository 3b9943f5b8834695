/**
 * Mutation of the decision engine (docs/secrecy.md, "How well it is tested"): `npx stryker run`, ten minutes or so. Every
 * small change of the engine must make a test beside it fail. Not part of `npm test`: it is the test of the tests.
 */
const options = {
  packageManager: "npm",
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.engine.config.ts", related: false },
  mutate: ["src/kernel/secrecy/**/*.ts", "!src/kernel/secrecy/**/*.test.ts"],
  coverageAnalysis: "perTest",
  // Mutants of the value lists run once when a file loads: each would need every test. Their words are held by types.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: ".samlots/mutation/report.json" },
  incremental: true,
  incrementalFile: ".samlots/mutation/incremental.json",
  tempDirName: ".samlots/mutation/sandbox",
  ignorePatterns: [
    "/.next",
    "/.samlots",
    "/test-results",
    "/e2e",
    "/public",
    "/prisma",
    "/src/app",
    "/src/modules",
    "/bench",
  ],
  thresholds: { high: 98, low: 95, break: 95 },
};

export default options;
