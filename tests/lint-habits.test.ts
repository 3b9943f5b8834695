import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const eslint = new ESLint({ cwd: root });

/** What lint says of this text in this file; the file need not exist. */
async function complaints(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map(({ message }) => message);
}

/** file, text, words of the reason. */
const BREACHES: [string, string, string][] = [
  ["src/kernel/gate/a.ts", '"use server";\nexport const a = 1;', "belongs in an actions.ts"],
  [
    "src/modules/a/actions.ts",
    'export const xAction = action(x);\nfunction f() {\n  "use server";\n}',
    "No inline server actions",
  ],
  ["src/modules/a/actions.ts", '"use server";\nexport async function x() {}', "every endpoint passes the gate"],
  [
    "src/modules/a/actions.ts",
    '"use server";\nexport const x = async () => 1;',
    "Write `export const xAction = action(x)`",
  ],
  [
    "src/modules/a/actions.ts",
    '"use server";\nexport const x = action(x, 1);',
    "Write `export const xAction = action(x)`",
  ],
  ["src/modules/a/actions.ts", '"use server";\nconst y = 1;\nexport const x = action(y);', "holds imports and"],
  ["src/modules/a/receivers.ts", "export const x = async () => new Response();", "Write `export const receiveX"],
  ["src/modules/a/receivers.ts", "export const x = receive(x, 1);", "Write `export const receiveX"],
  ["src/modules/a/pages.ts", "export const x = receive(x);", "belongs in a receivers.ts"],
  ["src/app/a/route.ts", "export const POST = receiveView(x);", "belongs in a receivers.ts"],
  ["src/modules/a/views.ts", '"use cache";\nexport const a = 1;', "No `use cache`"],
  ["src/modules/a/a.ts", "export const a = process.env.X;", "src/platform/env"],
  ["src/modules/a/a.ts", "export const { env } = process;", "src/platform/env"],
  ["src/modules/a/a.ts", 'import process from "node:process";\nexport const a = process;', "src/platform/env"],
  ["src/modules/a/a.ts", "export const a = new Date();", "src/platform/clock"],
  ["src/modules/a/a.ts", "export const a = Date.now();", "src/platform/clock"],
  ["src/modules/a/a.ts", "export const a = Date();", "src/platform/clock"],
  ["src/modules/a/a.ts", "export const a = (db) => db.$queryRawUnsafe('x');", "take SQL as text"],
  ["src/platform/db/a.ts", "export const a = (db) => db['$executeRawUnsafe']('x');", "take SQL as text"],
  ["src/modules/a/a.ts", "export const a = Prisma.raw('x');", "puts text into SQL"],
  ["src/modules/a/a.ts", "export default 1;", "Named exports only"],
  ["src/modules/a/a.ts", 'import { z } from "zod";\nexport const a = z;', "ships 65 kB more"],
  [
    "src/modules/a/ui/a.tsx",
    "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;",
    "No HTML from text",
  ],
  ["src/modules/a/ui/a.tsx", "export const A = () => <img src='x' />;", "alt"],
  ["src/modules/a/a.ts", "export const a = (x: any) => x;", "any"],
  ["src/modules/a/a.ts", "console.log(1);\nexport {};", "console"],
];

/** The places where the same is right. */
const ALLOWED: [string, string][] = [
  ["src/modules/a/actions.ts", '"use server";\n\nimport { x } from "./x";\n\nexport const xAction = action(x);\n'],
  ["src/modules/a/receivers.ts", "export const receiveX = receive(x);\nexport const receiveY = receiveView(y);\n"],
  ["src/platform/clock/index.ts", "export const now = () => new Date();\n"],
  ["src/platform/env/index.ts", "export const port = process.env.PORT;\n"],
  ["src/app/(work)/[org]/page.tsx", "export default function Page() {\n  return null;\n}\n"],
  ["scripts/start.mjs", "console.log(Date.now(), process.env.PORT);\n"],
  ["src/modules/a/a.ts", 'import * as z from "zod";\nexport const a = [z, new Date("2026-11-22")];\n'],
];

describe("lint", () => {
  it.each(BREACHES)("%s: %j is refused", async (file, text, reason) => {
    expect((await complaints(file, text)).join("\n")).toContain(reason);
  });

  it.each(ALLOWED)("%s: %j is allowed", async (file, text) => {
    expect((await complaints(file, text)).filter((message) => !/is not defined/.test(message))).toEqual([]);
  });
});
