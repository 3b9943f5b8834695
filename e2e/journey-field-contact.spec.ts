import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { DEMO_PASSWORD, DESKTOP, pageOf, PHONE, stage, TOWN, townActor, townspeople } from "./support/people";
import { statusOf } from "./support/field";
import { expect, test } from "./support/test";

test("a contact goes from a phone at night to Socialjouren and back", async ({ browser }) => {
  const phone = await (await browser.newContext(PHONE)).newPage();
  await signInByForm(phone, townspeople.outreachWorker);
  let taps = 0;
  const tap = async (what: Locator) => {
    taps += 1;
    await what.tap();
  };

  await tap(phone.getByRole("main").getByRole("link", { name: "Fältkontakter" }));
  await tap(phone.getByRole("link", { name: "Ny fältkontakt" }));
  await phone.waitForURL(/\/field-contacts\/new$/);
  // Until the phone can keep it, the form would send by itself and go on to the contact.
  await expect(statusOf(phone)).toContainText("Sparas på telefonen när du skriver");
  await tap(phone.getByRole("radio", { name: "Grupp 2" }));
  await tap(phone.getByText("Misstanke om ringa narkotikabrott"));
  await tap(phone.getByRole("button", { name: "Spara kontakten" }));
  await expect(statusOf(phone)).toContainText(/skickad \d\d:\d\d/);
  expect(taps).toBeLessThanOrEqual(5);
  await phone.getByRole("link", { name: "Öppna den senast skickade" }).tap();
  await phone.waitForURL(/\/field-contacts\/[0-9a-f-]{36}/);
  const caseId = new URL(phone.url()).pathname.split("/").at(-1) ?? "";
  const number = await caseNumberOn(phone);

  taps = 0;
  await tap(phone.getByText("Socialjouren", { exact: true }));
  await tap(phone.getByRole("button", { name: "Lämna över kontakten" }));
  await expect(phone.getByText("Kontakten är överlämnad")).toBeVisible();
  expect(taps).toBe(2);
  await phone.goto(`/${TOWN}/field-contacts`);
  await expect(rowOf(phone, number)).toContainText("Överlämnad, väntar på svar");

  const desk = await pageOf(browser, await townActor(townspeople.dutyOfficer), DESKTOP);
  await desk.goto(`/${TOWN}/inbox`);
  await expect(desk.getByRole("link", { name: number })).toBeVisible();
  const card = desk.getByRole("listitem").filter({ hasText: number });
  await card.getByRole("button", { name: "Bekräfta mottagandet" }).click();
  await expect(desk.getByText(`Mottagandet av ${number} är bekräftat`)).toBeVisible();

  await phone.goto(`/${TOWN}/field-contacts/${caseId}`);
  await expect(phone.getByText("Bekräftad av Märta Ekelöf")).toBeVisible();
  await phone.goto(`/${TOWN}/field-contacts`);
  await expect(rowOf(phone, number)).toContainText("Mottagen");
});

test("the unit head brings last year's register in, and the same file again adds nothing", async ({ browser }) => {
  const head = await pageOf(browser, stage.full.actors.unitHead);
  // Windows-1252 is ISO 8859-1 for these letters: å ä ö as one byte each.
  const file = {
    name: "register 2007.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "Kön (K/M/X);Löpnr;Datum (ÅÅÅÅ-MM-DD);Ålder;Känd narkotika (J/N/?);MUMIN (J/N);Anmälan (ingen/socialjour/oro/LVM);Polisgrupp",
        "K;1;2007-01-05;14;N;J;ingen;Södra gruppen",
        "M;2;2007-02-06;17;J;N;LVM;Grupp 1",
        "M;3;2007-03-07;19;?;J;oro;=1+1",
        ";4;2007-04-08;23;;;;@SUM(A1)",
      ].join("\r\n"),
      "latin1",
    ),
  };
  await head.goto(`/${stage.full.slug}/field-contacts/import`);
  await readThrough(head, file);
  await expect(head.getByRole("definition").filter({ hasText: /windows-1252/i })).toBeVisible();
  await expect(head.getByRole("button", { name: "Importera 4 rader" })).toBeVisible();
  await head.getByRole("button", { name: "Importera 4 rader" }).click();
  await expect(head.getByText("4 rader importerades")).toBeVisible();

  await head.goto(`/${stage.full.slug}/field-contacts/import`);
  await readThrough(head, file);
  await expect(head.getByText("Filen har inga nya rader")).toBeVisible();
  await expect(head.getByRole("button", { name: /^Importera \d/ })).toHaveCount(0);

  await head.goto(`/${stage.full.slug}/field-contacts/report?from=2007-01-01&to=2007-12-31`);
  await expect(headline(head, "Ingripanden")).toContainText("4");
  await expect(headline(head, "Inte kända i narkotikasammanhang")).toContainText("1 av 4");
  // Missing is missing: the fourth row says nothing about MUMIN, which is not a no.
  await expect(headline(head, "Gick vidare till MUMIN")).toContainText("2 av");
});

