import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase, type DraftRow } from "./database";
import { DeviceDrafts } from "./device-drafts";
import { listDrafts } from "./draft-rows";
import type { HalfKeeper } from "./keys";
import { newDeviceKey, openDraft, readPrivateKey, readPublicKey, sealDraft, type Sealed } from "./sealing";

const HOUR_MS = 3_600_000;
const owner = { tenantId: "tenant", accountId: "anna" };
const place = { ...owner, assignmentId: "night", draftId: "draft", version: 1 };

async function pair() {
  const made = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const text = (bytes: ArrayBuffer) => Buffer.from(bytes).toString("base64url");
  return {
    publicKey: text(await crypto.subtle.exportKey("raw", made.publicKey)),
    privateKey: text(await crypto.subtle.exportKey("pkcs8", made.privateKey)),
  };
}

/** The server as the contract has it: pairs, receipts, and whatever goes wrong on the way. */
class FakeServer {
  now = 0;
  net = true;
  session: { accountId: string; assignmentId: string } | null = { accountId: "anna", assignmentId: "night" };
  keep: "device" | "server" = "device";
  role = true;
  refuses: string | null = null;
  /** Answers with 500 after having done it. */
  breaksAfter = 0;
  readonly pairs = new Map<string, { publicKey: string; privateKey: string }>();
  readonly receipts = new Map<string, { input: string; caseId: string }>();
  readonly asked: string[] = [];

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    if (!this.net) throw new TypeError("Failed to fetch");
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    const act = path.replace("/org/", "");
    this.asked.push(act);
    const reply = await this.answer(act, body);
    if (this.breaksAfter > 0 && act.endsWith("receive")) {
      this.breaksAfter -= 1;
      return json(500, { ok: false, code: "fault", message: "", fields: {} });
    }
    return reply;
  };

  private async answer(act: string, body: Record<string, unknown>): Promise<Response> {
    const no = (status: number, code: string, details?: object) =>
      json(status, { ok: false, code, message: `m.${code}`, details, fields: {} });
    if (!this.session) return no(401, "signedOut");
    const input = body["input"] as Record<string, string>;
    if (!this.role) return no(200, "notFound");
    if (act === "drafts/device") {
      if (this.keep === "server") return no(200, "deviceDraftsOff");
      if (!this.pairs.has(input["deviceId"]!)) this.pairs.set(input["deviceId"]!, await pair());
      return json(200, { ok: true, value: { deviceId: input["deviceId"] } });
    }
    if (act === "drafts/half") {
      if (this.keep === "server") return json(200, { ok: true, value: { keep: "server" } });
      const found = this.pairs.get(input["deviceId"]!);
      if (!found) return no(200, "notFound");
      const half = { keep: "device", ...found, deviceId: input["deviceId"], tenantId: "tenant", ...this.session };
      return json(200, { ok: true, value: { ...half, hoursKept: 24 } });
    }
    if (body["accountId"] !== this.session.accountId) return no(409, "otherAccount");
    if (body["assignmentId"] !== this.session.assignmentId) return no(409, "otherAssignment");
    const key = String(body["key"]);
    const text = JSON.stringify(input);
    const known = this.receipts.get(key);
    if (known) {
      if (known.input !== text) return no(200, "keyReused", { caseId: known.caseId });
      return json(200, { ok: true, value: { caseId: known.caseId } });
    }
    if (this.refuses) return no(200, this.refuses);
    const caseId = `case-${this.receipts.size}`;
    this.receipts.set(key, { input: text, caseId });
    return json(200, { ok: true, value: { caseId } });
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

/** What outlives a page: the worker's memory. */
function memoryKeeper(): HalfKeeper & { half: CryptoKey | null } {
  const keeper = {
    half: null as CryptoKey | null,
    keep: (_owner: string, half: CryptoKey) => void (keeper.half = half),
    ask: () => Promise.resolve(keeper.half),
    forget: () => void (keeper.half = null),
  };
  return keeper;
}

/** Web Locks enough for one process. */
function fakeLocks() {
  const held = new Set<string>();
  return {
    request: async (name: string, first: unknown, second?: unknown) => {
      const work = (second ?? first) as (lock: object | null) => Promise<unknown>;
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({});
      } finally {
        held.delete(name);
      }
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  };
}

let server: FakeServer;
let counter = 0;
const open: DeviceDrafts[] = [];

async function page(name: string, keeper: HalfKeeper = memoryKeeper()): Promise<DeviceDrafts> {
  const drafts = await DeviceDrafts.open({
    ...{ org: "org", owner, kind: "field-contacts", keeper, databaseName: name, rhythm: false },
    now: () => server.now,
  });
  open.push(drafts);
  return drafts;
}

async function rowsOf(name: string): Promise<DraftRow[]> {
  const database = await openDatabase(name);
  const rows = await listDrafts(database, owner);
  database.close();
  return rows;
}

const freshName = () => `test-${(counter += 1)}`;

beforeEach(() => {
  server = new FakeServer();
  vi.stubGlobal("fetch", server.fetch);
  vi.stubGlobal("navigator", { locks: fakeLocks(), onLine: true });
});
afterEach(() => {
  for (const drafts of open.splice(0)) drafts.close();
  vi.unstubAllGlobals();
});

describe("a sealed draft", () => {
  it("opens with both halves in its own place, and nowhere else", async () => {
    const { publicKey, privateKey } = await pair();
    const other = await pair();
    const device = await newDeviceKey();
    const sealed = await sealDraft(device, await readPublicKey(publicKey), place, "blå cykel");
    const half = await readPrivateKey(privateKey);
    expect(await openDraft(device, half, place, sealed)).toBe("blå cykel");
    expect(await openDraft(await newDeviceKey(), half, place, sealed)).toBeNull();
    expect(await openDraft(device, await readPrivateKey(other.privateKey), place, sealed)).toBeNull();
    for (const moved of ["tenantId", "accountId", "assignmentId", "draftId"] as const) {
      expect(await openDraft(device, half, { ...place, [moved]: "other" }, sealed), moved).toBeNull();
    }
    expect(await openDraft(device, half, { ...place, version: 2 }, sealed)).toBeNull();
    const bent = new Uint8Array(sealed.data.slice(0));
    bent[0]! ^= 1;
    expect(await openDraft(device, half, place, { ...sealed, data: bent.buffer })).toBeNull();
  });

  it("never has the same bytes twice, nor the text in them", async () => {
    const { publicKey } = await pair();
    const device = await newDeviceKey();
    const theirs = await readPublicKey(publicKey);
    const [one, two] = await Promise.all([1, 2].map(() => sealDraft(device, theirs, place, "blå cykel")));
    const bytes = ({ point, nonce, data }: Sealed) => Buffer.concat([point, nonce, Buffer.from(data)]);
    expect(bytes(one!).equals(bytes(two!))).toBe(false);
    expect(bytes(one!).includes(Buffer.from("blå cykel"))).toBe(false);
  });

  it("is closed with keys that no script can read out", async () => {
    const device = await newDeviceKey();
    const half = await readPrivateKey((await pair()).privateKey);
    for (const key of [device, half]) expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", device)).rejects.toThrow();
    await expect(crypto.subtle.exportKey("pkcs8", half)).rejects.toThrow();
  });
});

describe("drafts on the device", () => {
  it("keep what is typed, go on after a reload, and file it once", async () => {
    const name = freshName();
    const keeper = memoryKeeper();
    const first = await page(name, keeper);
    await first.connect("{}");
    const editor = first.begin();
    expect(await editor.save('{"note":"ett"}')).toBe("written");
    expect(await editor.save('{"note":"två"}')).toBe("written");
    first.close();
    server.net = false;
    const second = await page(name, keeper);
    expect(second.state).toMatchObject({ keeps: true, reads: true });
    const resumed = await second.resume(second.state.unfinished[0]!.draftId);
    expect(resumed?.text).toBe('{"note":"två"}');
    expect(await resumed!.editor.finish('{"note":"tre"}')).toBe("written");
    await second.send();
    expect(second.state.trouble).toBe("noNet");
    expect(second.state.waiting).toHaveLength(1);
    server.net = true;
    await second.send();
    expect([...server.receipts]).toEqual([[editor.draftId, { input: '{"note":"tre"}', caseId: "case-0" }]]);
    expect(await rowsOf(name)).toEqual([]);
  });

  it("can be written after the browser was killed, and read after signing in", async () => {
    const name = freshName();
    const first = await page(name);
    await first.connect("{}");
    await first.begin().save('{"note":"före"}');
    first.close();
    server.net = false;
    const second = await page(name);
    expect(second.state).toMatchObject({ keeps: true, reads: false });
    expect(await second.resume(second.state.unfinished[0]!.draftId)).toBeNull();
    const editor = second.begin();
    expect(await editor.finish('{"note":"efter"}')).toBe("written");
    server.net = true;
    await second.send();
    expect(server.receipts.get(editor.draftId)?.input).toBe('{"note":"efter"}');
    expect(second.state.reads).toBe(true);
    expect((await second.resume(second.state.unfinished[0]!.draftId))?.text).toBe('{"note":"före"}');
  });

  it("freeze on the first of two taps, and let nothing be typed afterwards", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    const editor = drafts.begin();
    server.net = false;
    const taps = await Promise.all([editor.finish('{"n":1}'), editor.finish('{"n":2}'), editor.save('{"n":3}')]);
    expect(taps).toEqual(["written", "written", "written"]);
    server.net = true;
    await drafts.send();
    expect([...server.receipts.values()].map(({ input }) => input)).toEqual(['{"n":1}']);
  });

  it("tell the form that wrote before that another has taken over", async () => {
    const name = freshName();
    const keeper = memoryKeeper();
    const first = await page(name, keeper);
    await first.connect("{}");
    const editor = first.begin();
    await editor.save('{"n":1}');
    vi.stubGlobal("navigator", { locks: undefined });
    const second = await page(name, keeper);
    const taken = await second.resume(editor.draftId);
    expect(await editor.save('{"n":"ghost"}')).toBe("elsewhere");
    expect(await taken!.editor.finish('{"n":2}')).toBe("written");
    expect(await editor.finish('{"n":"ghost"}')).toBe("closed");
    await second.send();
    expect([...server.receipts.values()].map(({ input }) => input)).toEqual(['{"n":2}']);
  });

  it("do not open a draft that another tab has open", async () => {
    const name = freshName();
    const keeper = memoryKeeper();
    const first = await page(name, keeper);
    await first.connect("{}");
    const editor = first.begin();
    await editor.save('{"n":1}');
    const second = await page(name, keeper);
    expect(await second.resume(editor.draftId)).toBeNull();
    first.close();
    await Promise.resolve();
    expect(await second.resume(editor.draftId)).not.toBeNull();
  });

  it("go out again under the same key when the answer was lost after the server had filed", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    server.breaksAfter = 3;
    await drafts.begin().finish('{"n":1}');
    for (let tries = 0; tries < 4; tries += 1) await drafts.send();
    expect(server.receipts.size).toBe(1);
    expect(server.asked.filter((act) => act.endsWith("receive"))).toHaveLength(4);
    expect(drafts.state).toMatchObject({ waiting: [], lastCaseId: "case-0", trouble: null });
  });

  it("go out once more when the net comes back while a send is failing", async () => {
    const drafts = await page(freshName());
    await drafts.connect("{}");
    const slow = new SlowNet();
    vi.stubGlobal("fetch", slow.fetch);
    const { draftId } = await kept(drafts, '{"n":1}');
    const failing = drafts.send();
    await slow.untilAsked();
    vi.stubGlobal("fetch", server.fetch);
    // What `online` does.
    const woken = drafts.send();
    slow.fail();
    await Promise.all([failing, woken]);
    expect([...server.receipts.keys()]).toEqual([draftId]);
    expect(drafts.state).toMatchObject({ waiting: [], trouble: null });
  });

  it("fail once when nobody asks again meanwhile, and can be asked afterwards", async () => {
    const drafts = await page(freshName());
    await drafts.connect("{}");
    const slow = new SlowNet();
    vi.stubGlobal("fetch", slow.fetch);
    await kept(drafts, '{"n":1}');
    const failing = drafts.send();
    await slow.untilAsked();
    vi.stubGlobal("fetch", server.fetch);
    slow.fail();
    await failing;
    expect(server.receipts.size).toBe(0);
    await drafts.send();
    expect(server.receipts.size).toBe(1);
  });

  it("go out too when they are finished while another is on its way", async () => {
    const drafts = await page(freshName());
    await drafts.connect("{}");
    await kept(drafts, '{"n":1}');
    const slow = new SlowNet();
    vi.stubGlobal("fetch", slow.fetch);
    const sending = drafts.send();
    await slow.untilAsked();
    vi.stubGlobal("fetch", server.fetch);
    await kept(drafts, '{"n":2}');
    void drafts.send();
    slow.pass();
    await sending;
    expect([...server.receipts.values()].map(({ input }) => input)).toEqual(['{"n":1}', '{"n":2}']);
  });

  it("stay through an expired session and are sent after signing in, under the account and assignment they were born with", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    server.session = null;
    await drafts.begin().finish('{"n":1}');
    await drafts.send();
    expect(drafts.state).toMatchObject({ trouble: "signedOut", reads: false });
    server.session = { accountId: "bo", assignmentId: "night" };
    await drafts.send();
    expect(drafts.state.trouble).toBe("otherAccount");
    server.session = { accountId: "anna", assignmentId: "day" };
    await drafts.send();
    expect(drafts.state.trouble).toBe("otherAssignment");
    expect(server.receipts.size).toBe(0);
    server.session = { accountId: "anna", assignmentId: "night" };
    await drafts.send();
    expect(server.receipts.size).toBe(1);
    expect(await rowsOf(name)).toEqual([]);
  });

  it("come back to be corrected when the server refuses, and use the same key again", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    server.refuses = "policeGroupUnknown";
    const { draftId } = await finished(drafts, '{"group":"closed"}');
    const [refused] = drafts.state.unfinished;
    expect(refused).toMatchObject({ draftId, state: "refused", refusal: { code: "policeGroupUnknown" } });
    drafts.begin();
    const again = await drafts.resume(draftId);
    expect(again?.text).toBe('{"group":"closed"}');
    server.refuses = null;
    await again!.editor.finish('{"group":"open"}');
    await drafts.send();
    expect(server.receipts.get(draftId)?.input).toBe('{"group":"open"}');
  });

  it("say so when the server has another text under the key", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    const editor = drafts.begin();
    server.receipts.set(editor.draftId, { input: '{"n":"earlier"}', caseId: "case-9" });
    await editor.finish('{"n":"later"}');
    await drafts.send();
    expect(drafts.state.conflicting).toMatchObject([{ filedCaseId: "case-9" }]);
    await drafts.discard(editor.draftId);
    expect(drafts.state.conflicting).toEqual([]);
  });

  it.each([
    ["switchedOff", () => (server.keep = "server")],
    ["roleLost", () => (server.role = false)],
  ])("are told to go when %s", async (why, happen) => {
    const drafts = await page(freshName());
    await drafts.connect("{}");
    happen();
    await drafts.connect();
    expect(drafts.state.ended).toBe(why);
  });

  it("are deleted and counted when the server has erased its half, and what stands in the form is kept anew", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    server.net = false;
    await drafts.begin().finish('{"n":1}');
    const editor = drafts.begin();
    await editor.save('{"n":2}');
    server.net = true;
    server.session = null;
    await drafts.send();
    server.session = { accountId: "anna", assignmentId: "night" };
    server.pairs.clear();
    await drafts.send();
    expect(drafts.state).toMatchObject({ erased: 2, waiting: [], reads: true });
    expect(await editor.finish('{"n":3}')).toBe("written");
    await drafts.send();
    expect([...server.receipts.keys()]).toEqual([editor.draftId]);
  });

  it("are gone when their time is up, sent or not, and the device must be confirmed as often", async () => {
    const name = freshName();
    const drafts = await page(name);
    await drafts.connect("{}");
    server.net = false;
    await drafts.begin().finish('{"n":1}');
    server.now = 24 * HOUR_MS - 1;
    await drafts.refresh();
    expect(drafts.state).toMatchObject({ keeps: true, expired: 0 });
    server.now += 1;
    await drafts.refresh();
    expect(drafts.state).toMatchObject({ keeps: false, expired: 1, waiting: [] });
    expect(await rowsOf(name)).toEqual([]);
  });
});

