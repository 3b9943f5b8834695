import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const configuration = path.join(root, ".dependency-cruiser.cjs");
const rules = createRequire(import.meta.url)(configuration) as Record<"forbidden" | "required", { name: string }[]>;

// Inside the checkout, so that packages resolve; ignored by git.
mkdirSync(path.join(root, ".samlots"), { recursive: true });
const trees: string[] = [];

afterAll(() => trees.forEach((tree) => rmSync(tree, { recursive: true, force: true })));

type Tree = Readonly<Record<string, string>>;

/** Writes the files, cruises them with the real rules and returns the violations as "rule: from". */
function violations(files: Tree): string[] {
  const tree = mkdtempSync(path.join(root, ".samlots/architecture-"));
  trees.push(tree);
  const compilerOptions = {
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    paths: { "@/*": ["./src/*"] },
  };
  for (const [file, text] of Object.entries({ "tsconfig.json": JSON.stringify({ compilerOptions }), ...files })) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  const command = path.join(root, "node_modules/.bin/depcruise");
  const output = execFileSync(command, ["src", "--config", configuration, "--output-type", "json"], {
    cwd: tree,
    maxBuffer: 1e8,
  });
  const { summary } = JSON.parse(output.toString()) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
}

/** A small house in order: every kind of file, every allowed way. */
const HOUSE: Tree = {
  "src/platform/result/index.ts": "export const ok = 1;",
  "src/platform/db/index.ts": 'import { ok } from "@/platform/result"; export const db = ok; export type Row = number;',
  "src/kernel/audit/index.ts": 'import { db } from "@/platform/db"; export const record = db;',
  "src/kernel/gate/index.ts": 'import { record } from "@/kernel/audit"; export const action = record;',
  "src/kernel/cases/index.ts": 'export { openCase } from "./operations";',
  "src/kernel/cases/contract.ts": 'import type { Row } from "@/platform/db"; export type Case = Row;',
  "src/kernel/cases/domain/opening.ts":
    'import type { Case } from "../contract"; import { ok } from "@/platform/result"; export const decide: Case = ok;',
  "src/kernel/cases/data/rows.ts": 'import type { Row } from "@/platform/db"; export const find: Row = 1;',
  "src/kernel/cases/operations.ts":
    'import { action } from "@/kernel/gate"; import { find } from "./data/rows"; import { decide } from "./domain/opening"; export const openCase = [action, find, decide];',
  "src/ui/button.ts": 'import { ok } from "@/platform/result"; export const button = ok;',
  "src/modules/index.ts": 'import { a } from "./alpha/module"; export const modules = [a];',
  "src/modules/alpha/module.ts": 'import { openCase } from "@/kernel/cases"; export const a = openCase;',
  "src/modules/alpha/index.ts": 'export { form } from "./ui/form";',
  "src/modules/alpha/schema.ts": 'import * as z from "zod"; export const schema = z;',
  "src/modules/alpha/operations.ts":
    'import { schema } from "./schema"; export const save = schema; export type Saved = number;',
  "src/modules/alpha/actions.ts":
    'import { action } from "@/kernel/gate"; import { save } from "./operations"; export const saveAction = [action, save];',
  "src/modules/alpha/ui/form.ts":
    'import { saveAction } from "../actions"; import type { Saved } from "../operations"; import { button } from "@/ui/button"; export const form: [unknown, unknown, Saved] = [saveAction, button, 1];',
  "src/app/page.ts":
    'import { form } from "@/modules/alpha"; import { modules } from "@/modules"; export const page = [form, modules];',
};

