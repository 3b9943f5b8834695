import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { pageOf, PHONE, TOWN, townActor, townspeople } from "./support/people";
import { expect, test } from "./support/test";

test("a four-month report is checked against its contacts, commented, signed, read by a colleague and fetched", async ({
  browser,
}) => {
  const head = await pageOf(browser, await townActor(townspeople.unitHead));
  await head.goto(`/${TOWN}/field-contacts/tertial`);
  const draft = head.getByRole("row").filter({ hasText: "Utkast, inte signerat" });
  await draft.getByRole("link").click();
  await expect(head.getByText("Förhandsvisning")).toBeVisible();
  const period = new URL(head.url()).pathname.split("/").at(-1) ?? "";

  // A figure opens its rule and, for the head of the unit, its contacts.
  const card = head.getByRole("heading", { name: "Gick vidare till MUMIN", level: 3 }).locator("..");
  await card.getByText("Så räknas det").click();
  await expect(card).toContainText("Ingripanden där det står att personen togs in");
  await card.getByRole("link", { name: "Visa kontakterna" }).click();
  await expect(head.getByRole("heading", { name: "Kontakterna bakom siffran" })).toBeVisible();
  await expect(head.getByText("Exakta arbetssiffror")).toBeVisible();
  expect(await head.getByRole("row").count()).toBeGreaterThan(10);
  await head.getByRole("link", { name: "Till rapporten" }).click();

  // Nobody else sees it before it is signed.
  const colleague = await pageOf(browser, await townActor(townspeople.outreachWorker), PHONE);
  const report = `/${TOWN}/field-contacts/tertial/${period}`;
  const absent = await colleague.goto(report);
  expect(absent?.status()).toBe(200);

  const summary = `Vi nådde fler än i våras (${randomUUID().slice(0, 8)}).`;
  await head.getByLabel("Sammanfattning").fill(summary);
  await head.getByRole("button", { name: "Spara utkastet" }).click();
  await expect(head.getByText("Utkastet är sparat.").first()).toBeVisible();
  // The form is made anew when the saved text has come back: what was ticked before that is not ticked.
  await expect(async () => {
    await head.getByLabel("Jag har läst siffrorna och texten").check();
    await head.getByRole("button", { name: "Fastställ siffrorna och signera" }).click();
    await expect(head.getByText("Siffrorna fastställdes")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await expect(head.getByText("Version 1, signerad")).toBeVisible();

  const fetched = head.waitForEvent("download");
  await head.getByRole("link", { name: "CSV" }).click();
  const file = await fetched;
  expect(file.suggestedFilename()).toBe(`mumin-${period}.csv`);
  const csv = await readFile(await file.path(), "utf8");
  expect(csv).toContain("Publicerade siffror: får visas utanför enheten.");

  await colleague.goto(report);
  await expect(colleague.getByText(summary)).toBeVisible();
  await expect(colleague.getByRole("link", { name: /Visa kontakterna/ })).toHaveCount(0);
  await expect(colleague.getByRole("button", { name: "Spara utkastet" })).toHaveCount(0);
});

test("the report of 2008 shows its 735 interventions and nobody under 15 by themselves", async ({ browser }) => {
  const colleague = await pageOf(browser, await townActor(townspeople.outreachWorker));
  await colleague.goto(`/${TOWN}/field-contacts/tertial/2008`);
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Rapport för året 2008");
  await expect(colleague.getByText("735", { exact: true }).first()).toBeVisible();
  const young = colleague.getByRole("row").filter({ has: colleague.getByRole("rowheader", { name: "Under 15 år" }) });
  await expect(young).toContainText("tillsammans med: 15–19 år");
});
