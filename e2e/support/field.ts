import { expect, type Locator, type Page } from "@playwright/test";
import { rows } from "./database";
import type { Actor } from "./stage-shape";

/** The form of a new contact, opened and ready to keep what is typed. */
export async function openForm(page: Page, worker: Actor): Promise<void> {
  await page.goto(`/${worker.slug}/field-contacts/new`);
  await expect(statusOf(page)).toContainText(/Sparas på telefonen när du skriver|Sparad på telefonen/);
}

/** The words under the button: kept, waiting, sent. */
export function statusOf(page: Page): Locator {
  return page.locator("[data-capture-status]");
}

/** The least that makes a contact. */
export async function fillLeast(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Annan anledning" }).check();
  await page.getByRole("radio", { name: "Grupp 1" }).check();
}

export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Spara kontakten" }).click();
}

/** The worker that keeps the page for the hours without net is at work and has it. */
export async function readyWithoutNet(page: Page): Promise<void> {
  const shell = `${new URL(page.url()).pathname}/offline`;
  // It is kept last, when everything it asks for is.
  await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), shell)).toBe(true);
}

/** How many contacts the worker has logged. */
export async function contactsOf({ tenantId, accountId }: Actor): Promise<number> {
  const [found] = await rows<{ count: number }>(
    "select count(*)::int as count from field_contact where tenant_id = $1 and logged_by = $2",
    [tenantId, accountId],
  );
  return found?.count ?? 0;
}
