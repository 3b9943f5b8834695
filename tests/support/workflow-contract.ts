/** The five steps of docs/adding-a-workflow.md as checks on the tree: what a workflow lacks, one sentence each. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ManifestItem, WorkflowModule } from "@/kernel/workflow";

/** The headings that say a workflow's words, states and legal ground; what it is stands above them. */
const README_HEADINGS = ["Words", "States", "Legal ground"];

/** A part of a module, in one file or in a folder with a door of its own. */
const PARTS = ["module", "schema", "corridor", "operations", "views", "actions"];

const ACTION = /^export const \w+Action = (action|lookup)\(\w+\);$/;
const ROUTE = /^export \{ [^}]+ \} from "@\/modules\/([a-z-]+)";\n$/;

/** Everything that the steps ask for and the tree does not have. Empty when the workflow is whole. */
export async function breachesOf(root: string, workflow: WorkflowModule, catalogue: unknown): Promise<string[]> {
  return [
    ...folderBreaches(root, workflow.name),
    ...(await itemBreaches(root, workflow)),
    ...schemaBreaches(root, workflow.name),
    ...messageBreaches(workflow, catalogue),
    ...routeBreaches(root, workflow),
  ];
}

/** Step 1: the folder, its page and its parts; each server action is one line. */
function folderBreaches(root: string, name: string): string[] {
  const folder = path.join(root, "src/modules", name);
  const readme = textOf(path.join(folder, "README.md")) ?? "";
  const actions = (textOf(path.join(folder, "actions.ts")) ?? "").replace(/^import [^;]+;$/gm, "");
  const lines = actions.split("\n").filter((line) => line.trim() !== "" && line !== '"use server";');
  return [
    ...README_HEADINGS.filter((heading) => !readme.includes(`\n## ${heading}\n`)).map((one) => `README.md: ${one}`),
    ...PARTS.filter((part) => partFile(root, name, part) === undefined).map((part) => `no ${part}`),
    ...["domain", "data", "ui"].filter((part) => !existsSync(path.join(folder, part))).map((part) => `no ${part}/`),
    ...(filesIn(path.join(folder, "domain")).some((file) => file.endsWith(".test.ts")) ? [] : ["no test of a rule"]),
    ...lines.filter((line) => !ACTION.test(line)).map((line) => `actions.ts: ${line}`),
  ];
}

/** Step 1, module.ts: it lists every operation and view the module has, and none that it has not. */
async function itemBreaches(root: string, workflow: WorkflowModule): Promise<string[]> {
  const made: string[] = [];
  for (const part of ["operations", "views"]) {
    const file = partFile(root, workflow.name, part);
    if (!file) continue;
    const exported = (await import(file)) as Record<string, unknown>;
    made.push(
      ...Object.values(exported)
        .filter(isItem)
        .map(({ name }) => name),
    );
  }
  const listed = workflow.items.map(({ name }) => name);
  return [
    ...made.filter((name) => !listed.includes(name)).map((name) => `not in the manifest: ${name}`),
    ...listed.filter((name) => !made.includes(name)).map((name) => `in the manifest only: ${name}`),
    ...listed.filter((name, i) => listed.indexOf(name) !== i).map((name) => `twice in the manifest: ${name}`),
    ...listed.filter((name) => !name.startsWith(`${workflow.name}.`)).map((name) => `named after another: ${name}`),
  ];
}

/** Step 2: a schema file of its own, and a migration that makes each of its tables. */
function schemaBreaches(root: string, name: string): string[] {
  const schema = textOf(path.join(root, "prisma/schema", `${name}.prisma`));
  if (schema === undefined) return [`no prisma/schema/${name}.prisma`];
  const folder = path.join(root, "prisma/migrations");
  const migrations = filesIn(folder).map((file) => textOf(path.join(folder, file)));
  const tables = [...schema.matchAll(/@@map\("(\w+)"\)/g)].map(([, table]) => table);
  const makes = (table: string | undefined) =>
    migrations.some((sql) => new RegExp(`create table (public\\.)?"?${table}"?[\\s(]`, "i").test(sql ?? ""));
  return tables.filter((table) => !makes(table)).map((table) => `no migration makes ${table}`);
}

/** Step 3: its messages are registered, and hold every key the manifest names. */
function messageBreaches({ messages, caseLabel, nav, measures }: WorkflowModule, catalogue: unknown): string[] {
  const keys = [messages, caseLabel, ...nav.map(({ label }) => label), ...measures.map(({ label }) => label)];
  return keys.filter((key) => at(catalogue, key) === undefined).map((key) => `no message ${key}`);
}

/** Step 4: one line for each route, and a page at every line of the menu. */
function routeBreaches(root: string, { name, nav }: WorkflowModule): string[] {
  const app = path.join(root, "src/app/(work)/[org]");
  const folder = path.join(app, name);
  const routes = filesIn(folder);
  return [
    ...(routes.length === 0 ? ["no routes"] : []),
    ...routes
      .filter((file) => ROUTE.exec(textOf(path.join(folder, file)) ?? "")?.[1] !== name)
      .map((file) => `route of more than one line: ${file}`),
    ...nav
      .filter((item) => !existsSync(path.join(app, item.path, "page.tsx")))
      .map((item) => `the menu leads nowhere: ${item.path}`),
  ];
}

function partFile(root: string, name: string, part: string): string | undefined {
  const base = path.join(root, "src/modules", name, part);
  return [`${base}.ts`, path.join(base, "index.ts")].find((file) => existsSync(file));
}

/** The files below a folder, at any depth, by their path in it. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function isItem(exported: unknown): exported is ManifestItem {
  const { kind } = (exported ?? {}) as { readonly kind?: unknown };
  return kind === "operation" || kind === "view";
}

function at(catalogue: unknown, key: string): unknown {
  return key
    .split(".")
    .reduce((part: unknown, word) => (part as Record<string, unknown> | undefined)?.[word], catalogue);
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