test("the reference year reads as it was published, on the page and in each file", async ({ browser }) => {
  const head = await pageOf(browser, await townActor(townspeople.unitHead));
  await head.goto(`/${TOWN}/field-contacts/report?from=2008-01-01&to=2008-12-31`);
  await expect(headline(head, "Ingripanden")).toContainText("735");
  await expect(headline(head, "Inte kända i narkotikasammanhang")).toContainText(/68(,0)?\s%/);
  await expect(headline(head, "Gick vidare till MUMIN")).toContainText(/31,[56]\s%/);
  const ages = head.locator("figure, section").filter({ hasText: "Ålder vid ingripandet" }).last();
  await expect(ages).toContainText(/0,5\s%/);
  await expect(ages).toContainText(/51(,0)?\s%/);
  await expect(ages).toContainText(/48,[45]\s%/);

  const csv = (await download(head, "CSV")).toString("utf8");
  expect(csv).toContain("735");
  expectNoFormula(csv);
  const sheet = unzipSync(await download(head, "Excel"));
  const xml = Object.entries(sheet).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const);
  expect(xml.filter(([, text]) => /<f[ >]/.test(text)).map(([name]) => name)).toEqual([]);
  expect(xml.some(([, text]) => text.includes("<v>735</v>"))).toBe(true);
  const report = JSON.parse((await download(head, "JSON")).toString("utf8")) as { figures: Record<string, unknown> };
  expect(report.figures["interventions"]).toBe(735);
  expect(Object.keys(report.figures).sort()).toEqual(
    [
      ...["age", "completed", "firstVisit", "interventions", "knownBefore", "lvmNotifications", "mumin", "sex"],
      "unknownInDrugContexts",
    ].sort(),
  );
});

async function signInByForm(page: Page, email: string): Promise<void> {
  await page.goto(`/${TOWN}`);
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("E-postadress", { exact: true }).fill(email);
  await page.getByLabel("Lösenord", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await page.waitForURL(`**/${TOWN}`);
}

async function caseNumberOn(page: Page): Promise<string> {
  const about = await page.getByRole("main").innerText();
  const [number] = /\d{4}-[A-Z0-9]{6}/.exec(about) ?? [];
  expect(number, "a case number on the page").toBeTruthy();
  return number ?? "";
}

function rowOf(page: Page, number: string): Locator {
  return page.getByRole("main").locator("li, tr").filter({ hasText: number });
}

async function readThrough(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "Läs igenom filen" }).click();
  await expect(page.getByRole("heading", { name: "Vad filen innehåller" })).toBeVisible();
}

/** One of the four figures on top of the report. */
function headline(page: Page, title: string): Locator {
  return page.locator(".card").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

async function download(page: Page, format: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: format, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

/** No cell of a CSV begins with what a spreadsheet takes for a formula; a negative number is a number. */
function expectNoFormula(csv: string): void {
  const cells = csv.split(/[;\r\n]/).map((cell) => cell.replace(/^\uFEFF?"?/, ""));
  expect(cells.filter((cell) => /^[=+@\t]/.test(cell) || /^-(?![\d,. ]*$)/.test(cell))).toEqual([]);
}
