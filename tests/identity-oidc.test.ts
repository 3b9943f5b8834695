/**
 * Signing in through the own organisation's provider: against a real one (oidc-provider), and against one that lies.
 * Both go through the same routes, next-auth and openid-client as a browser does.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { showStart } from "@/kernel/account";
import { clientSecretAddress, signInKeysOf } from "@/kernel/identity";
import { sealText } from "@/platform/crypto";
import { inTransaction } from "@/platform/db";
import { Browser } from "./support/browser";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";
import { openRealProvider, type RealProvider } from "./support/real-provider";
import { openRogueProvider, type Lie, type RogueProvider } from "./support/rogue-provider";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Configures a provider for a tenant as the administrator's screen does; its id in addresses. */
async function addProvider(tenant: Tenant, issuer: string, secret: string | null, rowId: string = randomUUID()) {
  const keys = await inTransaction((tx) => signInKeysOf(tx, tenant.id));
  const { key, version: keyVersion } = keys.field.current;
  const sealed = secret && sealText(key, secret, { tenantId: tenant.id, ...clientSecretAddress(rowId), keyVersion });
  await house.rows(
    `insert into oidc_provider (tenant_id, id, label, issuer, client_id, client_secret_sealed, enabled)
     values ($1, $2, 'Kommunens inloggning', $3, 'samlots', $4, true)`,
    [tenant.id, rowId, issuer, sealed],
  );
  return `oidc-${rowId}`;
}

/** An account the administrator prepared for a provider: address and issuer, no subject yet. */
async function addPrepared(tenant: Tenant, issuer: string | null): Promise<Worker> {
  const unit = await house.addUnit(tenant);
  const email = `p${randomBytes(6).toString("hex")}@town.example`;
  const worker = await house.addWorker({ role: "socialWorker", unit, email });
  await house.rows("update account set oidc_issuer = $2 where id = $1", [worker.accountId, issuer]);
  return worker;
}

/** Presses the provider's button; the address the browser is sent to. */
async function start(browser: Browser, provider: string, next = ""): Promise<string> {
  const { response, status } = await browser.post(`/api/auth/signin/${provider}`, next ? { next } : {});
  expect(status).toBe(200);
  const [, address = ""] = /^0; url=(.+)$/.exec(response.headers.get("refresh") ?? "") ?? [];
  return address;
}

const back = (browser: Browser, address: string) => browser.get(address.slice(browser.home.length));
const isIn = async (browser: Browser) => (await house.look(await browser.claim(), showStart)).ok;

describe("a real provider", () => {
  let provider: RealProvider;
  let tenant: Tenant;
  let other: Tenant;
  let id: string;
  let otherId: string;

  beforeAll(async () => {
    [tenant, other] = [await house.foundTenant(), await house.foundTenant()];
    const rows = [randomUUID(), randomUUID()] as const;
    const home = process.env["NEXTAUTH_URL"]!;
    provider = await openRealProvider(rows.map((row) => `${home}/api/auth/callback/oidc-${row}`));
    id = await addProvider(tenant, provider.issuer, provider.clientSecret, rows[0]);
    otherId = await addProvider(other, provider.issuer, provider.clientSecret, rows[1]);
  });
  afterAll(() => provider.close());

  const visit = async (through = id, next = "") => {
    const browser = new Browser();
    const address = await provider.authorize(await start(browser, through, next));
    return { browser, address, result: await back(browser, address) };
  };

  it("lets in whom the administrator prepared, binds the subject, and knows it again without the address", async () => {
    const worker = await addPrepared(tenant, provider.issuer);
    const sub = randomUUID();
    provider.setCitizen({ sub, email: worker.email.toUpperCase(), email_verified: true });
    const { browser, result } = await visit(id, `/${tenant.slug}/cases`);
    expect(result).toMatchObject({ status: 303, location: `/${tenant.slug}/cases` });
    expect(await isIn(browser)).toBe(true);
    expect(await house.auditLines({ accountId: worker.accountId, name: "identity.sign-in" })).toMatchObject([
      { outcome: "allowed", reason: "oidc" },
    ]);
    provider.setCitizen({ sub, email: "changed@town.example", email_verified: true });
    expect(await isIn((await visit()).browser)).toBe(true);

    // Somebody else with the same address at the provider does not become her.
    provider.setCitizen({ sub: randomUUID(), email: worker.email, email_verified: true });
    const thief = await visit();
    expect(thief.result.location).toBe("/sign-in?fault=noAccount");
    expect(await thief.browser.claim()).toBeNull();

    // Nor does her subject open another tenant that trusts the same provider.
    provider.setCitizen({ sub, email: worker.email, email_verified: true });
    expect((await visit(otherId)).result.location).toBe("/sign-in?fault=noAccount");
  });

  it("does not take over an account by its address: a local one, an unverified one, a disabled one", async () => {
    const local = await addPrepared(tenant, null);
    provider.setCitizen({ sub: randomUUID(), email: local.email, email_verified: true });
    expect((await visit()).result.location).toBe("/sign-in?fault=noAccount");
    const prepared = await addPrepared(tenant, provider.issuer);
    provider.setCitizen({ sub: randomUUID(), email: prepared.email, email_verified: false });
    expect((await visit()).result.location).toBe("/sign-in?fault=noAccount");
    const disabled = await addPrepared(tenant, provider.issuer);
    await house.rows("update account set disabled_at = now() where id = $1", [disabled.accountId]);
    provider.setCitizen({ sub: randomUUID(), email: disabled.email, email_verified: true });
    expect((await visit()).result.location).toBe("/sign-in?fault=noAccount");
    expect(await house.auditLines({ accountId: disabled.accountId })).toMatchObject([{ reason: "oidcDisabled" }]);
  });

  it("is believed once: a code used again, or brought to another browser, opens nothing", async () => {
    const worker = await addPrepared(tenant, provider.issuer);
    provider.setCitizen({ sub: randomUUID(), email: worker.email, email_verified: true });
    const browser = new Browser();
    const address = await provider.authorize(await start(browser, id));
    const again = new Browser();
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);

    expect((await back(new Browser(), address)).location).toContain("/sign-in?fault=");
    expect((await back(browser, address)).location).toBe("/");
    const replayed = await back(again, address);
    expect(replayed.location).toBe("/sign-in?fault=provider");
    expect(await again.claim()).toBeNull();
  });

  it("asks with PKCE, state and nonce, and forgets them afterwards", async () => {
    const browser = new Browser();
    const { searchParams } = new URL(await start(browser, id));
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) expect(searchParams.get(name)?.length).toBeGreaterThan(20);
    const { browser: after } = await visit();
    expect([...after.cookies.keys()].filter((name) => /pkce|state|nonce/.test(name))).toEqual([]);
  });

  it("is closed when the administrator switches it off", async () => {
    const browser = new Browser();
    const address = await provider.authorize(await start(browser, otherId));
    await house.rows("update oidc_provider set enabled = false where tenant_id = $1", [other.id]);
    expect((await back(browser, address)).location).toContain("/sign-in?fault=");
    expect((await browser.post(`/api/auth/signin/${otherId}`, {})).location).toContain("/sign-in?fault=");
  });
});

