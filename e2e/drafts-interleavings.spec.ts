import { draftBundle } from "./support/draft-bundle";
import { rows } from "./support/database";
import { enrol, play, type Outcome, type Phone } from "./support/interleavings";
import { PHONE, pageOf, signIn, stage } from "./support/people";
import { expect, test } from "./support/test";

/** How many orders of events are tried, and how many of them at once. */
const RUNS = Number(process.env.SAMLOTS_INTERLEAVINGS ?? 500);
const AT_ONCE = 4;
/** A session lets 240 requests through at once; a batch of runs stays below. */
const BATCH = 8;

test("each finished contact is filed exactly once, in any order of events", async ({ browser, faults }) => {
  test.setTimeout(600_000);
  faults.expected.push(/40[19]|net::ERR/);
  const seed = Number(process.env.SAMLOTS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`Interleavings: ${RUNS} from seed ${seed}\n`);
  const worker = stage.field.actors.outreachWorker;
  const page = await pageOf(browser, worker, PHONE);
  // A bare page of our own origin: the tabs in it are frames, which no page of the product lets itself be.
  await page.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" }));
  await page.goto("/bare");
  const [group] = await rows<{ id: string; day: string }>(
    "select id, (now() at time zone 'Europe/Stockholm')::date::text as day from police_group where tenant_id = $1 limit 1",
    [worker.tenantId],
  );
  const { tenantId, accountId, slug: org } = worker;
  const phone: Phone = { bundle: draftBundle(), org, tenantId, accountId, groupId: group!.id, day: group!.day };
  expect(await page.evaluate(enrol, phone)).toBe("ready");
  await page.evaluate(`globalThis.play = ${play.toString()}`);

  const outcomes: (Outcome & { seed: number })[] = [];
  for (let at = 0; at < RUNS; at += BATCH) {
    await signIn(page.context(), worker);
    const seeds = Array.from({ length: Math.min(BATCH, RUNS - at) }, (_, more) => seed + at + more);
    outcomes.push(...(await page.evaluate(playAll, { phone, seeds, atOnce: AT_ONCE })));
  }

  const stuck = outcomes.filter(({ left }) => left > 0);
  expect(
    stuck.map(({ seed: of, events }) => `${of}: ${events.join(" ")}`),
    "left in the queue",
  ).toEqual([]);
  const promised = outcomes.flatMap(({ finished }) => finished.map(([draftId]) => draftId));
  const receipts = await rows<{ key: string; caseId: string }>(
    `select key::text, reply->>'caseId' as "caseId" from operation_receipt
     where tenant_id = $1 and operation = 'field-contacts.log-contact'`,
    [tenantId],
  );
  const contacts = await rows<{ caseId: string }>(
    `select case_id::text as "caseId" from field_contact where tenant_id = $1`,
    [tenantId],
  );
  const filed = new Map(receipts.map(({ key, caseId }) => [key, caseId]));
  const lost = outcomes.filter(({ finished }) => finished.some(([draftId]) => !filed.has(draftId)));
  expect(
    lost.map(({ seed: of, events }) => `${of}: ${events.join(" ")}`),
    "lost",
  ).toEqual([]);
  // A tab may crash between the disk and the word: such a contact was kept, so it is filed as well, and once.
  expect(new Set(filed.values()).size).toBe(receipts.length);
  expect(contacts.map(({ caseId }) => caseId).sort()).toEqual([...filed.values()].sort());
  process.stdout.write(
    `Interleavings: ${promised.length} contacts finished, ${contacts.length} filed, ` +
      `${outcomes.reduce((sum, { events }) => sum + events.length, 0)} events\n`,
  );
  expect(promised.length).toBeGreaterThan(RUNS);
});

/** Runs in the page. */
async function playAll(given: { phone: Phone; seeds: number[]; atOnce: number }) {
  const { play: one } = globalThis as unknown as { play: typeof play };
  const done: (Outcome & { seed: number })[] = [];
  const rest = [...given.seeds];
  const worker = async () => {
    for (let seed = rest.shift(); seed !== undefined; seed = rest.shift()) {
      done.push({ ...(await one(given.phone, seed)), seed });
    }
  };
  await Promise.all(Array.from({ length: given.atOnce }, worker));
  return done;
}
