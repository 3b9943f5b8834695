import "server-only";
import { parseArgs } from "node:util";
import { DEMO_PASSWORD, listDemoSignIns } from "@/kernel/identity";
import { env } from "@/platform/env";
import type { Command } from "./command";
import { Refusal } from "./refusal";

/** The sign-ins of the demo town: fictional people, one password that everybody may know. */
export const accounts: Command = {
  words: ["accounts"],
  usage: "accounts [--json]",
  run: async (args, { out }) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } }, strict: true });
    if (!env().SAMLOTS_DEMO) throw new Refusal("This is no demonstration: there are no demo sign-ins to list.", 1);
    const rows = (await listDemoSignIns()).map(({ email, displayName, role, unitName, tenantName }) => ({
      ...{ email, name: displayName, role, unit: unitName, tenant: tenantName, password: DEMO_PASSWORD },
    }));
    if (rows.length === 0) throw new Refusal("The demo town has not been moved into yet: run npm start first.", 1);
    out(values.json ? JSON.stringify(rows, null, 2) : table(rows));
    return 0;
  },
};

function table(rows: readonly { email: string; role: string; unit: string; tenant: string }[]): string {
  const lines = rows.map(({ email, role, unit, tenant }) => [email, role, unit, tenant]);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const padded = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...padded, "", `Password for all of them: ${DEMO_PASSWORD}`].join("\n");
}
