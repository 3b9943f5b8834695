import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { findBrowser } from "./browser.mjs";
import { endChild, mustRun, run, tail } from "./children.mjs";
import { toolEnvironment, appEnvironment, typescriptFlags } from "./environment.mjs";
import { lockGaps, uncheckedPackages } from "./lock-file.mjs";
import { inProject } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { duration, Refusal, say } from "./say.mjs";
import { compareWithDatabase } from "./schema-engine.mjs";
import { startServer, waitUntilHealthy } from "./server.mjs";
import { signingKeyFile } from "./state.mjs";
import { playwrightCounts, vitestCounts } from "./test-reports.mjs";

/** Programs of node_modules by their entry files: no shell, no PATH. */
const tools = {
  prettier: "prettier/bin/prettier.cjs",
  eslint: "eslint/bin/eslint.js",
  next: "next/dist/bin/next",
  tsc: "typescript/bin/tsc",
  depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
  playwright: "@playwright/test/cli.js",
};

const tool = (name, parameters, environment = {}) =>
  run(process.execPath, [inProject("node_modules", tools[name]), ...parameters], {
    env: { ...cleanEnvironment(), ...environment },
  });

/** Tests never see the databases and secrets of the shell they are started from. */
function cleanEnvironment() {
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1", NO_COLOR: "1", FORCE_COLOR: "0" };
  const ours = [
    "DATABASE_URL",
    "DATABASE_ADMIN_URL",
    "DATABASE_MIGRATION_URL",
    "NEXTAUTH_SECRET",
    "NEXTAUTH_URL",
    "SAMLOTS_FIELD_KEY",
    "SAMLOTS_DEMO",
    "AUDIT_SIGNING_KEY_FILE",
    "AUDIT_CHECKPOINT_DIR",
    "NODE_ENV",
  ];
  for (const name of ours) delete environment[name];
  return environment;
}

/** Two cores are what a small machine has. */
const DATABASE_PLACES = 2;

const outcome = ({ code, output }) => ({ ok: code === 0, output });

/**
 * The steps of `npm test`, in the order they are begun. Each answers { ok, output, counts? }.
 * The fast ones are also `npm run check`.
 * @param {import("./test-run.mjs").TestRun} testRun
 */
export function testSteps(testRun) {
  return [
    { name: "lock", fast: true, perform: checkLock },
    { name: "types", fast: true, perform: () => checkTypes(testRun) },
    { name: "lint", fast: true, perform: async () => outcome(await tool("eslint", [".", "--max-warnings", "0"])) },
    {
      name: "format",
      fast: true,
      perform: async () => outcome(await tool("prettier", [".", "--check", "--log-level", "warn"])),
    },
    { name: "map", fast: true, perform: checkMap },
    { name: "unit", fast: true, perform: () => vitest(testRun, "unit", {}) },
    { name: "schema", perform: () => checkSchema(testRun) },
    { name: "database", perform: () => databaseTests(testRun) },
    { name: "build", perform: () => productionBuild(testRun) },
    { name: "e2e", needs: ["build"], alone: true, perform: () => browserTests(testRun) },
  ];
}

async function checkLock() {
  const lock = JSON.parse(readFileSync(inProject("package-lock.json"), "utf8"));
  const faults = [
    ...lockGaps(lock).map((gap) => `The lock file lacks ${gap}: npm ci would refuse it.`),
    ...uncheckedPackages(lock).map((place) => `The lock file has no checksum for ${place}.`),
  ];
  return { ok: faults.length === 0, output: faults.join("\n") };
}

/** tsc over everything, with the types of the routes made for this run. */
async function checkTypes(testRun) {
  const typesFolder = path.join(path.dirname(testRun.distDir), "types");
  const made = await tool("next", ["typegen"], { ...testRun.buildEnvironment(), SAMLOTS_DIST_DIR: typesFolder });
  if (made.code !== 0) return outcome(made);
  writeFileSync(
    testRun.file("next-env.d.ts"),
    '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\nimport "./types/types/routes.d.ts";\n',
  );
  const validator = testRun.file("types/types/validator.ts");
  const settings = {
    extends: "../../../tsconfig.json",
    compilerOptions: { paths: { "@/*": ["../../../src/*"] }, incremental: false },
    files: ["./next-env.d.ts", ...(existsSync(validator) ? ["./types/types/validator.ts"] : [])],
    include: ["../../../**/*.ts", "../../../**/*.tsx"],
    exclude: ["../../../node_modules", "../../../.next", "../../../.samlots", "../../../next-env.d.ts"],
  };
  writeFileSync(testRun.file("tsconfig.check.json"), JSON.stringify(settings));
  return outcome(await tool("tsc", ["--noEmit", "-p", testRun.file("tsconfig.check.json")]));
}

