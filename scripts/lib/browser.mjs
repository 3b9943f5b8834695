import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { run } from "./children.mjs";
import { inProject } from "./paths.mjs";
import { Refusal } from "./say.mjs";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const OTHER_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium for the browser tests: Playwright's own, one of the system, Debian's package (root with apt), or
 * Playwright's download.
 * @returns {Promise<{ file: string, origin: string }>}
 */
export async function findBrowser() {
  const present = playwrightBrowser() ?? systemBrowser();
  if (present) return present;
  const installed = (await installDebianBrowser()) ?? (await downloadPlaywrightBrowser());
  if (installed) return installed;
  throw new Refusal(
    "There is no Chromium for the browser tests; install the chromium package of your system, or run npx playwright install chromium.",
  );
}

function playwrightBrowser() {
  const file = createRequire(inProject("package.json"))("playwright").chromium.executablePath();
  return existsSync(file) ? { file, origin: "Playwright's own Chromium" } : null;
}

function systemBrowser() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    ...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...OTHER_PLACES,
  ];
  const file = candidates.find((candidate) => isExecutable(candidate) && starts(candidate));
  return file ? { file, origin: "the system's" } : null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's chromium-browser is a stub that only says it wants snap: it answers, but with a failure. */
function starts(file) {
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

async function installDebianBrowser() {
  const isRootWithApt = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (!isRootWithApt) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  const found = systemBrowser();
  return found && { ...found, origin: "Debian's package, just installed" };
}

async function downloadPlaywrightBrowser() {
  const command = inProject("node_modules/playwright/cli.js");
  await run("timeout", ["300", process.execPath, command, "install", "chromium"]);
  const found = playwrightBrowser();
  return found && { ...found, origin: "Playwright's own Chromium, just downloaded" };
}
