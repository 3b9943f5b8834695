import { randomInt } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { contactsOf, readyWithoutNet, statusOf } from "./support/field";
import { humanAt } from "./support/human";
import { DEMO_PASSWORD, DESKTOP, pageOf, PHONE, TOWN, townActor, townspeople } from "./support/people";
import { personalNumber } from "./support/personal-number";
import { expect, test } from "./support/test";

/** Words in the sender's note that nobody outside the sender's authority may read. */
const NOTE = "Grön jacka, frös. Vill prata mer i morgon.";
const SUMMARY = "Vill ha hjälp av stadsdelen att komma vidare till öppenvården.";
const DISTRICT = { org: "sodra", email: "handlaggare.sodra@asundby.example", unit: "Södra stadsdelsnämnd, Vuxna" };

test("the least that makes a contact takes five taps and under a minute", async ({ browser }) => {
  const worker = await townActor(townspeople.outreachWorker);
  const before = await contactsOf(worker);
  const phone = await pageOf(browser, worker, PHONE);
  await phone.goto(`/${TOWN}`);
  const { tap, ...human } = humanAt(phone);
  const opened = performance.now();
  await tap(phone.getByRole("main").getByRole("link", { name: "Fältkontakter" }));
  await tap(phone.getByRole("link", { name: "Ny fältkontakt" }));
  await tap(phone.getByText("Misstanke om ringa narkotikabrott"));
  await tap(phone.getByText("Grupp 2", { exact: true }));
  await tap(phone.getByRole("button", { name: "Spara kontakten" }));
  await expect(statusOf(phone)).toContainText(/Sparad på telefonen.*skickad \d\d:\d\d/);
  expect((performance.now() - opened) / 1000, "seconds from opening to saved").toBeLessThan(60);
  expect(human.taps).toBeLessThanOrEqual(5);
  expect(await contactsOf(worker)).toBe(before + 1);
});

test("from a phone without net, by Socialjouren and a district, to the report that counts it once", async ({
  browser,
  faults,
}) => {
  // A minute on a machine of its own; people type in it.
  test.setTimeout(180_000);
  faults.expected.push(/net::ERR_|status of 404|Failed to fetch/);
  const head = await pageOf(browser, await townActor(townspeople.unitHead));
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
  const before = await figuresOf(head, today);

  const { page: phone, caseId, number } = await test.step("at night, by phone", () => logAtNight(browser));

  const desk = await pageOf(browser, await townActor(townspeople.dutyOfficer), DESKTOP);
  await test.step("Socialjouren takes it", async () => {
    await desk.goto(`/${TOWN}/inbox`);
    const card = desk.getByRole("listitem").filter({ hasText: number });
    await card.getByRole("button", { name: "Bekräfta mottagandet" }).click();
    await expect(desk.getByText(`Mottagandet av ${number} är bekräftat`)).toBeVisible();
    await phone.reload();
    await expect(phone.getByText("Bekräftad av Märta Ekelöf")).toBeVisible();
  });

  await test.step("a district gets a copy of what was chosen", async () => {
    const person = await linkSomebody(desk, caseId);
    const note = await releaseTo(desk, caseId);
    await takenByDistrict(browser, { caseId, number, person });
    await desk.goto(note);
    await expect(desk.getByText("deras egen uppgift")).toBeVisible();
  });

  await test.step("the first visit", () => visitOnce(desk, caseId, today));

  await test.step("the report", async () => {
    const after = await figuresOf(head, today);
    expect(after).toEqual({
      interventions: before.interventions + 1,
      mumin: before.mumin + 1,
      came: before.came + 1,
    });
    await head.goto(`/${TOWN}/field-contacts/report?from=${today}&to=${today}`);
    const all = head.locator(".card").filter({ has: head.getByRole("heading", { name: "Ingripanden", exact: true }) });
    await expect(all).toContainText(String(after.interventions));
  });
});

