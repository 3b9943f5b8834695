/** The authority's switch for drafts in browsers, and the sign-out that empties them. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/kernel/identity";
import { setDeviceDrafts, showDeviceDrafts } from "@/kernel/organisations";
import { log } from "@/platform/log";
import { Browser } from "./support/browser";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let admin: Worker;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  admin = tenant.administrator;
});

const decision = {
  ...{ version: 1, keepsDeviceDrafts: true, draftHours: "36", reason: "Nattarbete utan nät." },
  ...{ decidedBy: "Socialnämnden, SN 2026/1", decidedOn: "2026-11-01" },
};
const events = async () =>
  (await house.auditLines({ tenantId: tenant.id, name: "organisations.set-device-drafts" })).map(({ event }) => event);

describe("the switch", () => {
  it("is off until it is decided, and the decision is kept with its reason and noted", async () => {
    expect(await house.look(admin, showDeviceDrafts, {})).toMatchObject({
      value: { decided: { keepsDeviceDrafts: false, draftHours: 48, reason: null, version: 1 } },
    });
    expect(await house.act(admin, setDeviceDrafts, decision)).toEqual({ ok: true, value: { version: 2 } });
    expect(await house.look(admin, showDeviceDrafts, {})).toMatchObject({
      value: { decided: { ...decision, draftHours: 36, version: 2 } },
    });
    await house.act(admin, setDeviceDrafts, { ...decision, version: 2, draftHours: "24" });
    await house.act(admin, setDeviceDrafts, { ...decision, version: 3, keepsDeviceDrafts: false });
    expect(await events()).toEqual(["device-drafts-turned-on", "device-drafts-changed", "device-drafts-turned-off"]);
    expect(JSON.stringify(await house.auditLines({ tenantId: tenant.id }))).not.toContain("Nattarbete");
  });

  it.each([
    ["reason", { reason: "  " }, "deviceDraftsReasonRequired"],
    ["decidedBy", { decidedBy: "" }, "deviceDraftsDecidedByRequired"],
    ["decidedOn", { decidedOn: "" }, "deviceDraftsDecidedOnRequired"],
    ["decidedOn", { decidedOn: "2026-02-30" }, "deviceDraftsDecidedOnInvalid"],
    ["decidedOn", { decidedOn: "2999-01-01" }, "deviceDraftsDecidedOnFuture"],
    ["draftHours", { draftHours: "23" }, "draftHoursRange"],
    ["draftHours", { draftHours: "73" }, "draftHoursRange"],
    ["draftHours", { draftHours: "" }, "draftHoursRange"],
  ])("is not turned on without a good %s: %j", async (field, change, key) => {
    expect(await house.act(admin, setDeviceDrafts, { ...decision, ...change })).toMatchObject({
      ok: false,
      fields: { [field]: { key: `organisations.errors.${key}` } },
    });
  });

  it("is the administrator's, and of one who has seen the latest", async () => {
    const head = await house.addWorker({ role: "unitHead", unit: tenant.unit });
    expect(await house.act(head, setDeviceDrafts, decision)).toMatchObject({ code: "notFound" });
    await house.act(admin, setDeviceDrafts, decision);
    expect(await house.act(admin, setDeviceDrafts, decision)).toMatchObject({ code: "changedMeanwhile" });
  });

  it("cannot be on in the database without a reason", async () => {
    await expect(
      house.rows("update tenant_settings set keeps_device_drafts = true where tenant_id = $1", [tenant.id]),
    ).rejects.toThrow(/device_drafts_decided/);
  });
});

describe("signing out", () => {
  const password = "ett långt ord som ingen gissar";
  const signOut = async (): Promise<Response> => {
    const worker = await house.addWorker({ role: "outreachWorker", unit: tenant.unit });
    await house.rows("update account_credential set password_hash = $2 where account_id = $1", [
      worker.accountId,
      await hashPassword(password),
    ]);
    const browser = new Browser(`203.0.113.${String(1 + Math.floor(Math.random() * 250))}`);
    await browser.signIn(worker.email, password);
    expect(await browser.claim()).not.toBeNull();
    await house.rows(
      `insert into device_key (tenant_id, account_id, id, session_id, public_key, private_sealed, created_at, expires_at)
       select tenant_id, account_id, $2, id, '', '', now(), now() + interval '1 day' from session where account_id = $1`,
      [worker.accountId, randomUUID()],
    );
    const { response } = await browser.post("/api/auth/signout", {});
    expect(await house.rows("select id from device_key where account_id = $1", [worker.accountId])).toEqual([]);
    return response;
  };

  it("empties the browser where drafts may lie in it, without touching the cookies of language and look", async () => {
    await house.act(admin, setDeviceDrafts, decision);
    const response = await signOut();
    expect(response.headers.get("clear-site-data")).toBe('"storage"');
    expect(response.headers.getSetCookie().join()).not.toMatch(/samlots_(locale|theme)/);
  });

  it("empties nothing where nothing is kept", async () => {
    expect((await signOut()).headers.get("clear-site-data")).toBeNull();
  });

  it("empties the browser when the session has ended before, and nobody can be asked", async () => {
    const { response } = await new Browser().post("/api/auth/signout", {});
    expect(response.headers.get("clear-site-data")).toBe('"storage"');
  });
});
