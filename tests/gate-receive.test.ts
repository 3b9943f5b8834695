/** Operations and views at lasting addresses: the same gate as an action, and answers a queue can live with. */
import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { receive, receiveView, type Receiver } from "@/kernel/gate";
import { log } from "@/platform/log";
import { POST as receiveContact } from "@/app/(work)/[org]/field-contacts/receive/route";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase } from "./support/records";
import { brokenView, openCase, readCase } from "./support/test-corridor";

const receiveCase = receive(openCase);
const receiveReading = receiveView(readCase);
const receiveBroken = receiveView(brokenView);

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit });
});

interface Sending {
  readonly as?: Worker | null;
  readonly org?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly raw?: BodyInit;
}

/** Sends as the page's own script does, with the cookie that signing in gives. `null` drops a header. */
async function send(
  to: Receiver,
  body: unknown,
  { as = anna, org = tenant.slug, headers = {}, raw }: Sending = {},
): Promise<{ status: number; reply: Record<string, unknown>; response: Response }> {
  const own = process.env["NEXTAUTH_URL"]!;
  const all = new Headers();
  for (const [name, value] of Object.entries({ origin: own, "content-type": "application/json", ...headers }))
    if (value !== null) all.set(name, value);
  if (as) {
    const { unverifiedTenantId: tenantId, unverifiedToken: token } = await house.signIn(as);
    const value = await encode({ token: { tenantId, token }, secret: process.env["NEXTAUTH_SECRET"]! });
    all.set("cookie", `samlots.session=${value}`);
  }
  const request = new NextRequest(new URL("/x", own), {
    method: "POST",
    body: raw ?? JSON.stringify(body),
    headers: all,
  });
  const response = await to(request, { params: Promise.resolve({ org }) });
  return { status: response.status, reply: (await response.clone().json()) as Record<string, unknown>, response };
}

const cases = () => house.rows("select id from case_record where tenant_id = $1", [tenant.id]);
const call = (key = randomUUID()) => ({ key, input: { note: "a" } });

describe("an operation at an address", () => {
  it("is carried out and noted as sent from an outbox, and nothing keeps its answer", async () => {
    const { status, reply, response } = await send(receiveCase, call());
    expect({ status, ok: reply["ok"] }).toEqual({ status: 200, ok: true });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await cases()).toHaveLength(1);
    expect((await house.auditLines({ tenantId: tenant.id })).map(({ channel, event }) => [channel, event])).toEqual([
      ["outbox", "opened"],
    ]);
  });

  it("answers a key again with what it became, and another input under it by saying as what it was filed", async () => {
    const key = randomUUID();
    const first = await send(receiveCase, call(key));
    expect((await send(receiveCase, call(key))).reply).toEqual(first.reply);
    const other = await send(receiveCase, { key, input: { note: "b" } });
    expect(other).toMatchObject({
      status: 200,
      reply: { ok: false, code: "keyReused", details: first.reply["value"] },
    });
    expect(await cases()).toHaveLength(1);
  });

  it("files a contact once, however often and at once it is sent", async () => {
    const outreach = await house.addWorker({ role: "outreachWorker", unit });
    const policeGroupId = randomUUID();
    await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'IG 1')", [
      tenant.id,
      policeGroupId,
    ]);
    const input = { occurredOn: "2026-11-01", occurredTime: "21:40", policeGroupId, reason: "other" };
    const body = { key: randomUUID(), accountId: outreach.accountId, assignmentId: outreach.assignmentId, input };
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(receiveContact, body, { as: outreach })));
    expect(new Set(answers.map(({ reply }) => JSON.stringify(reply))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, reply: { ok: true } });
    expect(await house.rows("select id from field_contact where tenant_id = $1", [tenant.id])).toHaveLength(1);
  });

  it("is not carried out for another account or assignment than the one it was written in", async () => {
    const bo = await house.addWorker({ role: "socialWorker", unit });
    const there = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(tenant), account: anna });
    const written = { ...call(), accountId: anna.accountId, assignmentId: anna.assignmentId };
    expect(await send(receiveCase, written, { as: bo })).toMatchObject({
      status: 409,
      reply: { code: "otherAccount" },
    });
    expect(await send(receiveCase, written, { as: there })).toMatchObject({
      status: 409,
      reply: { code: "otherAssignment" },
    });
    expect(await send(receiveCase, { ...written, accountId: null })).toMatchObject({ status: 409 });
    expect(await cases()).toEqual([]);
    expect((await house.auditLines({ tenantId: tenant.id })).map(({ reason }) => reason)).toEqual([
      "otherAccount",
      "otherAssignment",
      "otherAccount",
    ]);
    expect(await send(receiveCase, written)).toMatchObject({ status: 200, reply: { ok: true } });
  });

  it("says when nobody is signed in, and keeps the key for the next try", async () => {
    const body = call();
    expect(await send(receiveCase, body, { as: null })).toMatchObject({ status: 401, reply: { code: "signedOut" } });
    expect(await send(receiveCase, body)).toMatchObject({ status: 200, reply: { ok: true } });
  });

  it("is of the tenant in the address", async () => {
    const foreign = await house.foundTenant();
    expect(await send(receiveCase, call(), { org: foreign.slug })).toMatchObject({
      status: 200,
      reply: { code: "notFound" },
    });
    expect(await cases()).toEqual([]);
  });

  it("wants a key, and an input of the operation's shape", async () => {
    expect(await send(receiveCase, { input: {} })).toMatchObject({ status: 400, reply: { code: "keyMissing" } });
    expect(await send(receiveCase, { key: { toString: 1 }, input: {} })).toMatchObject({ status: 400 });
    expect(await send(receiveCase, { key: randomUUID(), input: 7 })).toMatchObject({
      status: 200,
      reply: { code: "invalidInput" },
    });
  });
});

