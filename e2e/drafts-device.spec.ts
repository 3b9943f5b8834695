import type { Page } from "@playwright/test";
import { contactsOf, fillLeast, openForm, readyWithoutNet, save, statusOf } from "./support/field";
import { choose, tabTo } from "./support/keyboard";
import { PHONE, pageOf, signIn, stage } from "./support/people";
import { rows } from "./support/database";
import { expect, test } from "./support/test";

const { field } = stage;
const worker = field.actors.outreachWorker;

test.beforeEach(async ({ faults }) => {
  // Each test is a phone of its own, and nobody has that many.
  await rows("delete from device_key where tenant_id = $1", [worker.tenantId]);
  faults.expected.push(/net::ERR_|status of (401|404)|Failed to fetch/);
});

/** Ends the renderer as a dead battery does: no handler runs. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await Promise.race([devtools.send("Page.crash").catch(() => undefined), page.waitForEvent("crash")]);
  await page.close();
}

test("three taps make a contact, and one more contact without net is sent when it is back", async ({ browser }) => {
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker, PHONE);
  await openForm(page, worker);
  await fillLeast(page);
  await save(page);
  await expect(statusOf(page)).toContainText(/skickad \d\d:\d\d/);
  expect(await contactsOf(worker)).toBe(before + 1);
  await readyWithoutNet(page);
  await page.context().setOffline(true);
  // The group of the last contact is chosen already: a reason and the button.
  await page.getByRole("radio", { name: "Annan anledning" }).tap();
  await page.getByRole("button", { name: "Spara kontakten" }).dblclick();
  await expect(statusOf(page)).toContainText("1 väntar på att skickas");
  await expect(statusOf(page)).toContainText("Sparad på telefonen");
  await page.context().setOffline(false);
  await expect(statusOf(page)).not.toContainText("väntar");
  expect(await contactsOf(worker)).toBe(before + 2);
});

test("what was typed survives a crash without net, and another tab leaves it alone", async ({ browser }) => {
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker, PHONE);
  const context = page.context();
  await openForm(page, worker);
  await readyWithoutNet(page);
  await fillLeast(page);
  await page.getByText("Fler uppgifter").click();
  await page.getByRole("textbox", { name: /Anteckning/ }).fill("röd mössa");
  await expect(statusOf(page)).toHaveText("Sparad på telefonen");
  await context.setOffline(true);
  const second = await context.newPage();
  await second.goto(`/${worker.slug}/field-contacts/new`);
  await second.getByRole("button", { name: "Fortsätt" }).click();
  await expect(second.getByText("öppen i en annan flik")).toBeVisible();
  await crash(page);
  await second.getByRole("button", { name: "Fortsätt" }).click();
  await expect(second.getByRole("textbox", { name: /Anteckning/ })).toHaveValue("röd mössa");
  await save(second);
  await expect(statusOf(second)).toContainText("1 väntar på att skickas");
  await context.setOffline(false);
  await expect(statusOf(second)).toContainText("skickad");
  expect(await contactsOf(worker)).toBe(before + 1);
});

test("an expired session keeps the contact and says how to send it", async ({ browser }) => {
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker, PHONE);
  await openForm(page, worker);
  await fillLeast(page);
  // Left alone for too long. (Ended by hand, the server would erase its half, and the drafts with it.)
  await rows("update session set last_seen_at = now() - interval '1 day' where account_id = $1", [worker.accountId]);
  await save(page);
  await expect(page.getByText("Du är utloggad. Det du har skrivit ligger kvar")).toBeVisible();
  await expect(page.getByRole("link", { name: "Logga in" })).toBeVisible();
  await signIn(page.context(), worker);
  // The queue tries again by itself; coming back to the page is enough to make it do so at once.
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(statusOf(page)).toContainText("skickad");
  expect(await contactsOf(worker)).toBe(before + 1);
});

test("a refused contact comes back to be put right, and is filed under its own key", async ({ browser }) => {
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker, PHONE);
  await openForm(page, worker);
  await readyWithoutNet(page);
  await page.context().setOffline(true);
  await page.getByRole("radio", { name: "Annan anledning" }).check();
  await page.getByRole("radio", { name: "Grupp 2" }).check();
  await save(page);
  await expect(statusOf(page)).toContainText("1 väntar");
  const closing = "update police_group set closed_on = $2 where tenant_id = $1 and name = 'Grupp 2'";
  await rows(closing, [worker.tenantId, "2020-01-01"]);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Rätta" }).click();
  await expect(page.getByText("Polisgruppen används inte längre")).toBeVisible();
  await rows(closing, [worker.tenantId, null]);
  await page.getByRole("radio", { name: "Grupp 1" }).check();
  await save(page);
  await expect(statusOf(page)).toContainText("skickad");
  expect(await contactsOf(worker)).toBe(before + 1);
});

test("signing out asks about what is unsent, and leaves nothing behind", async ({ browser }) => {
  const page = await pageOf(browser, worker, PHONE);
  await openForm(page, worker);
  await readyWithoutNet(page);
  await fillLeast(page);
  await expect(statusOf(page)).toHaveText("Sparad på telefonen");
  await page.getByRole("button", { name: "Meny" }).click();
  await page.getByRole("button", { name: "Logga ut" }).click();
  await expect(page.getByRole("heading", { name: "En kontakt är inte skickad" })).toBeVisible();
  await page.getByRole("button", { name: "Radera och logga ut" }).click();
  await page.waitForURL(/sign-in/);
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    stored: localStorage.length + sessionStorage.length,
  }));
  expect(left).toEqual({ databases: [], caches: [], workers: 0, stored: 0 });
});

test("turning the switch off empties the phone and says so", async ({ browser }) => {
  const page = await pageOf(browser, field.actors.unitHead, PHONE);
  await openForm(page, field.actors.unitHead);
  await fillLeast(page);
  await expect(statusOf(page)).toHaveText("Sparad på telefonen");
  const turn = (on: boolean) =>
    rows("update tenant_settings set keeps_device_drafts = $2 where tenant_id = $1", [worker.tenantId, on]);
  await turn(false);
  try {
    await page.goto(`/${worker.slug}/field-contacts/new`);
    await expect(page.getByText("Formuläret behöver nät")).toBeVisible();
    const kept = () => page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length);
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const open = indexedDB.open("samlots-drafts");
          await new Promise((resolve) => (open.onsuccess = resolve));
          if (!open.result.objectStoreNames.contains("drafts")) return 0;
          const count = open.result.transaction("drafts").objectStore("drafts").count();
          await new Promise((resolve) => (count.onsuccess = resolve));
          open.result.close();
          return count.result;
        }),
      )
      .toBe(0);
    expect(await kept()).toBeLessThan(2);
  } finally {
    await turn(true);
  }
});

test("the page that is kept for the hours without net names nobody", async ({ browser }) => {
  const page = await pageOf(browser, worker, PHONE);
  await openForm(page, worker);
  await readyWithoutNet(page);
  const kept = await page.evaluate(async () => {
    const texts: Record<string, string> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts[new URL(request.url).pathname] = await (await cache.match(request))!.text();
      }
    }
    return texts;
  });
  const documents = Object.keys(kept).filter((address) => !address.startsWith("/_next/static/"));
  expect(documents).toEqual([`/${worker.slug}/field-contacts/new/offline`]);
  for (const [address, text] of Object.entries(kept)) {
    for (const secret of ["Linnéa", "Öberg", worker.accountId, worker.email, "Ungdomsjouren"]) {
      expect(text.includes(secret), `${secret} in ${address}`).toBe(false);
    }
  }
});

for (const [name, viewport] of Object.entries({
  "320 px wide": { width: 320, height: 640 },
  "a phone": { width: 360, height: 640 },
  "a phone that lies down": { width: 640, height: 360 },
})) {
  test(`everything fits a glove on ${name}`, async ({ browser }) => {
    const page = await pageOf(browser, worker, { ...PHONE, viewport });
    await openForm(page, worker);
    const { width, small } = await page.evaluate(() => {
      const seen = (element: Element) => element.getBoundingClientRect().height > 0;
      const low = (selector: string, least: number) =>
        [...document.querySelectorAll(`main ${selector}`)]
          .filter((element) => seen(element) && element.getBoundingClientRect().height < least)
          .map((element) => element.outerHTML.slice(0, 120));
      return {
        // Not compared with innerWidth: a phone zooms out of a page that is too wide, and that grows with it.
        width: document.documentElement.scrollWidth,
        small: [...low("label:has(> input[type=radio])", 64), ...low("button", 56)],
      };
    });
    expect(width).toBeLessThanOrEqual(viewport.width);
    expect(small).toEqual([]);
    const act = await page.getByRole("button", { name: "Spara kontakten" }).boundingBox();
    expect(act!.width).toBeGreaterThan(viewport.width * 0.8);
    if (viewport.height > 400) expect(act!.y).toBeGreaterThan(viewport.height / 2);
  });
}

test("a contact is logged by keys alone", async ({ browser }) => {
  const before = await contactsOf(worker);
  const page = await pageOf(browser, worker);
  await openForm(page, worker);
  await choose(page, page.getByRole("group", { name: "Anledning" }), "Annan anledning");
  await choose(page, page.getByRole("group", { name: "Polisgrupp" }), "Grupp 1");
  await tabTo(page, page.getByRole("button", { name: "Spara kontakten" }));
  await page.keyboard.press("Enter");
  await expect(statusOf(page)).toContainText("skickad");
  expect(await contactsOf(worker)).toBe(before + 1);
});
