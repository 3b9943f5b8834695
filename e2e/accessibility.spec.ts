import type { Page } from "@playwright/test";
import { loadAxe, violationsOn } from "./support/axe";
import { rows } from "./support/database";
import { pageOf, sessionCookie, stage, townActor, townspeople } from "./support/people";
import { pagePatterns, visits, type Visit } from "./support/pages";
import { expect, problemsOn, scriptHasCome, test } from "./support/test";

const SIZES = { phone: { width: 360, height: 800 }, desktop: { width: 1280, height: 800 } } as const;
/** Two looks of one document differ in colours only, and two languages in everything but colours. */
const RUNS = {
  sv: [
    ["light", "everything"],
    ["dark", "colours"],
  ],
  en: [["dark", "everything"]],
} as const;
type Locale = keyof typeof RUNS;
/** Each test asks axe many times; a machine with other work takes four times as long as one without. */
test.describe.configure({ timeout: 120_000 });
const baseURL = process.env.SAMLOTS_E2E_URL ?? "";

test("every page of the product is visited here, and nothing else", () => {
  expect(Object.keys(visits).sort()).toEqual(pagePatterns().sort());
});

test.describe("nothing for axe to find, and nothing that scrolls sideways", () => {
  for (const [pattern, ways] of Object.entries(visits)) {
    test(pattern, async ({ page }) => {
      if (pattern === "/first-run") await pretendEmpty(true);
      try {
        for (const way of ways) for (const locale of localesOf(way)) await inspect(page, way, locale);
      } finally {
        if (pattern === "/first-run") await pretendEmpty(false);
      }
    });
  }
});

/** An empty page differs from the full one by a sentence: one language will do. */
function localesOf({ name }: Visit): readonly Locale[] {
  return name.startsWith("empty") ? ["sv"] : ["sv", "en"];
}

/** One document at both sizes and in both themes: the look is an attribute of the page, so it is not fetched again. */
async function inspect(page: Page, { as, name, path, undecided = false }: Visit, locale: Locale): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  await context.addCookies([
    { name: "samlots_locale", value: locale, url: baseURL },
    ...(as ? [await sessionCookie(as, { undecided })] : []),
  ]);
  await page.setViewportSize(SIZES.phone);
  const answer = await page.goto(path, { waitUntil: "load" });
  const at = `${name}, ${path}, ${locale}`;
  expect(answer?.status(), at).toBe(200);
  await expect(page.getByRole("heading", { level: 1 }).first(), at).toBeVisible();
  await expect(page.locator("html"), at).toHaveAttribute("lang", locale);
  await openAllDetails(page);
  await loadAxe(page);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const [theme, rules] of RUNS[locale]) {
      await wear(page, theme);
      expect(await violationsOn(page, rules), `${at}, ${theme}, ${size}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await tooWide(page), `${at}: wider than 320 px`).toEqual([]);
}

test.describe("states that a page only shows when something is done", () => {
  test("a form with faults and the menu on a phone", async ({ browser }) => {
    const page = await pageOf(browser, stage.full.actors.outreachWorker, { viewport: SIZES.phone });
    await page.goto(`/${stage.full.slug}/field-contacts/new`);
    await page.getByLabel("Datum").fill("");
    await page.getByRole("button", { name: "Spara kontakten" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Ange vilken dag" })).toBeVisible();
    await expectClean(page, "error summary");
    await page.getByRole("button", { name: "Meny" }).click();
    await expectClean(page, "menu");
  });

  test("the person picker on a phone", async ({ browser }) => {
    const page = await pageOf(browser, stage.full.actors.outreachWorker, { viewport: SIZES.phone });
    await page.goto(`/${stage.full.slug}/field-contacts/new`);
    await page.getByText("Fler uppgifter").click();
    const dialog = page.getByRole("dialog");
    await scriptHasCome(page);
    await page.getByRole("radio", { name: "I vårt register" }).check();
    await page.getByRole("button", { name: "Välj person" }).click();
    await dialog.getByLabel("Namn", { exact: true }).last().fill(stage.full.familyName);
    await dialog.getByRole("button", { name: "Sök", exact: true }).click();
    await expect(dialog.getByText(/Kanariefågel/)).toBeVisible();
    await expectClean(page, "picker", "dialog[open]");
    await dialog.getByRole("button", { name: "Registrera ny person" }).click();
    await expectClean(page, "register in picker", "dialog[open]");
  });

  test("a refused sign-in, a page that is not there, a file with faults", async ({ browser, page, faults }) => {
    faults.expected.push(/404/);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Logga in", exact: true }).click();
    await expect(problemsOn(page)).toContainText("Skriv din e-postadress");
    await expectClean(page, "refused sign-in");
    const head = await pageOf(browser, stage.full.actors.unitHead);
    await head.goto(`/${stage.full.slug}/nowhere`);
    await expectClean(head, "not found");
    await head.goto(`/${stage.full.slug}/field-contacts/import`);
    const buffer = Buffer.from("Löpnr;Datum;Ålder\n1;2007-13-45;17\n2;2007-02-03;many\n");
    await head.locator("input[type=file]").setInputFiles({ name: "fel.csv", mimeType: "text/csv", buffer });
    await head.getByRole("button", { name: "Läs igenom filen" }).click();
    await expect(head.getByRole("heading", { name: "Vad filen innehåller" })).toBeVisible();
    await expectClean(head, "faulty file");
  });

  test("a required second factor", async ({ browser }) => {
    const { administrator } = stage.empty.actors;
    await requireSecondFactor(administrator.tenantId, true);
    try {
      const page = await pageOf(browser, stage.empty.actors.outreachWorker, { viewport: SIZES.phone });
      await page.goto(`/${stage.empty.slug}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectClean(page, "second factor");
    } finally {
      await requireSecondFactor(administrator.tenantId, false);
    }
  });

  test("the report of the reference year", async ({ browser }) => {
    const page = await pageOf(browser, await townActor(townspeople.unitHead), { viewport: SIZES.phone });
    await page.goto("/socialnamnden/field-contacts/report?from=2008-01-01&to=2008-12-31");
    await expect(page.getByText("735").first()).toBeVisible();
    await openAllDetails(page);
    await expectClean(page, "report");
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await tooWide(page)).toEqual([]);
  });
});

/** Everything in the first look, only colours in the other. `within`: what has come since the page was visited. */
async function expectClean(page: Page, state: string, within?: string): Promise<void> {
  await loadAxe(page);
  for (const [theme, rules] of RUNS.sv) {
    await wear(page, theme);
    expect(await violationsOn(page, rules, within), `${state}, ${theme}`).toEqual([]);
  }
}

/** Puts a look on the page, and waits until no colour is on its way to another. */
async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (value) => {
    document.documentElement.setAttribute("data-theme", value);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  }, theme);
}

async function openAllDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/** What makes the page scroll sideways (WCAG 1.4.10): nothing, or the elements that stick out. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(-4)
      .map((element) => element.outerHTML.slice(0, 160));
  });
}

/** The first-run page exists only in an empty database: for a moment, the database says it is one. */
async function pretendEmpty(isEmpty: boolean): Promise<void> {
  const body = isEmpty ? "select true" : "select not exists (select 1 from public.tenant)";
  await rows(
    `create or replace function app.is_empty() returns boolean language sql stable security definer set search_path = '' as $$ ${body} $$`,
  );
}

async function requireSecondFactor(tenantId: string, isRequired: boolean): Promise<void> {
  await rows("update tenant_settings set require_second_factor = $2 where tenant_id = $1", [tenantId, isRequired]);
}
