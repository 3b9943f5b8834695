import { defineConfig, devices } from "@playwright/test";

/** The page by page part: about half of the work, nearly all of it axe's. */
const pages = "**/accessibility.spec.ts";

/**
 * Browser tests against a production build. `npm test` builds, seeds, serves and names the address, the browser and the
 * database (scripts/lib/test-steps.mjs), for each project its own, and runs the two side by side. One worker in each:
 * the tests of a project share the demo town.
 */
export default defineConfig({
  testDir: "./e2e",
  projects: [
    { name: "pages", testMatch: pages },
    { name: "journeys", testMatch: "**/*.spec.ts", testIgnore: pages },
  ],
  globalSetup: "./e2e/support/stage-setup.ts",
  // A test that passes only when it is tried again proves nothing.
  retries: 0,
  workers: 1,
  timeout: 120_000,
  // A queue that found no net waits some seconds before it tries again, and a machine in CI is slow.
  expect: { timeout: 25_000 },
  forbidOnly: true,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.SAMLOTS_E2E_URL ?? "http://localhost:3000",
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    trace: "retain-on-failure",
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: {
      ...(process.env.SAMLOTS_E2E_BROWSER ? { executablePath: process.env.SAMLOTS_E2E_BROWSER } : {}),
      args: [
        // Chromium refuses to run as root inside its own sandbox, and containers run as root.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        // No calls home from the tests' browser.
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
