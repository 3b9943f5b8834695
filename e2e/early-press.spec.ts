import type { Page } from "@playwright/test";
import { rows } from "./support/database";
import { pageOf, stage } from "./support/people";
import { expect, test } from "./support/test";

const { full, empty } = stage;
const HELD = "Sidan är inte färdigladdad.";

test("a contact saved before the script has come is held, and saved once when it has", async ({ browser }) => {
  const actor = full.actors.outreachWorker;
  const page = await pageOf(browser, actor);
  const letScriptsCome = await withoutScripts(page, `/${full.slug}/field-contacts/new`);
  const before = await countOf("field_contact", actor.tenantId);
  await page.getByText("Grupp 2", { exact: true }).click();
  await page.getByText("Annan anledning", { exact: true }).click();
  const save = page.getByRole("button", { name: "Spara kontakten" });
  await save.click();
  await expect(page.getByText(HELD)).toBeVisible();
  await save.click();
  letScriptsCome();
  await page.waitForURL(/done=saved/);
  await expect(page.getByText("Grupp 2").first()).toBeVisible();
  expect(await countOf("field_contact", actor.tenantId)).toBe(before + 1);
});

test("what was typed and chosen in a rich form before the script has come is what is saved", async ({ browser }) => {
  const { administrator } = empty.actors;
  const page = await pageOf(browser, administrator);
  const email = `tidig.${Math.random().toString(36).slice(2)}@asundby.example`;
  const letScriptsCome = await withoutScripts(page, `/${empty.slug}/administration/users/new`);
  await page.getByLabel("För- och efternamn", { exact: true }).fill("Tidig Tryckare");
  await page.getByLabel("E-postadress i tjänsten", { exact: true }).fill(email);
  await page.getByRole("radio", { name: "Engelska" }).check();
  await page.getByRole("button", { name: "Lägg till användaren" }).click();
  await expect(page.getByText(HELD)).toBeVisible();
  letScriptsCome();
  await page.waitForURL(/\/users\/[0-9a-f-]{36}$/);
  const [account] = await rows<{ id: string; name: string; locale: string }>(
    "select id, display_name as name, locale from account where tenant_id = $1 and email_key = $2",
    [administrator.tenantId, email],
  );
  expect(account).toMatchObject({ name: "Tidig Tryckare", locale: "en" });
  await giveAssignmentEarly(page, account?.id ?? "");
});

async function giveAssignmentEarly(page: Page, accountId: string): Promise<void> {
  const letScriptsCome = await withoutScripts(page, `/${empty.slug}/administration/users/${accountId}?again`);
  const form = page.getByRole("form", { name: "Nytt uppdrag" });
  await form.getByLabel("Enhet", { exact: true }).selectOption({ label: "Ungdomsjouren" });
  await form.getByLabel("Roll", { exact: true }).selectOption({ label: "Uppsökare" });
  await form.getByRole("checkbox").check();
  await form.getByLabel(/^Sista dag/).fill("2099-12-31");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText(HELD)).toBeVisible();
  letScriptsCome();
  await expect(page.getByText("31 dec 2099").first()).toBeVisible();
  expect(
    await rows("select role, on_duty as duty from assignment where tenant_id = $1 and account_id = $2", [
      ...[empty.actors.administrator.tenantId, accountId],
    ]),
  ).toEqual([{ role: "outreachWorker", duty: true }]);
}

test("a search before the script has come is done when it has, and nothing of it stands in an address", async ({
  browser,
}) => {
  const page = await pageOf(browser, full.actors.outreachWorker);
  const letScriptsCome = await withoutScripts(page, `/${full.slug}/persons`);
  await page.getByRole("radio", { name: /^Person- eller samordningsnummer/ }).check();
  await page.getByRole("search").getByRole("textbox").fill(full.personalNumber);
  await page.getByRole("button", { name: "Sök", exact: true }).click();
  await expect(page.getByText(HELD)).toBeVisible();
  letScriptsCome();
  await expect(page.getByRole("list", { name: "Sökträffar" })).toContainText(full.familyName);
  expect(page.url()).toMatch(/\/persons$/);
});

/** Opens a page whose program does not come until the answer is called: a phone with a poor net. */
async function withoutScripts(page: Page, path: string): Promise<() => void> {
  let letCome: () => void = () => {};
  const come = new Promise<void>((resolve) => (letCome = resolve));
  await page.context().route("**/_next/static/**/*.js*", async (route) => {
    await come;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return letCome;
}

async function countOf(table: "field_contact", tenantId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(`select count(*)::int as count from ${table} where tenant_id = $1`, [
    tenantId,
  ]);
  return found?.count ?? 0;
}
