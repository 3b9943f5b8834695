import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { mustRun } from "./children.mjs";
import { inProject, projectFolder } from "./paths.mjs";
import { Refusal, step } from "./say.mjs";
import { BUILD_SOURCES, fingerprintOf } from "./sources.mjs";
import { readMark, writeWhole } from "./state.mjs";

/** The production build of this checkout, made again only when its sources have changed. */
export async function ensureBuild() {
  const mark = inProject(".next/samlots-build");
  const wanted = fingerprintOf(projectFolder, BUILD_SOURCES);
  if (readMark(mark) === wanted && existsSync(serverFile())) return;
  rmSync(mark, { force: true });
  await step("Building for production", () => build({}));
  writeWhole(mark, `${wanted}\n`, 0o644);
}

export const serverFile = (distDir = ".next") => inProject(distDir, "standalone/server.js");

/** `next build`, and the static files put where the standalone server looks for them. */
export async function build(environment, distDir = ".next") {
  await mustRun("next build", process.execPath, [inProject("node_modules/next/dist/bin/next"), "build"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      SAMLOTS_BUILD_WITHOUT_TYPES: "1",
      ...environment,
    },
  });
  const standalone = inProject(distDir, "standalone");
  refuseStowaways(standalone, distDir);
  cpSync(inProject(distDir, "static"), path.join(standalone, distDir, "static"), { recursive: true });
  if (existsSync(inProject("public")))
    cpSync(inProject("public"), path.join(standalone, "public"), { recursive: true });
}

/**
 * One file that is opened by a name which the bundler cannot work out makes it take the whole project along: its history,
 * its tests, its secrets. Such a build is not delivered.
 */
function refuseStowaways(standalone, distDir) {
  const expected = ["node_modules", "package.json", "prisma", "public", "server.js", distDir.split("/")[0]];
  const stowaways = readdirSync(standalone).filter((name) => !expected.includes(name));
  if (stowaways.length === 0) return;
  throw new Refusal(
    `The build holds what does not belong to it: ${stowaways.join(", ")}. Mark the file access that is new with turbopackIgnore.`,
  );
}
