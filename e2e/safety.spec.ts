import type { APIRequestContext, Browser, Page, PlaywrightWorkerArgs } from "@playwright/test";
import { rows } from "./support/database";
import { DEMO_PASSWORD, pageOf, sessionCookie, stage, townspeople } from "./support/people";
import { visits } from "./support/pages";
import type { Actor } from "./support/stage-shape";
import { expect, test } from "./support/test";

const { full, empty } = stage;
const baseURL = process.env.SAMLOTS_E2E_URL ?? "http://localhost:3000";
/** Must not reach a browser whose user may not see the case: the person's number and name, and words of the note. */
const CANARIES = [full.personalNumber, full.personalNumber.replace("-", ""), full.familyName, full.notePhrase];
const allVisits = Object.values(visits).flat();

test("every answer has its headers", async ({ playwright }) => {
  const seen = new Set<string>();
  for (const { as, path, undecided } of [...allVisits, { as: null, path: "/api/health", undecided: false }]) {
    const request = await requestAs(playwright, as, { undecided });
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
    const policy = headers["content-security-policy"] ?? "";
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy, path).toContain(directive);
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    const [, nonce] = /script-src [^;]*'nonce-([^']+)'/.exec(policy) ?? [];
    expect(nonce, path).toBeTruthy();
    expect(seen.has(nonce ?? ""), `${path}: a nonce used twice`).toBe(false);
    seen.add(nonce ?? "");
    const html = await answer.text();
    const withoutNonce = [...html.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`));
    expect(
      withoutNonce.map(([tag]) => tag),
      path,
    ).toEqual([]);
    await request.dispose();
  }
});

test("a download is neither kept nor sniffed, and cookies are for the server alone", async ({ playwright }) => {
  const head = await requestAs(playwright, full.actors.unitHead);
  const file = await head.get(`/${full.slug}/field-contacts/report/download?format=csv&from=2026-01-01&to=2026-12-31`);
  expect(file.status()).toBe(200);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(file.headers()["cache-control"]).toContain("no-store");
  expect(file.headers()["x-content-type-options"]).toBe("nosniff");

  const form = { email: townspeople.otherDutyOfficer, password: DEMO_PASSWORD };
  const headers = { origin: baseURL };
  const nobody = await requestAs(playwright, null);
  const signedIn = await nobody.post("/api/auth/callback/password", { form, headers, maxRedirects: 0 });
  const cookies = signedIn.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  const session = cookies.find(({ value }) => value.startsWith("samlots.session="))?.value ?? "";
  expect(session).toMatch(/HttpOnly/i);
  expect(session).toMatch(/SameSite=(Lax|Strict)/i);
  expect(session).toMatch(/Path=\//i);
  expect(session).not.toMatch(/Expires|Max-Age|Domain/i);
  for (const { value } of cookies) expect(value).toMatch(/HttpOnly/i);
});

test("titles and addresses name no person", async ({ browser }) => {
  const page = await pageOf(browser, full.actors.outreachWorker);
  for (const where of [
    `persons/${full.personId}`,
    `field-contacts/${full.contacts.full}`,
    `cases/${full.contacts.full}`,
  ]) {
    await page.goto(`/${full.slug}/${where}`);
    const told = `${await page.title()} ${page.url()}`;
    for (const canary of [...CANARIES, "Alva"]) expect(told).not.toContain(canary);
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.filter((link) => CANARIES.some((canary) => decodeURIComponent(link).includes(canary)))).toEqual([]);
  }
});

test("what is foreign and what does not exist get one and the same answer", async ({ playwright }) => {
  const request = await requestAs(playwright, empty.actors.outreachWorker);
  const nowhere = { org: "finns-inte", id: "01a203ca-0000-7000-8000-000000000000" };
  const shape = async (path: string, words: readonly string[]) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    return { status: answer.status(), body: plain(await answer.text(), words) };
  };
  for (const rest of ["", "/field-contacts", "/inbox", "/persons"])
    expect(await shape(`/${full.slug}${rest}`, [full.slug])).toEqual(
      await shape(`/${nowhere.org}${rest}`, [nowhere.org]),
    );
  const own = `/${empty.slug}`;
  for (const part of ["field-contacts", "cases"])
    expect(await shape(`${own}/${part}/${full.contacts.full}`, [full.contacts.full])).toEqual(
      await shape(`${own}/${part}/${nowhere.id}`, [nowhere.id]),
    );
  expect(await shape(`${own}/persons/${full.personId}`, [full.personId])).toEqual(
    await shape(`${own}/persons/${nowhere.id}`, [nowhere.id]),
  );
  const colleague = await requestAs(playwright, full.colleague);
  const unassigned = await colleague.get(`/${full.slug}/cases/${full.contacts.full}`);
  const unknown = await colleague.get(`/${full.slug}/cases/${nowhere.id}`);
  expect(unassigned.status()).toBe(404);
  expect(plain(await unassigned.text(), [full.contacts.full])).toEqual(plain(await unknown.text(), [nowhere.id]));
});

test("days that do not exist and other nonsense in an address are no fault of the server's", async ({ playwright }) => {
  test.slow();
  const id = "01a203ca-0000-7000-8000-000000000000";
  const impossible = [
    ...["2026-02-30", "2026-13", "0000-01-01", `2026-02-30_${id}`, `2026-02-30T25:61:00.000Z_${id}`],
    ...["-".repeat(36), "\u0000", "\u0085", "9".repeat(400), "-1"],
  ];
  const names = [
    "after",
    "cursor",
    "notes",
    "day",
    "on",
    "from",
    "to",
    "month",
    "edition",
    "row",
    "kind",
    "of",
    "status",
  ];
  const seen = new Set<string>();
  for (const { as, path } of allVisits.filter(({ path }) => path.startsWith(`/${full.slug}`))) {
    if (as === null || seen.has(path)) continue;
    seen.add(path);
    const request = await requestAs(playwright, as);
    for (const value of impossible.slice(0, 5)) {
      const search = new URLSearchParams(names.map((name) => [name, value]));
      const answer = await request.get(`${path.split("?")[0]}?${search.toString()}`, { maxRedirects: 0 });
      expect(answer.status(), `${path} ${value}`).toBeLessThan(500);
    }
    const rest = new URLSearchParams(names.map((name, at) => [name, impossible[5 + (at % 5)] ?? ""]));
    expect(
      (await request.get(`${path.split("?")[0]}?${rest.toString()}`, { maxRedirects: 0 })).status(),
      path,
    ).toBeLessThan(500);
    await request.dispose();
  }
});

test("no one gets a canary who may not see the case: not in HTML, not in a payload, not around the proxy", async ({
  playwright,
}) => {
  test.slow();
  const inside = [...new Set(allVisits.map(({ path }) => path))].filter((path) => path.startsWith(`/${full.slug}`));
  const aboutPeople = inside.filter((path) => /field-contacts|cases|persons|inbox|tasks|log/.test(path));
  const { administrator, logReviewer, policeLiaison, partnerProfessional } = full.actors;
  await expectNoCanary(playwright, null, inside.flatMap(detours));
  await expectNoCanary(playwright, full.colleague, aboutPeople.flatMap(detours));
  for (const who of [administrator, logReviewer, policeLiaison, partnerProfessional, empty.actors.unitHead])
    await expectNoCanary(
      playwright,
      who,
      aboutPeople.flatMap((path) => detours(path).slice(0, 2)),
    );
  // The canaries are alive: whoever works on the case does get them.
  const worker = await requestAs(playwright, full.actors.outreachWorker);
  const text = await (await worker.get(`/${full.slug}/field-contacts/${full.contacts.full}`)).text();
  expect(text).toContain(full.notePhrase);
  expect(text).toContain(full.familyName);
});

test("a server action answers our own pages only, and a forged one breaks nothing", async ({ browser, playwright }) => {
  const { page, headers, body, url } = await caughtAction(browser);
  const count = () => rows<{ count: number }>("select count(*)::int as count from field_contact");
  const before = await count();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const request = await playwright.request.newContext({ baseURL });
  const send = (more: Record<string, string>, data: string | Buffer = body) => {
    const plainHeaders = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !/^(origin|cookie|content-length|sec-fetch-site|host)$/.test(name)),
    );
    return request.post(url, { headers: { ...plainHeaders, cookie, ...more }, data, maxRedirects: 0, timeout: 10_000 });
  };
  for (const origin of [undefined, "null", "https://ond.example", `${baseURL}.ond.example`, "http://localhost"]) {
    const answer = await send(origin === undefined ? {} : { origin });
    expect(answer.status(), String(origin)).toBeLessThan(500);
    expect(await count(), String(origin)).toEqual(before);
  }
  for (const site of ["cross-site", "same-site", "none"]) {
    await send({ origin: baseURL, "sec-fetch-site": site });
    expect(await count(), site).toEqual(before);
  }
  const own = { origin: baseURL, "sec-fetch-site": "same-origin" };
  for (const id of ["40".padEnd(42, "0"), "x"])
    expect((await send({ ...own, "next-action": id })).status(), id).toBeLessThan(500);
  // What is no payload at all is Next's to refuse, with whatever number; it must be quick, and do and tell nothing.
  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  for (const payload of [deep, "[".repeat(10_000), '["$0"]', '["$1"]', `["${"a".repeat(10 * 1024 * 1024)}"]`]) {
    const answer = await send(own, payload);
    expect(await answer.text()).not.toContain("node_modules");
  }
  expect(await count()).toEqual(before);
  expect((await send(own)).status()).toBe(200);
  const [after] = await count();
  expect(after?.count).toBe((before[0]?.count ?? 0) + 1);
  expect((await request.get("/api/health")).status()).toBe(200);
});

async function requestAs(
  playwright: PlaywrightWorkerArgs["playwright"],
  who: Actor | null,
  { undecided = false } = {},
): Promise<APIRequestContext> {
  const cookie = who && (await sessionCookie(who, { undecided }));
  const extraHTTPHeaders: Record<string, string> = cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {};
  return playwright.request.newContext({ baseURL, extraHTTPHeaders });
}

async function expectNoCanary(
  playwright: PlaywrightWorkerArgs["playwright"],
  who: Actor | null,
  asked: readonly { url: string; headers: Record<string, string> }[],
): Promise<void> {
  let left = 0;
  let request = await requestAs(playwright, null);
  for (const { url, headers } of asked) {
    // A session is let through 240 times at once.
    if (who && left === 0) request = await requestAs(playwright, who);
    left = left === 0 ? 100 : left - 1;
    const answer = await request.get(url, { headers, maxRedirects: 0 });
    const text = await answer.text();
    expect(
      CANARIES.filter((canary) => text.includes(canary)),
      `${who?.email ?? "nobody"} ${url}`,
    ).toEqual([]);
    expect(answer.status(), url).toBeLessThan(500);
    if (who === null) expect(text, url).not.toContain("Linnéa Öberg");
  }
}

/** The ways past a guard that frameworks have had: payload requests, prefetches of segments, the inner header. */
function detours(path: string): { url: string; headers: Record<string, string> }[] {
  const [pathname = "", query] = path.split("?");
  const search = query ? `?${query}` : "";
  return [
    { url: path, headers: {} },
    { url: path, headers: { rsc: "1" } },
    { url: path, headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
    { url: path, headers: { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" } },
    { url: `${pathname}.rsc${search}`, headers: {} },
    { url: `${pathname}.segments/_tree.segment.rsc${search}`, headers: {} },
  ];
}

/** The words of a page without those given: two answers about nothing differ in nonces and in how a stream is cut, never here. */
function plain(html: string, words: readonly string[]): string[] {
  const [, nonce = "-"] = /nonce="([^"]+)"/.exec(html) ?? [];
  const text = [nonce, ...words].reduce((rest, word) => rest.replaceAll(word, "…"), html);
  return [...new Set(text.match(/[\p{L}\p{N}_]{4,}/gu))].sort();
}

/** A real act of the contact form, caught on its way and not sent. */
async function caughtAction(browser: Browser) {
  const page: Page = await pageOf(browser, full.actors.outreachWorker);
  await page.goto(`/${full.slug}/field-contacts/new`);
  await page.getByText("Grupp 1", { exact: true }).click();
  await page.getByText("Annan anledning", { exact: true }).click();
  const caught = page.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await page.route("**/field-contacts/new", (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 200, body: "" }) : route.continue(),
  );
  await page.getByRole("button", { name: "Spara kontakten" }).click();
  const request = await caught;
  return { page, url: request.url(), headers: request.headers(), body: request.postData() ?? "" };
}
