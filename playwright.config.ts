import { defineConfig, devices } from "@playwright/test";

/**
 * `npm test -- e2e` builds, seeds and serves, then passes the address and the browser in. To drive a server that already
 * runs: SAMLOTS_E2E_URL=http://localhost:3000 npx playwright test
 */
export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The machine this must run on has two cores, one of which serves.
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: process.env.SAMLOTS_E2E_URL ?? "http://localhost:3000",
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.SAMLOTS_E2E_BROWSER,
      // No calls home from the tests' browser.
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"] }, testIgnore: /\.phone\.spec\.ts$/ },
    { name: "phone", use: { ...devices["Pixel 7"] }, testMatch: /\.phone\.spec\.ts$/ },
  ],
});
