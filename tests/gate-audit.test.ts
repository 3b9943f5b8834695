/**
 * Closed when the log cannot be written: whatever is registered, and however the log fails, nothing is answered and
 * nothing is kept (T6). The same log that works lets the same calls through, or this would prove nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registered } from "@/kernel/gate";
import { log } from "@/platform/log";
import type { Asking, Item } from "./matrix/checker";
import { inputs } from "./matrix/inputs";
import { addTarget, kitFor, openWorld, type World } from "./matrix/world";
import { openDoors } from "./support/doors";
import { openHouse, type House, type Worker } from "./support/house";
import { changedTables, rowPrints, type RowPrints } from "./support/row-prints";

let house: House;
let world: World;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
  await openDoors();
  world = await openWorld(house);
});
afterAll(() => house?.close());

/** Somebody who may do it, with a valid input about a thing of their own. */
async function someCall(item: Item): Promise<{ worker: Worker; input: unknown; asking: Asking }> {
  const found = inputs[item.name];
  const asking = (Array.isArray(found) ? found[0] : found) as Asking;
  const granted = [...world.workers.values()].filter(({ role }) => item.corridor.grants[role]?.includes(item.needs));
  const worker = granted.find(({ role }) => role === "unitHead") ?? granted[0]!;
  // Persons are revealed to readers alone, and the rest is the same for readers.
  const target = await addTarget(world, item.name === "persons.reveal-person" ? "protectedReader" : "assigned", worker);
  return { worker, asking, input: await asking.input(target, kitFor(world), world) };
}

const run = (item: Item, worker: Worker, input: unknown) =>
  item.kind === "operation" ? house.act(worker, item, input) : house.look(worker, item, input);

/** Every row of the tenant, the log and the receipts included; sessions are touched by being used. */
const everything = (): Promise<RowPrints> => rowPrints(house, [world.tenant.id], ["session"]);

const inTenant = () => `new.tenant_id = '${world.tenant.id}'`;
const failures = {
  "its insert fails": {
    break: () =>
      `create trigger aa_break before insert on audit_event for each row when (${inTenant()}) execute function app.refuse_change()`,
    mend: "drop trigger aa_break on audit_event",
  },
  "its insert is swallowed without a word": {
    break: () => `create function public.swallow() returns trigger language plpgsql as 'begin return null; end';
      create trigger aa_swallow before insert on audit_event for each row when (${inTenant()}) execute function public.swallow()`,
    mend: "drop trigger aa_swallow on audit_event; drop function public.swallow()",
  },
  "it fails at the very end, when the transaction commits": {
    break: () => `create constraint trigger aa_late after insert on audit_event deferrable initially deferred
      for each row when (${inTenant()}) execute function app.refuse_change()`,
    mend: "drop trigger aa_late on audit_event",
  },
  "the right to write it is taken away": {
    break: () => "revoke insert on audit_event from samlots_app",
    mend: "grant insert on audit_event to samlots_app",
  },
};

/** The log broken in one way while `work` runs. */
async function whileBroken(failure: { break: () => string; mend: string }, work: () => Promise<void>): Promise<void> {
  await house.rows(failure.break());
  try {
    await work();
  } finally {
    await house.rows(failure.mend);
  }
}

describe("when the log fails", { timeout: 300_000 }, () => {
  let calls: ({ item: Item } & Awaited<ReturnType<typeof someCall>>)[];

  beforeAll(async () => {
    // What has no input yet is the matrix's to find.
    const items = [...registered().values()].filter(({ name }) => name in inputs);
    expect(items.length).toBeGreaterThan(60);
    calls = await Promise.all(items.map(async (item) => ({ item, ...(await someCall(item)) })));
  });

  it.each(Object.entries(failures))("nothing is answered and nothing is kept: %s", async (_how, failure) => {
    const findings: string[] = [];
    await whileBroken(failure, async () => {
      const before = await everything();
      for (const { item, worker, input } of calls) {
        const reply = await run(item, worker, input);
        if (reply.ok || reply.code !== "fault")
          findings.push(`${item.name} answered ${reply.ok ? "done" : reply.code}`);
      }
      findings.push(...changedTables(before, await everything()).map((table) => `rows of ${table} were kept`));
    });
    expect(findings).toEqual([]);
  });

  it.each(Object.entries(failures))("not even a refusal is answered: %s", async (_how, failure) => {
    const item = calls.find(({ item: { name } }) => name === "cases.open-case")!.item;
    const [worker, administrator] = [world.workers.get("socialWorker")!, world.workers.get("administrator")!];
    const { caseId } = await addTarget(world, "otherUnit", worker);
    await whileBroken(failure, async () => {
      for (const who of [worker, administrator])
        expect(await run(item, who, { caseId })).toMatchObject({ ok: false, code: "fault" });
    });
    expect(await run(item, worker, { caseId })).toMatchObject({ ok: false, code: "notFound" });
  });

  it("there was nothing wrong with the calls: with the log back, they are carried out", async () => {
    const instead = (asking: Asking, worker: Worker) => asking.instead?.({ role: worker.role, situation: "assigned" });
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const { item, worker, input, asking } of calls) {
      const reply = await run(item, worker, input);
      if (reply.ok && asking.endsSession) house.forgetSession(worker);
      answers[item.name] = reply.ok ? "done" : reply.code;
      expected[item.name] = (item.name === "persons.reveal-person" ? undefined : instead(asking, worker)) ?? "done";
    }
    expect(answers).toEqual(expected);
  });
});
