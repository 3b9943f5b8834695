/** Signing in with a password: who gets in, what is answered to the others, and what ends a session. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword, showStart, signOutEverywhere } from "@/kernel/account";
import { hashPassword } from "@/kernel/identity";
import { Browser } from "./support/browser";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

const PASSWORD = "tolv små grodor i dammen";
let house: House;
let tenant: Tenant;
let unit: Unit;
let passwordHash: string;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => house.close());

let networks = 0;
/** A browser on a network of its own, so that tests do not slow each other down. */
const newBrowser = () => new Browser(`198.51.100.${String((networks += 1))}`);

async function addLocalWorker(about: Partial<Parameters<House["addWorker"]>[0]> = {}): Promise<Worker> {
  const email = `w${randomBytes(6).toString("hex")}@${tenant.slug}.example`;
  const worker = await house.addWorker({ role: "socialWorker", unit, email, ...about });
  await house.rows("update account_credential set password_hash = $3 where tenant_id = $1 and account_id = $2", [
    ...[worker.tenantId, worker.accountId, passwordHash],
  ]);
  return worker;
}

async function signedIn(worker: Worker): Promise<Browser> {
  const browser = newBrowser();
  expect((await browser.signIn(worker.email, PASSWORD)).location).toBe("/");
  return browser;
}

const codeOf = async (browser: Browser) => {
  const reply = await house.look(await browser.claim(), showStart);
  return reply.ok ? "ok" : reply.code;
};

describe("signing in with a password", () => {
  it("lets the owner in, to the page that was asked for on this site", async () => {
    const worker = await addLocalWorker();
    const browser = newBrowser();
    const visit = await browser.signIn(worker.email.toUpperCase(), PASSWORD, { next: `/${tenant.slug}/cases?q=1` });
    expect(visit).toMatchObject({ status: 303, location: `/${tenant.slug}/cases?q=1` });
    expect(await codeOf(browser)).toBe("ok");
    expect(await house.auditLines({ accountId: worker.accountId, name: "identity.sign-in" })).toMatchObject([
      { outcome: "allowed", reason: "password", channel: "web" },
    ]);
  });

  it.each(["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "leads to the own start page instead of %s",
    async (next) => {
      const worker = await addLocalWorker();
      expect((await newBrowser().signIn(worker.email, PASSWORD, { next })).location).toBe("/");
    },
  );

  it("keeps its cookie from scripts, from other sites and from the next start of the browser", async () => {
    const browser = await signedIn(await addLocalWorker());
    const line = browser.setCookieLines.find((one) => one.startsWith("samlots.session="))!;
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(line).not.toMatch(/expires|max-age|domain/i);
    const { unverifiedToken } = (await browser.claim())!;
    expect(line).not.toContain(unverifiedToken);
    expect(await house.rows("select 1 from session where token_hash = $1", [unverifiedToken])).toEqual([]);
  });

  it("answers a wrong password, an unknown address and a disabled account alike", async () => {
    const [known, disabled, elsewhere] = [await addLocalWorker(), await addLocalWorker(), await addLocalWorker()];
    await house.rows("update account set disabled_at = now() where id = $1", [disabled.accountId]);
    await house.rows("update account_credential set password_hash = null where account_id = $1", [elsewhere.accountId]);
    const answers = [];
    for (const [email, password] of [
      [known.email, "fel fel fel fel"],
      [`nobody@${tenant.slug}.example`, "fel fel fel fel"],
      [disabled.email, PASSWORD],
      [elsewhere.email, PASSWORD],
      [known.email, "x".repeat(5000)],
    ]) {
      const browser = newBrowser();
      const { status, location } = await browser.signIn(email!, password!);
      answers.push({ status, location, cookies: [...browser.cookies.keys()] });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ status: 303, location: "/sign-in?fault=wrong", cookies: ["samlots.sign-in"] });
    expect(await house.auditLines({ accountId: known.accountId, outcome: "refused" })).toMatchObject([
      { name: "identity.sign-in", reason: "wrongPassword" },
    ]);
    expect(await house.auditLines({ accountId: disabled.accountId })).toMatchObject([{ reason: "disabled" }]);
  });

  it("names the field that is empty", async () => {
    expect((await newBrowser().signIn(" ", "x")).location).toBe("/sign-in?fault=emailMissing");
    expect((await newBrowser().signIn("a@b.example", "")).location).toBe("/sign-in?fault=passwordMissing");
  });

  it.each([
    ["missing", { origin: null }],
    ["null", { origin: "null" }],
    ["foreign", { origin: "https://evil.example" }],
    ["cross-site", { "sec-fetch-site": "cross-site" }],
  ])("is refused from a %s origin, and so is signing out", async (_name, headers) => {
    const worker = await addLocalWorker();
    const browser = newBrowser();
    const form = { email: worker.email, password: PASSWORD };
    expect((await browser.post("/api/auth/callback/password", form, headers)).status).toBe(403);
    expect(browser.cookies.size).toBe(0);
    const inside = await signedIn(worker);
    expect((await inside.post("/api/auth/signout", {}, headers)).status).toBe(403);
    expect((await inside.post("/api/session/extend", {}, headers)).status).toBe(403);
    expect(await codeOf(inside)).toBe("ok");
  });

  it("opens no other door of next-auth", async () => {
    const browser = await signedIn(await addLocalWorker());
    for (const path of ["session", "providers", "csrf", "callback/password"])
      expect((await browser.get(`/api/auth/${path}`)).status).toBe(404);
    for (const path of ["session", "_log", "signin/password", "callback/oidc-x"])
      expect((await browser.post(`/api/auth/${path}`, { csrfToken: "x" })).status).toBe(404);
  });

  it("asks which authority when one address and password open several", async () => {
    const other = await house.foundTenant();
    const otherUnit = await house.addUnit(other);
    const worker = await addLocalWorker();
    const twin = await addLocalWorker({ unit: otherUnit, email: worker.email });
    const browser = newBrowser();
    expect((await browser.signIn(worker.email, PASSWORD)).location).toBe("/sign-in?step=chooseTenant");
    expect(await browser.claim()).toBeNull();
    const stranger = await house.foundTenant();
    expect((await browser.post("/api/auth/callback/continue", { tenant: stranger.id })).location).toContain("fault=");
    expect((await browser.post("/api/auth/callback/continue", { tenant: twin.tenantId })).location).toContain(
      "fault=lost",
    );
    await browser.signIn(worker.email, PASSWORD);
    expect((await browser.post("/api/auth/callback/continue", { tenant: twin.tenantId })).location).toBe("/");
    expect((await browser.claim())?.unverifiedTenantId).toBe(other.id);
  });
});

