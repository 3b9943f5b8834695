import { rows } from "./support/database";
import { pageOf, PHONE, TOWN, townActor, townspeople } from "./support/people";
import { expect, test } from "./support/test";

/** The demo town's story of guardians who disagree, and of a yes that is taken back (prisma/seed/town-consents.ts). */
test("consent is read on a phone, asked for, answered, printed and taken back in two presses", async ({ browser }) => {
  const worker = await pageOf(browser, await townActor(townspeople.outreachWorker), PHONE);
  const [living] = await rows<{ id: string }>(
    `select c.id from case_record c join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
     where p.given_name = 'Ilse' and p.family_name = 'Brännström'`,
  );
  await worker.goto(`/${TOWN}/cases/${living?.id ?? ""}/consents`);

  await expect(worker.getByRole("heading", { name: "Vad som får delas i dag" })).toBeVisible();
  await expect(worker.getByText("är vuxen och svarar själv")).toBeVisible();

  await worker.getByRole("link", { name: "Ja till att vi berättar för andra" }).first().click();
  await expect(async () => {
    await worker
      .getByText(/^Ta tillbaka ja från/)
      .first()
      .click();
    await expect(worker.getByRole("button", { name: "Ta tillbaka ja" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await worker.getByRole("button", { name: "Ta tillbaka ja" }).click();
  await expect(worker.getByText("Återkallat").first()).toBeVisible();

  await worker.getByRole("link", { name: "Till samtycke" }).click();
  await expect(worker.getByText("Någon har tagit tillbaka ett ja")).toBeVisible();
  await worker.getByRole("button", { name: "Vi har sett det" }).click();
  await expect(worker.getByText("Någon har tagit tillbaka ett ja")).toHaveCount(0);

  await worker.getByRole("link", { name: "Ja till att vi berättar för andra" }).first().click();
  await worker.getByRole("link", { name: "Blankett att skriva ut" }).click();
  await expect(worker.getByRole("heading", { name: "Får vi berätta om dig?" })).toBeVisible();
  await expect(worker.getByRole("heading", { name: "Så säger du nej igen" })).toBeVisible();
});
