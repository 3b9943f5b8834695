import { rows } from "./support/database";
import { contactsOf, fillLeast, save, statusOf } from "./support/field";
import { PHONE, pageOf, stage } from "./support/people";
import { expect, test } from "./support/test";

const worker = stage.full.actors.outreachWorker;
const address = `/${worker.slug}/field-contacts/new`;

test.beforeEach(async () => {
  // What other tests began and left is not what these go on with.
  await rows("delete from draft where tenant_id = $1", [worker.tenantId]);
});

test("without the switch the form says that it needs the net, keeps on the server and nothing in the browser", async ({
  browser,
  faults,
}) => {
  faults.expected.push(/net::ERR_/);
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker, PHONE);
  await page.goto(address);
  await expect(page.getByText("Formuläret behöver nät.")).toBeVisible();
  await fillLeast(page);
  await expect(statusOf(page)).toHaveText("Sparad på servern");
  await page.context().setOffline(true);
  await page.getByText("Fler uppgifter").click();
  await page.getByRole("textbox", { name: /Anteckning/ }).fill("gul väska");
  await expect(page.getByText("Det du skriver är inte sparat")).toBeVisible();
  await page.context().setOffline(false);
  await expect(statusOf(page)).toHaveText("Sparad på servern");
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    stored: localStorage.length,
  }));
  expect(kept).toEqual({ databases: 0, caches: 0, workers: 0, stored: 0 });

  await page.reload();
  await page.getByRole("button", { name: "Fortsätt" }).click();
  await expect(page.getByRole("textbox", { name: /Anteckning/ })).toHaveValue("gul väska");
  await save(page);
  await expect(page.getByText("Kontakten är sparad")).toBeVisible();
  expect(await contactsOf(worker)).toBe(before + 1);
  const [left] = await rows<{ count: number }>(
    "select count(*)::int as count from draft where tenant_id = $1 and account_id = $2",
    [worker.tenantId, worker.accountId],
  );
  expect(left?.count).toBe(0);
});