/** Who may import whom, and what nobody uses. */
async function checkMap() {
  const folders = ["src", "messages", "tests", "e2e", "bench", "prisma"].filter((folder) =>
    existsSync(inProject(folder)),
  );
  const map = await tool("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "err", ...folders]);
  const unused = await tool("knip", ["--no-progress"]);
  return {
    ok: map.code === 0 && unused.code === 0,
    output: [map, unused].map((part) => (part.code === 0 ? "" : part.output)).join("\n"),
  };
}

async function vitest(testRun, project, environment) {
  const report = testRun.file(`${project}.json`);
  const parameters = [
    "run",
    "--project",
    project,
    "--testTimeout=60000",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { code, output } = await tool("vitest", parameters, environment);
  const counts = vitestCounts(report);
  return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, output, counts };
}

/** Do the migrations make what prisma/schema says? */
async function checkSchema(testRun) {
  const { migrationUrl } = await testRun.database("schema");
  const difference = (await compareWithDatabase(migrationUrl)).trim();
  return { ok: difference === "", output: `prisma/schema and the migrations differ:\n${difference}` };
}

/** Files side by side, a database for each place: what a file leaves behind meets only the files after it in its place. */
async function databaseTests(testRun) {
  const places = Array.from({ length: DATABASE_PLACES }, (_, at) => `gate_${at + 1}`);
  const databases = [];
  for (const name of places) databases.push(await testRun.database(name));
  return vitest(testRun, "database", {
    SAMLOTS_TEST_DATABASES: JSON.stringify(databases.map(({ appUrl, adminUrl }) => ({ appUrl, adminUrl }))),
    SAMLOTS_CLUSTER: testRun.cluster.name,
  });
}

async function productionBuild(testRun) {
  try {
    await build(testRun.buildEnvironment(), testRun.distDir);
    return { ok: true, output: "" };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, output: error.message };
    throw error;
  }
}

/** The projects of playwright.config.ts: side by side, one for each core. */
const BROWSER_PROJECTS = ["pages", "journeys"];

async function browserTests(testRun) {
  const browser = await findBrowser();
  say(`  Browser: ${browser.file} (${browser.origin})`);
  const databases = {};
  for (const project of BROWSER_PROJECTS) databases[project] = await testRun.database(`e2e_${project}`);
  const parts = await Promise.all(
    BROWSER_PROJECTS.map((project) =>
      browserProject(testRun, { browser, project, database: databases[project] }).catch((error) => ({
        ok: false,
        output: `${project}: ${error.message}`,
      })),
    ),
  );
  const counts = parts.map((part) => part.counts).filter(Boolean);
  const sum = (name) => counts.reduce((total, one) => total + one[name], 0);
  return {
    ok: parts.every((part) => part.ok),
    output: parts.flatMap((part) => (part.ok ? [] : [tail(part.output, 200)])).join("\n"),
    ...(counts.length > 0 ? { counts: { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") } } : {}),
  };
}

/** The built application on a free port with a seeded database of its own, driven in Chromium by one project's tests. */
async function browserProject(testRun, { browser, project, database }) {
  const begun = Date.now();
  const port = await freePort();
  const settings = { database, port, demo: true };
  const own = {
    NEXTAUTH_SECRET: randomBytes(48).toString("base64url"),
    NEXTAUTH_URL: `http://localhost:${port}`,
    SAMLOTS_FIELD_KEY: randomBytes(32).toString("base64"),
    AUDIT_SIGNING_KEY_FILE: signingKeyFile(),
    AUDIT_CHECKPOINT_DIR: testRun.file(`audit-${project}`),
  };
  await mustRun("The seed", process.execPath, [...typescriptFlags, inProject("prisma/seed/main.ts")], {
    env: { ...toolEnvironment(settings), ...own, NODE_ENV: "production" },
  });
  const server = startServer(
    inProject(testRun.distDir, "standalone/server.js"),
    { ...appEnvironment(settings), ...own },
    port,
    "pipe",
  );
  const log = collect(server);
  try {
    await waitUntilHealthy(server, port);
    const report = testRun.file(`e2e-${project}.json`);
    const parameters = [
      "test",
      "--project",
      project,
      "--config",
      "playwright.config.ts",
      "--reporter=list,json",
      "--output",
      testRun.file("test-results", project),
    ];
    const { code, output } = await tool("playwright", parameters, {
      ...own,
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      SAMLOTS_CLUSTER: testRun.cluster.name,
      SAMLOTS_E2E_URL: own.NEXTAUTH_URL,
      SAMLOTS_E2E_BROWSER: browser.file,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const counts = playwrightCounts(report);
    say(`  ${project}: ${duration(Date.now() - begun)}`);
    return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, output, counts };
  } catch (error) {
    return { ok: false, output: `${error.message}\n${tail(log(), 60)}` };
  } finally {
    writeFileSync(testRun.file(`server-${project}.log`), log());
    await endChild(server);
  }
}

function collect(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text = (text + chunk).slice(-1_000_000);
    });
  }
  return () => text;
}
