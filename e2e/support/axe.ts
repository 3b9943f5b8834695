import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const near = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const source = readFileSync(near.resolve("axe-core/axe.min.js"), "utf8");

/** What light and dark can make different in one and the same document. */
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

interface AxeRun {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Loads axe into the page as it stands. Once for each document. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe has against the page as it stands, or a part of it, in lines one can act on. */
export async function violationsOn(
  page: Page,
  which: "everything" | "colours" = "everything",
  within = "html",
): Promise<string[]> {
  const run = await page.evaluate(
    ({ part, options }) =>
      (globalThis as unknown as { axe: { run(part: string, options: object): Promise<AxeRun> } }).axe.run(
        part,
        options,
      ),
    { part: within, options: { resultTypes: ["violations"], ...(which === "colours" ? colours : {}) } },
  );
  return run.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}