/** Begun with net, written in airplane mode, cut off by a crash, ended in a second tab, sent with net, handed over. */
async function logAtNight(browser: Browser): Promise<{ page: Page; caseId: string; number: string }> {
  const worker = await townActor(townspeople.outreachWorker);
  const before = await contactsOf(worker);
  const first = await pageOf(browser, worker, PHONE);
  const context = first.context();
  const atFirst = humanAt(first);
  await first.goto(`/${TOWN}/field-contacts/new`);
  await readyWithoutNet(first);
  await atFirst.tap(first.getByText("Misstanke om ringa narkotikabrott"));
  await atFirst.tap(first.getByText("Grupp 1", { exact: true }));
  await atFirst.tap(first.getByText("Fler uppgifter"));
  await context.setOffline(true);
  await atFirst.tap(first.getByRole("group", { name: "Gick vidare till MUMIN" }).getByText("Ja", { exact: true }));
  await atFirst.type(first.getByRole("textbox", { name: /Anteckning/ }), NOTE);
  await expect(statusOf(first)).toHaveText("Sparad på telefonen");

  const page = await context.newPage();
  const { tap } = humanAt(page);
  await page.goto(`/${TOWN}/field-contacts/new`);
  await tap(page.getByRole("button", { name: "Fortsätt" }));
  await expect(page.getByText("öppen i en annan flik")).toBeVisible();
  await crash(first);
  await tap(page.getByRole("button", { name: "Fortsätt" }));
  await expect(page.getByRole("textbox", { name: /Anteckning/ })).toHaveValue(NOTE);
  await tap(page.getByRole("button", { name: "Spara kontakten" }));
  await expect(statusOf(page)).toContainText("Sparad på telefonen");
  await expect(statusOf(page)).toContainText("1 väntar på att skickas");
  await expect(page.getByText("Det skickas av sig självt när nätet är tillbaka.")).toBeVisible();
  expect(await contactsOf(worker)).toBe(before);

  await context.setOffline(false);
  await expect(statusOf(page)).toContainText(/skickad \d\d:\d\d/);
  await expect(statusOf(page)).not.toContainText("väntar");
  expect(await contactsOf(worker)).toBe(before + 1);

  await tap(page.getByRole("link", { name: "Öppna den senast skickade" }));
  await page.waitForURL(/\/field-contacts\/[0-9a-f-]{36}/);
  const caseId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await tap(page.getByText("Socialjouren", { exact: true }));
  await tap(page.getByRole("button", { name: "Lämna över kontakten" }));
  await expect(page.getByText("Kontakten är överlämnad")).toBeVisible();
  const [number = ""] = /\d{4}-[A-Z0-9]{6}/.exec(await page.getByRole("main").innerText()) ?? [];
  expect(number, "a case number on the page").not.toBe("");
  return { page, caseId, number };
}

/** Ends the renderer as a dead battery does: no handler runs. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await Promise.race([devtools.send("Page.crash").catch(() => undefined), page.waitForEvent("crash")]);
  await page.close();
}

interface Somebody {
  readonly familyName: string;
  readonly number: string;
}

/** Enters an adult in the own register, and ties the contact to them: a yes to a release is worth what their age says. */
async function linkSomebody(desk: Page, caseId: string): Promise<Somebody> {
  const birth = new Date(Date.UTC(new Date().getUTCFullYear() - 25, randomInt(12), 1 + randomInt(28)));
  const number = personalNumber(birth.toISOString().slice(0, 10).replaceAll("-", ""), "238");
  const letters = () => "bdfgklmnprstv".charAt(randomInt(13)) + "aeiouyåäö".charAt(randomInt(9));
  const familyName = `X${letters()}${letters()}${letters()}gård`;
  await desk.goto(`/${TOWN}/field-contacts/${caseId}`);
  await desk.getByText("Koppla till en person").click();
  await desk.getByRole("button", { name: "Välj person" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: "Registrera ny person" }).click();
  await dialog.getByLabel("Personnummer", { exact: true }).last().fill(number);
  await dialog.getByLabel("Förnamn").fill("Tuva");
  await dialog.getByLabel("Efternamn").fill(familyName);
  await dialog.getByRole("button", { name: "Registrera", exact: true }).click();
  await expect(dialog).toBeHidden();
  await desk.getByRole("button", { name: "Koppla till personen" }).click();
  await expect(desk.getByText("Kontakten är kopplad till personen")).toBeVisible();
  return { familyName, number };
}

/** Releases name and age with the consent of the adult, and answers the address of the own note of it. */
async function releaseTo(desk: Page, caseId: string): Promise<string> {
  await desk.getByRole("link", { name: "Lämna till en annan myndighet" }).click();
  await desk.waitForURL(`**/cases/${caseId}/release`);
  const form = desk.getByRole("form", { name: "Lämna över" });
  await form.getByLabel("Mottagare", { exact: true }).selectOption({ label: DISTRICT.unit });
  await form.getByLabel("Vad ska uppgifterna användas till?").selectOption("coordination");
  await form.getByRole("checkbox", { name: "Namn", exact: true }).check();
  await form.getByRole("checkbox", { name: "Ålder" }).check();
  await form.getByLabel("Sammanfattning till mottagaren").fill(SUMMARY);
  await form.getByRole("group", { name: "Vad texten innehåller" }).getByRole("checkbox").first().check();
  await form
    .getByRole("group", { name: "Berättar texten om någon annan?" })
    .getByRole("radio", { name: "Nej" })
    .check();
  await form.getByRole("radio", { name: "Nödvändigt för vår egen uppgift" }).check();
  const yes = form.locator('input[type=radio][name^="answers."][value=yes]');
  await expect(yes.first()).toBeVisible();
  for (const radio of await yes.all()) await radio.check();
  for (const reason of await form.getByLabel("Skriv varför").all()) await reason.fill("Prövat vid samtalet i dag.");
  await form.getByRole("button", { name: "Förhandsgranska" }).click();
  await expect(desk.getByRole("heading", { name: `Detta får ${DISTRICT.unit} se` })).toBeVisible();
  await desk.getByRole("button", { name: `Lämna över till ${DISTRICT.unit}` }).click();
  await expect(desk.getByText("Uppgifterna är lämnade")).toBeVisible();
  await expect(desk.getByText("Vuxna har inte sett det än.")).toBeVisible();
  return new URL(desk.url()).pathname;
}

