import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { contactsOf, fillLeast, openForm, readyWithoutNet, save, statusOf } from "./support/field";
import { PHONE, signIn, stage } from "./support/people";
import { expect, test } from "./support/test";

const worker = stage.field.actors.outreachWorker;
const canary = "kanariefågel-i-telefonen-7f3a";

let profile = "";
test.beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), "samlots-profile-"));
});
test.afterEach(() => rmSync(profile, { recursive: true, force: true }));

function open(): Promise<BrowserContext> {
  const { launchOptions } = test.info().project.use;
  const { baseURL } = test.info().project.use;
  return chromium.launchPersistentContext(profile, {
    ...{ ...launchOptions, ...PHONE, baseURL, locale: "sv-SE", timezoneId: "Europe/Stockholm" },
  });
}

/** Ends the browser as a dead battery does. */
async function kill(context: BrowserContext): Promise<void> {
  const devtools = await context.browser()?.newBrowserCDPSession();
  const info = (await devtools?.send("SystemInfo.getProcessInfo")) as
    { processInfo: { type: string; id: number }[] } | undefined;
  const main = info?.processInfo.find(({ type }) => type === "browser");
  if (!main) throw new Error("The browser does not say which process it is.");
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(main.id, "SIGKILL");
  await closed;
}

/** The files of the profile in which `text` stands, in either way a browser writes text. */
function filesWith(text: string, folder = profile): string[] {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), Buffer.from(encodeURIComponent(text))];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesWith(text, place);
    if (!entry.isFile()) return [];
    const bytes = readFileSync(place);
    return forms.some((form) => bytes.includes(form)) ? [place.slice(profile.length)] : [];
  });
}

test("what is typed stands nowhere in the browser's files, survives its death, and is sent", async () => {
  const before = await contactsOf(worker);
  const first = await open();
  await signIn(first, worker);
  const page = await first.newPage();
  await openForm(page, worker);
  await readyWithoutNet(page);
  await first.setOffline(true);
  await fillLeast(page);
  await page.getByText("Fler uppgifter").click();
  await page.getByRole("textbox", { name: /Anteckning/ }).fill(canary);
  await expect(statusOf(page)).toHaveText("Sparad på telefonen");
  await save(page);
  await expect(statusOf(page)).toContainText("1 väntar");
  await page.getByText("Fler uppgifter").click();
  await page.getByRole("textbox", { name: /Anteckning/ }).fill(`${canary} två`);
  await expect(statusOf(page)).toContainText("Sparad på telefonen");
  // Long enough for the browser to write what it keeps of open pages.
  await page.waitForTimeout(4_000);
  expect(filesWith(canary)).toEqual([]);
  // The search itself can find something: the name of the store stands in its files.
  expect(filesWith("samlots-drafts").length).toBeGreaterThan(0);
  await kill(first);
  expect(filesWith(canary)).toEqual([]);

  const second = await open();
  await second.setOffline(true);
  const again = await second.newPage();
  await again.goto(`/${worker.slug}/field-contacts/new`);
  await expect(again.getByText("Logga in när det finns nät för att läsa det du skrev förut")).toBeVisible();
  await expect(statusOf(again)).toContainText("1 väntar");
  await second.setOffline(false);
  await signIn(second, worker);
  await again.goto(`/${worker.slug}/field-contacts/new`);
  await expect(statusOf(again)).toContainText("skickad");
  expect(await contactsOf(worker)).toBe(before + 1);
  await again.getByRole("button", { name: "Fortsätt" }).click();
  await expect(again.getByRole("textbox", { name: /Anteckning/ })).toHaveValue(`${canary} två`);

  // After the wipe: no rows, and the server lends nobody the half that opens what remains in the files.
  const device = await again.evaluate(async () => {
    const open = indexedDB.open("samlots-drafts");
    await new Promise((resolve) => (open.onsuccess = resolve));
    const all = open.result.transaction("devices").objectStore("devices").getAll();
    await new Promise((resolve) => (all.onsuccess = resolve));
    open.result.close();
    return (all.result[0] as { deviceId: string }).deviceId;
  });
  await again.getByRole("button", { name: "Meny" }).click();
  await again.getByRole("button", { name: "Logga ut" }).click();
  await again.getByRole("button", { name: "Radera och logga ut" }).click();
  await again.waitForURL(/sign-in/);
  await signIn(second, worker);
  const half = await again.request.post(`/${worker.slug}/drafts/half`, {
    data: { input: { deviceId: device } },
    headers: { origin: new URL(again.url()).origin },
  });
  expect(await half.json()).toMatchObject({ ok: false, code: "notFound" });
  await second.close();
  expect(filesWith(canary)).toEqual([]);
});
