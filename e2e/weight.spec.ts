import { PHONE, stage, pageOf } from "./support/people";
import { expect, test } from "./support/test";

/**
 * What the phone form may cost beside a patrol car with a bad net: bytes of compressed script that the document itself
 * names, so that nothing can be pressed before; and of all that comes until the net is quiet.
 */
const BUDGETS = { first: 160_000, all: 180_000 };

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
  const answer = await page.goto(`/${stage.full.slug}/field-contacts/new`, { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: "Spara kontakten" })).toBeVisible();
  const named = new Set(
    [...((await answer?.text()) ?? "").matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address = ""]) => address),
  );
  const all = [...scripts.values()].sort((a, b) => b.bytes - a.bytes);
  const first = all.filter(({ url }) => named.has(new URL(url).pathname));
  const sum = (some: typeof all) => some.reduce((total, { bytes }) => total + bytes, 0);
  const list = all
    .map((one) => `${one.bytes} ${one.url.split("/").at(-1)}${first.includes(one) ? "" : " later"}`)
    .join("\n");
  process.stdout.write(
    `First load of the contact form: ${sum(first)} bytes of compressed script in ${first.length} files; ` +
      `${sum(all)} in ${all.length} when the net is quiet\n`,
  );
  expect(first.length).toBeGreaterThan(2);
  expect(sum(first), list).toBeLessThan(BUDGETS.first);
  expect(sum(all), list).toBeLessThan(BUDGETS.all);
});