/** The district's duty officer signs in at home, sees the copy and nothing else, takes it and opens an own case. */
async function takenByDistrict(
  browser: Browser,
  { caseId, number, person }: { caseId: string; number: string; person: Somebody },
): Promise<void> {
  const district = await (await browser.newContext(DESKTOP)).newPage();
  await district.goto(`/${DISTRICT.org}`);
  await district.waitForURL(/\/sign-in/);
  await district.getByLabel("E-postadress", { exact: true }).fill(DISTRICT.email);
  await district.getByLabel("Lösenord", { exact: true }).fill(DEMO_PASSWORD);
  await district.getByRole("button", { name: "Logga in", exact: true }).click();
  await district.waitForURL(`**/${DISTRICT.org}`);
  const main = district.getByRole("main");

  await district.goto(`/${DISTRICT.org}/inbox`);
  await main
    .getByRole("listitem")
    .filter({ hasText: "Inte läst" })
    .getByRole("link", { name: /Socialjouren/ })
    .last()
    .click();
  await expect(main.getByRole("heading", { name: /^Från .*, Socialjouren$/ })).toBeVisible();
  await expect(main).toContainText(SUMMARY);
  await expect(main).toContainText(`Tuva ${person.familyName}`);
  const expectOnlyTheCopy = async () => {
    const seen = await district.content();
    for (const secret of [NOTE, number, caseId, person.number, person.number.replace("-", "")])
      expect(seen).not.toContain(secret);
  };
  await expectOnlyTheCopy();

  await main.getByRole("button", { name: "Jag har läst" }).click();
  await expect(main.getByText("Läst av Tomas Öhrn")).toBeVisible();
  await main.getByText("Öppna ett eget ärende").first().click();
  await main.getByRole("button", { name: "Öppna ett eget ärende" }).click();
  await district.waitForURL(/\/sodra\/cases\/[0-9a-f-]{36}/);
  expect(district.url()).not.toContain(caseId);
  await expect(main.getByRole("heading", { name: /^Ärende \d{4}-/ })).toBeVisible();
  await expectOnlyTheCopy();

  for (const elsewhere of [`${TOWN}/cases`, `${TOWN}/field-contacts`, `${DISTRICT.org}/cases`]) {
    await district.goto(`/${elsewhere}/${caseId}`);
    await expect(district.getByText(number)).toHaveCount(0);
    await expect(district.getByText(person.familyName)).toHaveCount(0);
  }
}

/** Booked for today, and came. */
async function visitOnce(desk: Page, caseId: string, today: string): Promise<void> {
  const service = "Öppenvården i Norra";
  await desk.goto(`/${TOWN}/field-contacts/${caseId}`);
  await desk.getByRole("link", { name: "Boka första besöket" }).click();
  await desk.getByLabel("Mottagare").selectOption({ label: service });
  await desk.getByLabel("Dag för besöket").fill(today);
  await desk.getByRole("button", { name: "Boka", exact: true }).click();
  await expect(desk.getByText("Antecknat.")).toBeVisible();
  await desk.getByRole("link", { name: "Anteckna hur besöket gick" }).click();
  await desk.getByRole("radio", { name: "Kom", exact: true }).check();
  await desk.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(desk.getByRole("list", { name: "Bokade besök" })).toContainText(/Öppenvården i Norra .*Kom/);
}

/** The unit head's working figures for one day, as the page's own file has them. */
async function figuresOf(head: Page, day: string) {
  const answer = await head.request.get(`/${TOWN}/field-contacts/report/download?format=json&from=${day}&to=${day}`);
  expect(answer.status()).toBe(200);
  const { figures } = (await answer.json()) as {
    figures: { interventions: number; mumin: number; firstVisit: { came: number } };
  };
  return { interventions: figures.interventions, mumin: figures.mumin, came: figures.firstVisit.came };
}
