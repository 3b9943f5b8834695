import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { inProject, projectFolder } from "./paths.mjs";

export const schemaFolder = inProject("prisma/schema");

/** Postgres's internal one-byte type, which the adapter does not know though the catalog uses it. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Column type numbers of @prisma/driver-adapter-utils. */
const COLUMN_TEXT = 7;
const COLUMN_CHARACTER = 6;

/**
 * Prisma's schema engine, compiled to WebAssembly and driven in this process: the ordinary one is a binary that the
 * Prisma command line downloads, which a closed network does not allow. Used for comparing only; applying migrations
 * needs no engine (see migrations.mjs).
 */
export async function compareWithDatabase(url, folder = schemaFolder) {
  const { engine, dispose } = await openEngine(url, schemaFiles(folder));
  try {
    const files = schemaFiles(folder).map(([file, content]) => ({ path: file, content }));
    const difference = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: projectFolder },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return difference.exitCode === 2 ? withoutSchemaLine(difference.stdout ?? "") : "";
  } finally {
    await dispose();
  }
}

/** The engine always begins with making the public schema, which every database already has. */
const withoutSchemaLine = (sql) => sql.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', "");

export function schemaFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [path.join(folder, name), readFileSync(path.join(folder, name), "utf8")]);
}

async function openEngine(url, files) {
  const require = createRequire(inProject("package.json"));
  const { PrismaPg } = require("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");
  const { pool, characterColumns } = poolThatKnowsChar(require("pg"), url);
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => withCharacterColumns(await connect(), characterColumns);
  const { SchemaEngine } = await instantiate(require);
  const engine = await SchemaEngine.new({ datamodels: files }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  return { engine, dispose: () => pool.end() };
}

async function instantiate(require) {
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const glue = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const binary = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message(message) {
      process.stderr.write(`${message}\n`);
    },
  };
  return glue;
}

/** Says "text" for each "char" column, and remembers its name so that the answer can be put right again. */
function poolThatKnowsChar(pg, url) {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  const characterColumns = new Set();
  const query = pool.query.bind(pool);
  pool.query = async (...parameters) => {
    const result = await query(...parameters);
    for (const field of result?.fields ?? []) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      characterColumns.add(field.name);
    }
    return result;
  };
  return { pool, characterColumns };
}

function withCharacterColumns(adapter, names) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    result.columnTypes = result.columnTypes.map((type, index) =>
      type === COLUMN_TEXT && names.has(result.columnNames[index]) ? COLUMN_CHARACTER : type,
    );
    return result;
  };
  return adapter;
}
