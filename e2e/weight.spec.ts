import { PHONE, stage, pageOf } from "./support/people";
import { expect, test } from "./support/test";

/** What the phone form may cost beside a patrol car with a bad net: compressed script of the first load, in bytes. */
const SCRIPT_BUDGET = 160_000;

test("the first load of the contact form stays light", async ({ browser }) => {
  const page = await pageOf(browser, stage.full.actors.outreachWorker, PHONE);
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Map<string, { url: string; headers: number; bytes: number }>();
  network.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (type === "Script") scripts.set(requestId, { url: response.url, headers: response.encodedDataLength, bytes: 0 });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength - script.headers;
  });
  await page.goto(`/${stage.full.slug}/field-contacts/new`, { waitUntil: "load" });
  await expect(page.getByRole("button", { name: "Spara kontakten" })).toBeVisible();
  const all = [...scripts.values()].sort((a, b) => b.bytes - a.bytes);
  const sum = all.reduce((total, { bytes }) => total + bytes, 0);
  const list = all.map(({ url, bytes }) => `${bytes} ${url.split("/").at(-1)}`).join("\n");
  process.stdout.write(`First load of the contact form: ${sum} bytes of compressed script in ${all.length} files\n`);
  expect(all.length).toBeGreaterThan(2);
  expect(sum, list).toBeLessThan(SCRIPT_BUDGET);
});