describe("a provider that lies", () => {
  let tenant: Tenant;
  let provider: RogueProvider;
  let id: string;
  let worker: Worker;

  beforeEach(async () => {
    tenant = await house.foundTenant();
    const email = `r${randomBytes(6).toString("hex")}@town.example`;
    provider = await openRogueProvider("subject-1", email);
    id = await addProvider(tenant, provider.issuer, null);
    worker = await addPrepared(tenant, provider.issuer);
    await house.rows("update account set email = $2, email_key = $2, oidc_subject = 'subject-1' where id = $1", [
      ...[worker.accountId, email],
    ]);
    return () => provider.close();
  });

  const attempt = async (lie: Lie) => {
    const browser = new Browser();
    const address = provider.authorize(await start(browser, id));
    provider.tell(lie);
    const result = await back(browser, address);
    return { location: result.location, in: await isIn(browser) };
  };
  const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

  it("is believed while it tells the truth, so that the refusals below mean something", async () => {
    expect(await attempt({})).toEqual({ location: "/", in: true });
  });

  it.each<[string, () => Lie]>([
    ["another audience", () => ({ claims: { aud: "somebody-else" } })],
    ["an audience of several without saying for whom", () => ({ claims: { aud: ["samlots", "x"], azp: "x" } })],
    ["another issuer", () => ({ claims: { iss: "https://other.example" } })],
    [
      "another issuer in its discovery and token",
      () => ({
        discoveredIssuer: "https://other.example",
        claims: { iss: "https://other.example" },
      }),
    ],
    ["an expired token", () => ({ claims: { exp: seconds(-60), iat: seconds(-120) } })],
    ["a token from the future", () => ({ claims: { iat: seconds(3600), nbf: seconds(3600), exp: seconds(7200) } })],
    ["another nonce", () => ({ claims: { nonce: "another" } })],
    ["no nonce", () => ({ claims: { nonce: undefined } })],
    ["no signature", () => ({ signedBy: "nobody" })],
    ["somebody else's signature", () => ({ signedBy: "other" })],
    ["a weak algorithm in the header", () => ({ header: { alg: "HS256" } })],
    ["no subject", () => ({ claims: { sub: "" } })],
  ])("is not believed with %s", async (_name, lie) => {
    const { location, in: inside } = await attempt(lie());
    expect(inside).toBe(false);
    expect(location).toMatch(/^\/sign-in\?fault=/);
  });

  it("is not believed with the state of another attempt", async () => {
    const [one, two] = [new Browser(), new Browser()];
    const address = provider.authorize(await start(one, id));
    await start(two, id);
    expect((await back(two, address)).location).toBe("/sign-in?fault=provider");
    expect(await isIn(two)).toBe(false);
  });
});
