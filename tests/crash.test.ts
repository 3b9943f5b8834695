/**
 * kill -9 of the application and of Postgres while contacts are saved (T4). What was acknowledged is there once, what
 * was not is there once after it has been sent again with its key, and each has its line in the log.
 */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crashFindings, type Books } from "./crash/model";
import { buildWriter, openCluster, startWriter, type Cluster, type Heard, type Writer } from "./crash/rig";
import { openHouse, type House } from "./support/house";

const WRITERS = 8;
const KILLS_OF_EACH = 20;

let cluster: Cluster;
let house: House;
let tenantId: string;
let program: Awaited<ReturnType<typeof buildWriter>>;
let plan: { claims: unknown[]; policeGroupId: string };
const given = { ...process.env };

beforeAll(async () => {
  const opened = await openCluster();
  cluster = opened.cluster;
  program = await buildWriter();
  Object.assign(process.env, { DATABASE_URL: opened.appUrl, DATABASE_ADMIN_URL: opened.adminUrl });
  house = await openHouse();
  const tenant = await house.foundTenant();
  tenantId = tenant.id;
  const unit = await house.addUnit(tenant, { kind: "outreach" });
  const policeGroupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'Grupp 1')", [
    tenantId,
    policeGroupId,
  ]);
  const claims = [];
  for (let i = 0; i < WRITERS; i += 1)
    claims.push(await house.signIn(await house.addWorker({ role: "outreachWorker", unit })));
  plan = { claims, policeGroupId };
  await house.close();
}, 240_000);

afterAll(async () => {
  await cluster?.destroy();
  program?.remove();
  Object.assign(process.env, given);
  for (const name of ["DATABASE_URL", "DATABASE_ADMIN_URL"]) if (!(name in given)) delete process.env[name];
}, 120_000);

/** kill -9 of the postmaster and of every process it has started. */
async function killPostgres(): Promise<void> {
  const { pid } = cluster.running()!;
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  for (const one of [pid, ...children.map(Number)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // Gone already: that is what was wanted.
    }
  }
  await cluster.revive();
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

async function rows<R>(sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: cluster.adminUrl("crash") });
  await client.connect();
  try {
    return (await client.query(sql, [tenantId])).rows as R[];
  } finally {
    await client.end();
  }
}

async function readBooks({ tried, acknowledged }: Heard): Promise<Books> {
  const ids = async (sql: string) => (await rows<{ id: string }>(sql)).map(({ id }) => id);
  return {
    ...{ tried: new Set(tried.keys()), acknowledged },
    cases: await ids("select id from case_record where tenant_id = $1"),
    contacts: await ids("select case_id as id from field_contact where tenant_id = $1"),
    receipts: await rows(`select key, reply ->> 'caseId' as "caseId" from operation_receipt where tenant_id = $1`),
    lines: await ids(
      "select case_id as id from audit_event where tenant_id = $1 and event = 'logged' and outcome = 'allowed'",
    ),
  };
}

/** Waits until something new was acknowledged, so that every kill hits work. */
async function untilWorking({ acknowledged }: Heard): Promise<void> {
  const before = acknowledged.size;
  const deadline = performance.now() + 60_000;
  while (acknowledged.size <= before) {
    if (performance.now() > deadline) throw new Error("nothing was acknowledged for a minute");
    await sleep(10);
  }
}

/** Kills at random moments. A second application stands ready, so that the pause is short. */
async function crash(heard: Heard, kills: readonly ("app" | "postgres")[]): Promise<void> {
  let standby: Writer = startWriter(program.file, plan, heard);
  let current: Writer = startWriter(program.file, plan, heard);
  await Promise.all([standby.ready, current.ready]);
  current.go();
  for (const what of kills) {
    await untilWorking(heard);
    await sleep(Math.random() * 150);
    if (what === "postgres") await killPostgres();
    else {
      current.child.kill("SIGKILL");
      await current.ended;
      current = standby;
      current.go();
      standby = startWriter(program.file, plan, heard);
    }
  }
  await untilWorking(heard);
  for (const { child, ended } of [current, standby]) {
    child.kill("SIGKILL");
    await ended;
  }
}

const newHeard = (): Heard => ({ tried: new Map(), acknowledged: new Map(), odd: [] });

describe("kill -9 while contacts are saved", () => {
  it("loses nothing that was acknowledged, doubles nothing, and logs all of it", { timeout: 900_000 }, async () => {
    const heard = newHeard();
    const kills = Array.from(
      { length: 2 * KILLS_OF_EACH },
      (_, i) => (i % 2 ? "postgres" : "app") as "app" | "postgres",
    );
    await crash(heard, kills);
    expect(heard.odd).toEqual([]);
    // Before anything is sent again: the same, only that some keys have left nothing.
    expect(crashFindings(await readBooks(heard))).toEqual([]);

    const open = [...heard.tried]
      .filter(([key]) => !heard.acknowledged.has(key))
      .map(([key, writer]) => ({ key, writer }));
    const some = [...heard.tried].slice(0, 40).map(([key, writer]) => ({ key, writer }));
    const replay = startWriter(program.file, { ...plan, keys: [...open, ...some] }, heard);
    await replay.ready;
    replay.go();
    expect(await replay.ended).toBe(0);
    const books = await readBooks(heard);
    expect(crashFindings(books)).toEqual([]);
    expect(books.acknowledged.size).toBe(books.tried.size);
    expect(books.contacts).toHaveLength(books.tried.size);
    expect(books.tried.size).toBeGreaterThan(kills.length);
  });
});

describe("the model of the crash test", () => {
  const whole: Books = {
    tried: new Set(["k1", "k2"]),
    acknowledged: new Map([["k1", ["c1"]]]),
    ...{ cases: ["c1", "c2"], contacts: ["c1", "c2"], lines: ["c1", "c2"] },
    receipts: [
      { key: "k1", caseId: "c1" },
      { key: "k2", caseId: "c2" },
    ],
  };

  it("finds nothing where nothing is wrong", () => expect(crashFindings(whole)).toEqual([]));

  it.each<[string, Partial<Books>, RegExp]>([
    ["an acknowledged contact is lost", { cases: ["c2"], contacts: ["c2"], lines: ["c2"] }, /acknowledged and lost/],
    ["a contact is doubled", { contacts: ["c1", "c1", "c2"] }, /contacts doubled/],
    [
      "a repeat became a second contact",
      { receipts: [...whole.receipts, { key: "k1", caseId: "c2" }] },
      /receipts doubled/,
    ],
    ["a repeat was answered otherwise", { acknowledged: new Map([["k1", ["c1", "c2"]]]) }, /answered differently/],
    ["a contact has no line in the log", { lines: ["c1"] }, /without a line/],
    ["the log tells of what never was", { lines: ["c1", "c2", "c3"] }, /lines in the log without/],
    ["half of an act is there", { cases: ["c1", "c2", "c3"] }, /cases without a contact/],
    ["something is there that nobody sent", { tried: new Set(["k1"]) }, /nobody sent/],
  ])("turns red when %s", (_what, change, finding) => {
    expect(crashFindings({ ...whole, ...change })).toContainEqual(expect.stringMatching(finding));
  });
});