describe("a queue on a bad night", () => {
  /** A proxy before the product: what it does to one sending. The product itself has no such hook. */
  type Weather = "calm" | "lost before" | "500 after commit" | "session expired" | "twice at once";

  it("files each contact once, whatever comes between, and always tells in the end as what", async () => {
    const outreach = await house.addWorker({ role: "outreachWorker", unit });
    const policeGroupId = randomUUID();
    await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'IG 1')", [
      tenant.id,
      policeGroupId,
    ]);
    const weathers: Weather[] = ["calm", "lost before", "500 after commit", "session expired", "twice at once"];
    const through = async (weather: Weather, body: unknown) => {
      if (weather === "lost before") return null;
      if (weather === "session expired") return send(receiveContact, body, { as: null });
      const sendings = Array.from({ length: weather === "twice at once" ? 2 : 1 }, () =>
        send(receiveContact, body, { as: outreach }),
      );
      const answers = await Promise.all(sendings);
      // The act is done and noted; its answer never arrives.
      return weather === "500 after commit" ? null : answers[0]!;
    };
    let seed = 20261122;
    const roll = (sides: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % sides;
    const filed = new Map<string, string>();
    for (let n = 0; n < 25; n++) {
      const input = {
        occurredOn: "2026-11-01",
        occurredTime: "21:40",
        policeGroupId,
        reason: "other",
        note: String(n),
      };
      const body = { key: randomUUID(), accountId: outreach.accountId, assignmentId: outreach.assignmentId, input };
      for (let answer = await through(weathers[roll(5)]!, body); !filed.has(body.key);) {
        const value = answer?.status === 200 ? (answer.reply["value"] as { caseId: string } | undefined) : undefined;
        if (value) filed.set(body.key, value.caseId);
        else answer = await through(weathers[roll(5)]!, body);
      }
    }
    const stored = await house.rows<{ case_id: string }>("select case_id from field_contact where tenant_id = $1", [
      tenant.id,
    ]);
    expect(stored.map((row) => row.case_id).toSorted()).toEqual([...filed.values()].toSorted());
    expect(new Set(filed.values()).size).toBe(25);
  });
});

describe("who may send", () => {
  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["no origin", { origin: null }],
    ["an opaque origin", { origin: "null" }],
    ["what the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
    ["a sibling", { "sec-fetch-site": "same-site" }],
  ])("is not %s, whatever it brings along", async (_who, headers) => {
    for (const to of [receiveCase, receiveReading])
      expect(await send(to, call(), { headers })).toMatchObject({ status: 403, reply: { code: "foreignOrigin" } });
    expect(await cases()).toEqual([]);
    expect(await house.auditLines({ tenantId: tenant.id })).toEqual([]);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", null])(
    "does not send as %s, which a form of another site could",
    async (type) => {
      const { status } = await send(receiveCase, call(), { headers: { "content-type": type } });
      expect(status).toBe(415);
      expect(await cases()).toEqual([]);
    },
  );

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a word", '"x"'],
    ["null", "null"],
    ["no text", new Uint8Array([0xff, 0xfe])],
  ])("does not send %s", async (_what, raw) => expect((await send(receiveCase, null, { raw })).status).toBe(400));

  it("does not send more than a form can hold, also when it does not say how much comes", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const request = new NextRequest("http://x", {
      method: "POST",
      body: endless,
      headers: { origin: process.env["NEXTAUTH_URL"]!, "content-type": "application/json" },
      duplex: "half",
    });
    const response = await receiveCase(request, { params: Promise.resolve({ org: tenant.slug }) });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(1_000_000);
  });
});

describe("a view at an address", () => {
  it("is read and noted, and hides what is not for the asker", async () => {
    const caseId = await addCase(house, { unit, workers: [anna] });
    expect(await send(receiveReading, { input: { caseId } })).toMatchObject({ status: 200, reply: { ok: true } });
    const bo = await house.addWorker({ role: "socialWorker", unit });
    const hidden = await send(receiveReading, { input: { caseId } }, { as: bo });
    expect(hidden.reply).toEqual((await send(receiveReading, { input: { caseId: randomUUID() } }, { as: bo })).reply);
  });

  it("answers a fault of ours with a number and nothing else", async () => {
    const { status, reply } = await send(receiveBroken, { input: {} });
    expect(status).toBe(500);
    expect(reply).toMatchObject({ ok: false, code: "fault", message: "gate.errors.fault" });
    expect(Object.keys(reply).sort()).toEqual(["code", "fields", "message", "ok", "reference"]);
  });
});
