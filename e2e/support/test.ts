import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

/**
 * `test` that also fails when the browser reports a fault: an uncaught error, a refused script or style, an answer of
 * 500 or worse. A test that provokes one says so: `faults.expected.push(/…/)`.
 */
export const test = base.extend<{ faults: { readonly expected: RegExp[] } }>({
  faults: [
    async ({ browser, context }, use) => {
      const expected: RegExp[] = [];
      const seen: string[] = [];
      const watch = (one: BrowserContext) => {
        one.on("weberror", (error) => seen.push(`uncaught: ${error.error().message}`));
        one.on("console", (message) => {
          if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
        });
        one.on("response", (answer) => {
          if (answer.status() >= 500) seen.push(`${answer.status()}: ${answer.url()}`);
        });
      };
      watch(context);
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const made = await open(options);
        watch(made);
        return made;
      };
      await use({ expected });
      browser.newContext = open;
      expect(
        seen.filter((line) => !expected.some((pattern) => pattern.test(line))),
        "what the browser complained about",
      ).toEqual([]);
    },
    { auto: true },
  ],
});

/** Waits until what is pressed on the page is done at once: buttons outside forms do nothing before the script has come. */
export async function scriptHasCome(page: Page): Promise<void> {
  await expect(page.locator("form[data-waiting]")).toHaveCount(0);
}

export { expect } from "@playwright/test";

/** The error summary of a form. Next's own announcer of routes is an alert too. */
export function problemsOn(page: Page): Locator {
  return page.locator("[role=alert]:not(#__next-route-announcer__)");
}