/** One file for each rule that breaks it, laid over the house. The key is the rule; the first file is the culprit. */
const BREAKS: Readonly<Record<string, Tree>> = {
  "no-cycles": {
    "src/ui/one.ts": 'import { two } from "./two"; export const one = two;',
    "src/ui/two.ts": 'import { one } from "./one"; export const two = one;',
  },
  "no-dead-files": { "src/ui/left-over.ts": "export const leftOver = 1;" },
  "not-to-unresolvable": { "src/ui/lost.ts": 'import { x } from "./nowhere"; export const lost = x;' },
  "workflows-never-meet": { "src/modules/beta/a.ts": 'import { form } from "@/modules/alpha"; export const a = form;' },
  "modules-by-their-door": {
    "src/app/back-way.ts": 'import { save } from "@/modules/alpha/operations"; export const x = save;',
  },
  "manifests-by-their-door": {
    "src/modules/index.ts": 'import { save } from "./alpha/operations"; export const modules = [save];',
  },
  "kernel-by-its-door": {
    "src/app/kernel-way.ts": 'import { openCase } from "@/kernel/cases/operations"; export const x = openCase;',
  },
  "kernel-neighbours-by-their-door": {
    "src/kernel/persons/a.ts": 'import { openCase } from "@/kernel/cases/operations"; export const a = openCase;',
  },
  "kernel-floor-2-looks-down": {
    "src/kernel/gate/up.ts": 'import type { Case } from "@/kernel/cases/contract"; export type A = Case;',
  },
  "kernel-floor-1-looks-down": {
    "src/kernel/access/up.ts": 'import { action } from "@/kernel/gate"; export const a = action;',
  },
  "kernel-has-known-floors": {
    "src/app/unknown-floor.ts": 'import { a } from "@/kernel/attic"; export const b = a;',
    "src/kernel/attic/index.ts": "export const a = 1;",
  },
  "kernel-knows-no-workflow": {
    "src/kernel/cases/up.ts": 'import { form } from "@/modules/alpha"; export const a = form;',
  },
  "modules-know-no-route": { "src/modules/alpha/up.ts": 'import { page } from "@/app/page"; export const a = page;' },
  "platform-knows-no-domain": {
    "src/platform/log.ts": 'import { record } from "@/kernel/audit"; export const a = record;',
  },
  "ui-knows-no-domain": {
    "src/ui/case.ts": 'import type { Case } from "@/kernel/cases/contract"; export type A = Case;',
  },
  "domain-is-pure": {
    "src/modules/alpha/domain/rule.ts": 'import { readFileSync } from "node:fs"; export const a = readFileSync;',
  },
  "few-hold-the-database": { "src/modules/alpha/sly.ts": 'import { db } from "@/platform/db"; export const a = db;' },
  "database-driver-in-one-place": { "src/kernel/gate/second.ts": 'import pg from "pg"; export const a = pg;' },
  "rows-for-operations-and-views": {
    "src/kernel/cases/sly.ts": 'import { find } from "./data/rows"; export const a = find;',
  },
  "module-ui-through-actions": {
    "src/modules/alpha/ui/sly.ts": 'import { save } from "../operations"; export const a = save;',
  },
  "nobody-imports-a-route": {
    "src/modules/alpha/route.ts": 'import { page } from "@/app/page"; export const a = page;',
  },
  "no-tests-in-the-product": {
    "src/ui/tested.ts": 'import { a } from "./a.test"; export const b = a;',
    "src/ui/a.test.ts": "export const a = 1;",
  },
  "actions-pass-the-gate": {
    "src/modules/alpha/more/actions.ts": 'import { save } from "../operations"; export const saveAction = save;',
  },
};

describe("the map of the house", () => {
  it("finds nothing in a house in order", () => {
    expect(violations(HOUSE)).toEqual([]);
  });

  it("has one breach here for every rule", () => {
    const names = [...rules.forbidden, ...rules.required].map(({ name }) => name);
    expect(Object.keys(BREAKS).sort()).toEqual(names.sort());
  });

  it("fires each rule at its breach", () => {
    // The breaches touch different files, so one house can hold them all; only the list of modules is replaced.
    const found = violations({ ...HOUSE, ...Object.assign({}, ...Object.values(BREAKS)) });
    for (const [rule, files] of Object.entries(BREAKS)) expect(found).toContain(`${rule}: ${Object.keys(files)[0]}`);
  });
});
