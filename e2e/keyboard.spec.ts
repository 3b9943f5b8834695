import { choose, expectFocusSeen, tabTo } from "./support/keyboard";
import { DEMO_PASSWORD, pageOf, stage, TOWN, townspeople } from "./support/people";
import { expect, scriptHasCome, test } from "./support/test";

const { full } = stage;

test("sign in, refused once, with the keyboard alone", async ({ page }) => {
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("E-postadress", { exact: true }));
  await page.keyboard.type(townspeople.logReviewer);
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert").filter({ hasText: "Skriv ditt lösenord" });
  await expect(alert).toBeFocused();
  await expect(page).toHaveTitle(/^Fel: /);
  await tabTo(page, alert.getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Lösenord", { exact: true })).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/${TOWN}`);
});

test("past the menu, through the contact form, hand over and acknowledge, with the keyboard alone", async ({
  browser,
}) => {
  const worker = await pageOf(browser, full.actors.outreachWorker);
  await worker.goto(`/${full.slug}/field-contacts/new`);
  await tabTo(worker, worker.getByRole("link", { name: "Hoppa till innehållet" }), 2);
  await worker.keyboard.press("Enter");
  await expect(worker.locator("#main")).toBeFocused();

  const save = worker.getByRole("button", { name: "Spara kontakten" });
  await tabTo(worker, worker.getByLabel("Datum"));
  await worker.keyboard.press("Control+Enter");
  const alert = worker.getByRole("alert").filter({ hasText: "Välj anledning" });
  await expect(alert).toBeFocused();
  await tabTo(worker, alert.getByRole("link", { name: "Välj anledning." }));
  await worker.keyboard.press("Enter");
  await choose(worker, worker.getByRole("group", { name: "Anledning" }), "Annan anledning");
  await worker.keyboard.press("Shift+Tab");
  await choose(worker, worker.getByRole("group", { name: "Polisgrupp" }), "Grupp 1");
  await tabTo(worker, save);
  await worker.keyboard.press("Enter");
  await worker.waitForURL(/done=saved/);

  await worker.keyboard.press("Tab");
  await choose(worker, worker.getByRole("group", { name: "Till vilken enhet" }), "Socialjouren");
  await tabTo(worker, worker.getByRole("button", { name: "Lämna över kontakten" }));
  await worker.keyboard.press("Enter");
  await worker.waitForURL(/done=handed-over/);
  const caseId = new URL(worker.url()).pathname.split("/").at(-1);

  const officer = await pageOf(browser, full.actors.socialWorker);
  await officer.goto(`/${full.slug}/field-contacts/${caseId}`);
  await tabTo(officer, officer.getByRole("button", { name: "Bekräfta att ni tar emot" }));
  await officer.keyboard.press("Enter");
  await officer.waitForURL(/done=acknowledged/);
});

test("find a person with the keyboard alone, and nothing of it in an address", async ({ browser }) => {
  const page = await pageOf(browser, full.actors.outreachWorker);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto(`/${full.slug}/persons`);
  await tabTo(page, page.getByRole("search").getByLabel("Namn", { exact: true }).last());
  await page.keyboard.type(full.familyName);
  await page.keyboard.press("Enter");
  const hit = page.getByRole("link", { name: new RegExp(full.familyName) });
  await expect(hit).toBeVisible();
  await tabTo(page, hit);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/persons/${full.personId}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(addresses.filter((address) => decodeURIComponent(address).includes(full.familyName))).toEqual([]);
  expect(await page.title()).not.toContain(full.familyName);
});

test("the person picker keeps the focus inside, closes with Escape and gives it back", async ({ browser }) => {
  const page = await pageOf(browser, full.actors.outreachWorker);
  await page.goto(`/${full.slug}/field-contacts/${full.contacts.bare}`);
  await scriptHasCome(page);
  const summary = page.getByText("Koppla till en person");
  await tabTo(page, page.locator("summary").filter({ has: summary }));
  await page.keyboard.press("Enter");
  const open = page.getByRole("button", { name: "Välj person" });
  await tabTo(page, open);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let stops = 0; stops < 12; stops += 1) {
    await page.keyboard.press("Tab");
    const isOutside = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused !== null && focused !== document.body && focused.closest("dialog") === null;
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
});
