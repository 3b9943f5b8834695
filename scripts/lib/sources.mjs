import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** What the production build is made of. Tests, documents and scripts do not change it. */
export const BUILD_SOURCES = [
  "src",
  "messages",
  "public",
  "prisma/schema",
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];

/**
 * One number for the content of files and folders below `root`: it changes when any file's name or content does.
 * Tests are left out. Generated code is left out too: it follows from the schema, which is in.
 */
export function fingerprintOf(root, entries) {
  const hash = createHash("sha256").update(process.version);
  for (const file of entries.flatMap((entry) => filesBelow(root, entry))) {
    hash.update(`${file}\0`).update(
      createHash("sha256")
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

function filesBelow(root, entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [entry];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(root, path.join(found.parentPath ?? found.path, found.name)))
    .filter((file) => !/\.test\.(tsx?|mjs)$/.test(file) && !/(^|[/\\])generated[/\\]/.test(file))
    .sort();
}
