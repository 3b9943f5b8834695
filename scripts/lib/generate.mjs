import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mustRun } from "./children.mjs";
import { withLock } from "./lock.mjs";
import { inProject, inState } from "./paths.mjs";
import { schemaFiles, schemaFolder } from "./schema-engine.mjs";
import { readMark, writeWhole } from "./state.mjs";

const mark = inProject("src/generated/.made-from");

/** Makes the database client from prisma/schema when it is missing or the schema has changed. */
export async function ensureClient() {
  const wanted = fingerprint();
  const current = () => readMark(mark) === wanted && existsSync(inProject("src/generated/prisma/client.ts"));
  if (current()) return;
  await withLock(inState("generate.lock"), async () => {
    if (!current()) await generateClient();
  });
}

export async function generateClient() {
  await mustRun("prisma generate", process.execPath, [inProject("node_modules/prisma/build/index.js"), "generate"], {
    env: generateEnvironment(),
  });
  writeWhole(mark, `${fingerprint()}\n`, 0o644);
}

/**
 * `prisma generate` asks for the schema engine's binary though it does not run it, and tries to download it. Where it
 * has not been downloaded, any executable satisfies the question.
 */
function generateEnvironment() {
  const engines = inProject("node_modules/@prisma/engines");
  const hasEngine = readdirSync(engines).some((name) => name.startsWith("schema-engine-"));
  const environment = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  if (hasEngine || process.env.PRISMA_SCHEMA_ENGINE_BINARY) return environment;
  return { ...environment, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(inProject("node_modules/prisma/package.json")));
  for (const [file, content] of schemaFiles(schemaFolder)) hash.update(`${file}\0${content}\0`);
  return hash.digest("hex");
}