describe("a session ends", () => {
  it("on the very next request after signing out, and stays ended", async () => {
    const browser = await signedIn(await addLocalWorker());
    const claim = await browser.claim();
    await browser.post("/api/auth/signout", {});
    expect(browser.cookies.has("samlots.session")).toBe(false);
    expect(await house.look(claim, showStart)).toMatchObject({ code: "signedOut" });
    await house.rows("update session set ended_at = null where tenant_id = $1", [tenant.id]);
    expect(await house.look(claim, showStart)).toMatchObject({ code: "signedOut" });
  });

  it("on the very next request after the account was disabled or the role taken away", async () => {
    const [disabled, removed] = [await addLocalWorker(), await addLocalWorker()];
    const browsers = [await signedIn(disabled), await signedIn(removed)] as const;
    expect(await codeOf(browsers[0])).toBe("ok");
    await house.rows("update account set disabled_at = now() where id = $1", [disabled.accountId]);
    expect(await codeOf(browsers[0])).toBe("signedOut");
    expect(await codeOf(browsers[1])).toBe("ok");
    await house.rows("update assignment set valid_to = app.today() where id = $1", [removed.assignmentId]);
    expect(await codeOf(browsers[1])).toBe("chooseAssignment");
  });

  it("everywhere when its owner says so", async () => {
    const worker = await addLocalWorker();
    const [here, there] = [await signedIn(worker), await signedIn(worker)];
    expect(await house.act(await here.claim(), signOutEverywhere, {})).toMatchObject({ value: { endedSessions: 2 } });
    expect(await codeOf(here)).toBe("signedOut");
    expect(await codeOf(there)).toBe("signedOut");
  });

  it("elsewhere when the password is changed; the old password opens nothing", async () => {
    const worker = await addLocalWorker();
    const [here, there] = [await signedIn(worker), await signedIn(worker)];
    const next = "en annan lång mening";
    const claim = await here.claim();
    expect(await house.act(claim, changePassword, { current: "fel", next })).toMatchObject({ code: "wrongPassword" });
    expect(await house.act(claim, changePassword, { current: PASSWORD, next: "kort" })).toMatchObject({
      fields: { next: { key: "identity.errors.passwordShort" } },
    });
    expect(await house.act(claim, changePassword, { current: PASSWORD, next })).toMatchObject({ ok: true });
    expect(await codeOf(here)).toBe("ok");
    expect(await codeOf(there)).toBe("signedOut");
    expect((await newBrowser().signIn(worker.email, PASSWORD)).location).toContain("fault=wrong");
    expect((await newBrowser().signIn(worker.email, next)).location).toBe("/");
  });

  it("after fifteen minutes with nobody there, and after twelve hours whoever is", async () => {
    const worker = await addLocalWorker();
    const [idle, kept, old] = [await signedIn(worker), await signedIn(worker), await signedIn(worker)];
    const move = async (browser: Browser, column: "last_seen_at" | "expires_at", by: string) => {
      const { unverifiedToken } = (await browser.claim())!;
      await house.rows(
        `update session set ${column} = ${column} - $2::interval where token_hash = encode(sha256(convert_to($1, 'UTF8')), 'base64')
           or token_hash = rtrim(translate(encode(sha256(convert_to($1, 'UTF8')), 'base64'), '+/', '-_'), '=')`,
        [unverifiedToken, by],
      );
    };
    await move(idle, "last_seen_at", "14 minutes 50 seconds");
    await move(kept, "last_seen_at", "14 minutes 50 seconds");
    expect((await kept.post("/api/session/extend", {})).status).toBe(204);
    await move(idle, "last_seen_at", "11 seconds");
    await move(kept, "last_seen_at", "11 seconds");
    expect(await codeOf(idle)).toBe("signedOut");
    expect((await idle.post("/api/session/extend", {})).status).toBe(401);
    expect(await codeOf(kept)).toBe("ok");
    expect(await codeOf(old)).toBe("ok");
    await move(old, "expires_at", "12 hours");
    expect(await codeOf(old)).toBe("signedOut");
  });

  it("and its row gives the application nothing to stretch", async () => {
    const worker = await addLocalWorker();
    const claim = await (await signedIn(worker)).claim();
    for (const change of [
      "last_seen_at = now()",
      "expires_at = now() + interval '1 year'",
      `assignment_id = '${worker.assignmentId}'`,
      "token_hash = 'x'",
      `account_id = '${worker.accountId}'`,
    ])
      await expect(
        house.underRowSecurity(claim, (client) => client.query(`update session set ${change}`)),
        change,
      ).rejects.toThrow(/permission denied/);
  });
});
