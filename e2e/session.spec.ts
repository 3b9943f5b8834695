import type { Page } from "@playwright/test";
import { rows } from "./support/database";
import { endSessions, pageOf, signIn, stage } from "./support/people";
import { expect, problemsOn, test } from "./support/test";

const { full } = stage;

test.beforeEach(async () => {
  // What other tests began and left is not what these go on with.
  await rows("delete from draft where tenant_id = $1", [full.actors.outreachWorker.tenantId]);
});

test("a session lost in mid-form loses nothing: sign in elsewhere, press again, saved once", async ({ browser }) => {
  const actor = full.actors.outreachWorker;
  const page = await pageOf(browser, actor);
  const phrase = `Två bänkar från fontänen, ${Math.random().toString(36).slice(2)}.`;
  await page.goto(`/${actor.slug}/field-contacts/new`);
  await page.getByRole("radio", { name: "Grupp 1" }).check();
  await page.getByText("Annan anledning", { exact: true }).click();
  await page.getByText("Fler uppgifter").click();
  await page.getByLabel("Anteckning", { exact: true }).fill(phrase);
  const before = await contactsOf(actor.accountId);
  await endSessions(actor);
  await page.getByRole("button", { name: "Spara kontakten" }).click();
  await expect(page.getByText(/Du är inte längre inloggad|Du är utloggad/).first()).toBeVisible();
  await expect(page.getByLabel("Anteckning", { exact: true })).toHaveValue(phrase);
  await expect(page.getByRole("radio", { name: "Grupp 1" })).toBeChecked();

  await signIn(page.context(), actor);
  await page.getByRole("button", { name: "Spara kontakten" }).click();
  await page.waitForURL(/done=saved/);
  await expect(page.getByText(phrase)).toBeVisible();
  expect(await contactsOf(actor.accountId)).toBe(before + 1);
});

test("a net lost in mid-form loses nothing and doubles nothing", async ({ browser, faults }) => {
  faults.expected.push(/Failed to load resource/);
  const page = await pageOf(browser, full.actors.outreachWorker);
  await page.goto(`/${full.slug}/field-contacts/new`);
  await page.getByText("Grupp 1", { exact: true }).click();
  await page.getByText("Annan anledning", { exact: true }).click();
  const before = await contactsOf(full.actors.outreachWorker.accountId);
  // The server gets the act and does it; its answer is lost on the way back.
  let isLost = true;
  await page.route("**/field-contacts/new", async (route) => {
    if (route.request().method() !== "POST" || !isLost) return route.continue();
    isLost = false;
    await route.fetch();
    return route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Spara kontakten" }).click();
  await expect(page.getByText("Ingen kontakt med servern")).toBeVisible();
  await page.getByRole("button", { name: "Försök igen" }).click();
  await page.waitForURL(/done=saved/);
  expect(await contactsOf(full.actors.outreachWorker.accountId)).toBe(before + 1);
});

test("two who change the same contact: the second is told, and keeps what was typed", async ({ browser }) => {
  const path = `/${full.slug}/field-contacts/${full.contacts.bare}/edit`;
  const [first, second] = [
    await pageOf(browser, full.actors.outreachWorker),
    await pageOf(browser, full.actors.unitHead),
  ];
  await Promise.all([first.goto(path), second.goto(path)]);
  await first.getByLabel("Anteckning", { exact: true }).fill("Den första texten.");
  await saveChanges(first);
  await first.waitForURL(/done=changed/);
  await second.getByLabel("Anteckning", { exact: true }).fill("Den andra texten, som inte får försvinna.");
  await saveChanges(second);
  await expect(problemsOn(second)).toContainText("Ingenting har skrivits över");
  await expect(second.getByLabel("Anteckning", { exact: true })).toHaveValue(
    "Den andra texten, som inte får försvinna.",
  );
  await first.reload();
  await expect(first.getByText("Den första texten.")).toBeVisible();
});

test("signed out everywhere means signed out on the next click", async ({ browser }) => {
  const actor = stage.empty.actors.caseManager;
  const [here, there] = [await pageOf(browser, actor), await pageOf(browser, actor)];
  await there.goto(`/${actor.slug}/cases`);
  await expect(there.getByRole("heading", { level: 1, name: "Ärenden" })).toBeVisible();
  await here.goto(`/${actor.slug}/account`);
  await here.getByRole("button", { name: "Logga ut överallt" }).click();
  await here.waitForURL(/\/sign-in/);
  await there.getByRole("link", { name: "Att göra" }).first().click();
  await there.waitForURL(/\/sign-in/);
  await expect(there.getByText("Du är inte längre inloggad")).toBeVisible();
});

test("an assignment ended by the administrator is gone on the next click", async ({ browser }) => {
  const actor = stage.empty.actors.coordinator;
  const page = await pageOf(browser, actor);
  await page.goto(`/${actor.slug}/cases`);
  const administrator = await pageOf(browser, stage.empty.actors.administrator);
  await administrator.goto(`/${actor.slug}/administration/users/${actor.accountId}`);
  await administrator
    .getByText(/^Avsluta Samordnare/)
    .first()
    .click();
  await administrator.getByRole("button", { name: "Avsluta uppdraget" }).click();
  await expect(administrator.getByText("Uppdraget är avslutat.").first()).toBeVisible();
  await page.getByRole("link", { name: "Att göra" }).first().click();
  await page.waitForURL(/\/(sign-in|choose-assignment)/);
  await expect(page.getByRole("heading", { level: 1, name: "Att göra" })).toHaveCount(0);
});

test("the end of a session is told in time, and one can stay", async ({ browser }) => {
  const actor = stage.empty.actors.registrar;
  await rows("update tenant_settings set idle_minutes = 5 where tenant_id = $1", [actor.tenantId]);
  const page = await pageOf(browser, actor);
  await page.clock.install();
  await page.goto(`/${actor.slug}/persons`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const dialog = page.getByRole("alertdialog");
  await page.clock.fastForward("02:50");
  await expect(dialog).toBeHidden();
  await page.clock.fastForward("00:15");
  await expect(dialog).toContainText("Du loggas snart ut");
  await expect(dialog.getByRole("button", { name: "Fortsätt arbeta" })).toBeFocused();
  const extended = page.waitForResponse(/\/api\/session\/extend$/);
  await page.keyboard.press("Enter");
  expect((await extended).ok()).toBe(true);
  await page.clock.runFor(1_500);
  await expect(dialog).toBeHidden();

  await page.clock.fastForward("05:10");
  await expect(dialog).toContainText("Du är utloggad");
  await endSessions(actor);
  await signIn(page.context(), actor);
  await dialog.getByRole("button", { name: "Jag har loggat in, fortsätt här" }).click();
  await page.clock.runFor(1_500);
  await expect(dialog).toBeHidden();
});

async function saveChanges(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Spara ändringarna" }).click();
}

async function contactsOf(accountId: string): Promise<number> {
  const [row] = await rows<{ count: number }>(
    "select count(*)::int as count from case_record where opened_by = $1 and workflow = 'field-contacts'",
    [accountId],
  );
  return row?.count ?? -1;
}