/** A net on which a request hangs until it is said how it ends. */
class SlowNet {
  #end: ((lost: boolean) => void) | null = null;
  readonly fetch = (path: string, init: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      this.#end = (lost) => (lost ? reject(new TypeError("Failed to fetch")) : resolve(server.fetch(path, init)));
    });

  readonly untilAsked = () => vi.waitFor(() => expect(this.#end).not.toBeNull(), { interval: 2 });
  readonly fail = () => this.#end?.(true);
  readonly pass = () => this.#end?.(false);
}

async function kept(drafts: DeviceDrafts, text: string) {
  const editor = drafts.begin();
  expect(await editor.finish(text)).toBe("written");
  return editor;
}

async function finished(drafts: DeviceDrafts, text: string) {
  const editor = drafts.begin();
  await editor.finish(text);
  await drafts.send();
  return editor;
}

type Step =
  "edit" | "finish" | "doubleTap" | "crash" | "otherTab" | "send" | "loseNet" | "net" | "expire" | "signIn" | "break";
const steps: Step[] = [
  "edit",
  "finish",
  "doubleTap",
  "crash",
  "otherTab",
  "send",
  "loseNet",
  "net",
  "expire",
  "signIn",
  "break",
];

describe("any order of events", () => {
  it("files each finished contact exactly once and loses none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 5, maxLength: 25 }), async (events) => {
        server = new FakeServer();
        vi.stubGlobal("fetch", server.fetch);
        vi.stubGlobal("navigator", { locks: fakeLocks(), onLine: true });
        const name = freshName();
        let drafts = await page(name);
        await drafts.connect("{}");
        let editor = drafts.begin();
        let typed = 0;
        const promised = new Map<string, string>();
        const finish = async (taps: number) => {
          const text = JSON.stringify({ n: (typed += 1) });
          const { draftId } = editor;
          const outcomes = await Promise.all(Array.from({ length: taps }, () => editor.finish(text)));
          if (outcomes[0] === "written") promised.set(draftId, text);
          editor = drafts.begin();
        };
        for (const event of events) {
          if (event === "edit") await editor.save(JSON.stringify({ n: (typed += 1) }));
          if (event === "finish") await finish(1);
          if (event === "doubleTap") await finish(2);
          if (event === "crash" || event === "otherTab") {
            // A crash leaves a send on its way; another tab sends beside it.
            const under = drafts.send();
            if (event === "crash") drafts.close();
            drafts = await page(name);
            const [waiting] = drafts.state.unfinished;
            editor = (waiting && (await drafts.resume(waiting.draftId))?.editor) ?? drafts.begin();
            await Promise.all([drafts.send(), under.catch(() => undefined)]);
          }
          if (event === "send") await drafts.send();
          if (event === "loseNet") server.net = false;
          if (event === "net") server.net = true;
          if (event === "expire") server.session = null;
          if (event === "signIn") server.session = { accountId: "anna", assignmentId: "night" };
          if (event === "break") server.breaksAfter += 1;
        }
        server.net = true;
        server.session = { accountId: "anna", assignmentId: "night" };
        server.breaksAfter = 0;
        await drafts.send();
        await drafts.send();
        const filed = new Map([...server.receipts].map(([key, { input }]) => [key, input]));
        expect(filed).toEqual(promised);
        expect((await rowsOf(name)).filter(({ state }) => state !== "open")).toEqual([]);
        for (const one of open.splice(0)) one.close();
      }),
      { numRuns: 60 },
    );
  });
});
