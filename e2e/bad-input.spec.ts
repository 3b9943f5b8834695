import type { Page } from "@playwright/test";
import { zipSync } from "fflate";
import { rows } from "./support/database";
import { personalNumber } from "./support/personal-number";
import { pageOf, stage } from "./support/people";
import { expect, problemsOn, test } from "./support/test";

const { full } = stage;

test("a personal number whose check digit is wrong is refused at its field, and what was typed stays", async ({
  browser,
}) => {
  const page = await pageOf(browser, full.actors.outreachWorker);
  await page.goto(`/${full.slug}/persons/new`);
  await page.getByLabel("Förnamn").fill("Alva");
  await page.getByLabel("Efternamn").fill("Påhittad");
  const right = personalNumber("20080314", "987");
  const wrong = `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
  await page.getByLabel("Personnummer", { exact: true }).last().fill(wrong);
  await page.getByRole("button", { name: "Registrera", exact: true }).click();
  await expect(problemsOn(page)).toContainText("De fyra sista siffrorna stämmer inte");
  await expect(page.getByLabel("Personnummer", { exact: true }).last()).toHaveValue(wrong);
  await expect(page.getByLabel("Förnamn")).toHaveValue("Alva");
});

test("a contact that has not happened yet is refused at its field", async ({ browser }) => {
  const page = await contactForm(await pageOf(browser, full.actors.outreachWorker));
  const tomorrow = new Date(new Date().getTime() + 36 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel("Datum").fill(tomorrow);
  await fillNote(page, "Det som står här ska stå kvar.");
  await save(page);
  await expect(problemsOn(page)).toContainText("Tiden har inte varit än");
  await expect(page.getByLabel("Datum")).toHaveValue(tomorrow);
  await expect(page.getByLabel("Anteckning", { exact: true })).toHaveValue("Det som står här ska stå kvar.");
});

test("a note that is far too long is refused at its field by the browser, and 10 MB by the server as well", async ({
  browser,
}) => {
  const page = await contactForm(await pageOf(browser, full.actors.outreachWorker));
  const before = await countContacts();
  // One megabyte here: with ten the answer is the same, but laying them out takes the browser half a minute.
  const text = `${"ö".repeat(511)}\n`.repeat(1024);
  await fillNote(page, text);
  await save(page);
  await expect(problemsOn(page)).toContainText("Texten är för lång");
  expect((await page.getByLabel("Anteckning", { exact: true }).inputValue()).length).toBe(text.length);

  // Ten megabytes slipped into the request on its way: the server is the judge.
  await page.getByLabel("Anteckning", { exact: true }).fill("PLATS");
  const answers: string[] = [];
  await page.route("**/field-contacts/new", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const body = (route.request().postData() ?? "").replace("PLATS", "o".repeat(10 * 1024 * 1024));
    const answer = await route.fetch({ postData: body });
    answers.push(await answer.text());
    return route.fulfill({ response: answer });
  });
  await save(page);
  await expect(problemsOn(page)).toContainText("Texten är för lång");
  expect(answers.join("")).toContain("noteTooLong");
  await expect(page.getByLabel("Anteckning", { exact: true })).toHaveValue("PLATS");
  expect(await countContacts()).toBe(before);
});

test("invisible control characters are refused in words", async ({ browser }) => {
  const page = await contactForm(await pageOf(browser, full.actors.outreachWorker));
  await fillNote(page, "Hej\u0000då");
  await save(page);
  await expect(problemsOn(page)).toContainText("osynliga styrtecken");
});

test("emoji, right-to-left text, quotes and angle brackets are kept to the letter", async ({ browser }) => {
  const page = await contactForm(await pageOf(browser, full.actors.outreachWorker));
  const text = "Åsa 👩‍👧‍👦 sade: \"مرحبا, שלום\" – <script>alert('1')</script> & =1+1\n\nNy rad: ‘slut’";
  await fillNote(page, text);
  await save(page);
  await page.waitForURL(/done=saved/);
  const shown = await page.getByText("Åsa 👩‍👧‍👦 sade").evaluate((element) => element.textContent);
  expect(shown).toBe(text);
});

test.describe("register files", () => {
  test("quotes, line breaks inside cells and formula cells are data", async ({ browser }) => {
    const page = await importPage(await pageOf(browser, full.actors.unitHead));
    const text = [
      "Löpnr,Datum,Polisgrupp,Ålder",
      '1001,2006-01-05,"Grupp ""Nord""\nkväll, natt",17',
      '1002,2006-01-06,"=HYPERLINK(""https://ond.example"")",18',
    ].join("\n");
    await readThrough(page, "citat.csv", Buffer.from(text, "utf8"));
    await expect(page.getByRole("button", { name: "Importera 2 rader" })).toBeVisible();
    await expect(page.getByRole("link", { name: /ond\.example/ })).toHaveCount(0);
  });

  test("a register of 12 MB arrives whole", async ({ browser }) => {
    const page = await importPage(await pageOf(browser, full.actors.unitHead));
    const filler = "x".repeat(1_100);
    const lines = Array.from({ length: 11_000 }, (_, at) => `${5_000 + at};2005-03-01;${filler}`);
    await readThrough(page, "stor.csv", Buffer.from(["Löpnr;Datum;Övrigt", ...lines].join("\n")));
    await expect(page.getByRole("button", { name: /Importera 11.000 rader/ })).toBeVisible({ timeout: 45_000 });
  });

  const refused: readonly (readonly [string, string, () => Buffer, RegExp])[] = [
    ["a register in MS-DOS letters", "dos.csv", () => dosLetters(), /MS-DOS/],
    ["letters that were destroyed before", "dubbel.csv", () => twiceEncoded(), /förstörda/],
    [
      "a quotation mark that is never closed",
      "citat.csv",
      () => Buffer.from('Löpnr;Datum\n"1;2006-01-01\n'),
      /citattecken/i,
    ],
    ["something else altogether", "bild.csv", () => Buffer.from("a;b;c\n1;2;3\n"), /inget MUMIN-register/],
    ["a spreadsheet that unpacks to a bomb", "bomb.xlsx", () => xlsxBomb(), /64 MB/],
    [
      "a spreadsheet that is none",
      "trasig.xlsx",
      () => Buffer.from("PK\u0003\u0004 och sedan ingenting"),
      /går inte att läsa/,
    ],
  ];
  for (const [what, name, make, sentence] of refused) {
    test(`${what}: a sentence, and another file can be chosen`, async ({ browser }) => {
      const page = await importPage(await pageOf(browser, full.actors.unitHead));
      await readThrough(page, name, make());
      await expect(page.getByRole("main")).toContainText(sentence);
      await expect(page.getByRole("button", { name: /^Importera/ })).toHaveCount(0);
      const buffer = Buffer.from("Löpnr;Datum\n1003;2006-01-07\n");
      await readThrough(page, "rätt.csv", buffer);
      await expect(page.getByRole("button", { name: "Importera en rad" }).or(importButton(page))).toBeVisible();
    });
  }

  test("faults are told by line and column, with what stands there", async ({ browser }) => {
    const page = await importPage(await pageOf(browser, full.actors.unitHead));
    await readThrough(page, "fel.csv", Buffer.from("Löpnr;Datum;Ålder\n1;2006-13-45;17\n2;2006-02-03;många\n"));
    const faults = page.getByRole("table", { name: /Fel i filen/ });
    await expect(faults.getByRole("row").filter({ hasText: "2006-13-45" })).toContainText("2");
    await expect(faults.getByRole("row").filter({ hasText: "många" })).toContainText("Ålder");
  });
});

async function contactForm(page: Page): Promise<Page> {
  await page.goto(`/${full.slug}/field-contacts/new`);
  await page.getByText("Grupp 1", { exact: true }).click();
  await page.getByText("Annan anledning", { exact: true }).click();
  await page.getByText("Fler uppgifter").click();
  return page;
}

/** As pasting does, at once: typing 10 MB takes the rest of the night. */
async function fillNote(page: Page, text: string): Promise<void> {
  await page.getByLabel("Anteckning", { exact: true }).evaluate((element, value) => {
    (element as HTMLTextAreaElement).value = value;
  }, text);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Spara kontakten" }).click();
}

async function countContacts(): Promise<number> {
  const [row] = await rows<{ count: number }>("select count(*)::int as count from field_contact where tenant_id = $1", [
    full.actors.outreachWorker.tenantId,
  ]);
  return row?.count ?? -1;
}

async function importPage(page: Page): Promise<Page> {
  await page.goto(`/${full.slug}/field-contacts/import`);
  return page;
}

async function readThrough(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Läs igenom filen" }).click();
}

const importButton = (page: Page) => page.getByRole("button", { name: /^Importera/ });

/** Code page 850: å 0x86, ä 0x84, ö 0x94. */
function dosLetters(): Buffer {
  const letters: Record<string, number> = { å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ä: 0x8e, Ö: 0x99 };
  const text = "Löpnr;Datum;Polisgrupp;Ålder\n1;2006-01-01;Södra på ängen;17\n2;2006-01-02;Åsö äng;18\n";
  return Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));
}

/** UTF-8 taken for Windows-1252 and saved as UTF-8 again. */
function twiceEncoded(): Buffer {
  const text = "Löpnr;Datum;Polisgrupp\n1;2006-01-01;Södra på ängen\n";
  return Buffer.from(Buffer.from(text, "utf8").toString("latin1"), "utf8");
}

/** 200 MB of nothing in some 200 kB. */
function xlsxBomb(): Buffer {
  const text = (xml: string) => new TextEncoder().encode(xml);
  const head = text('<?xml version="1.0"?><worksheet><sheetData>');
  const sheet = new Uint8Array(200 * 1024 * 1024).fill(32);
  sheet.set(head);
  return Buffer.from(
    zipSync(
      {
        "[Content_Types].xml": text('<?xml version="1.0"?><Types/>'),
        "xl/workbook.xml": text('<?xml version="1.0"?><workbook><sheets/></workbook>'),
        "xl/worksheets/sheet1.xml": sheet,
      },
      { level: 6 },
    ),
  );
}
