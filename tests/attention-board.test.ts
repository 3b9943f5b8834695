/** What waits, as the boards show it: the same as the rules say, for who may see it, at a cost that follows what is open. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownWaiting, unitBoard } from "@/kernel/attention";
import { completeContact, handOverContact, logContact } from "@/modules/field-contacts";
import { now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let [youth, duty]: [Unit, Unit] = [] as never;
let [anna, bo, head, officer, dutyHead]: [Worker, Worker, Worker, Worker, Worker] = [] as never;
let groupId: string;

beforeAll(async () => {
  // Of its own: what the board reads is counted here, and other tests leave rows behind.
  house = await openHouse({ own: true });
  tenant = await house.foundTenant();
  youth = await house.addUnit(tenant, { kind: "youthDuty" });
  duty = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
  anna = await house.addWorker({ role: "outreachWorker", unit: youth });
  bo = await house.addWorker({ role: "outreachWorker", unit: youth });
  head = await house.addWorker({ role: "unitHead", unit: youth });
  officer = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true });
  dutyHead = await house.addWorker({ role: "unitHead", unit: duty });
  groupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, groupId]);
});
afterAll(() => house.close());

const whole = {
  ...{ mumin: true, placeType: "street", testResult: "negative", ageYears: 17, ageSource: "stated", sex: "man" },
  ...{ knownInDrugContexts: "no", knownToSocialServices: "no", knownToAddictionCare: "no", assessmentMade: true },
  ...{ report: "none", offer: "nothing" },
};

async function log(who: Worker, extra: Record<string, unknown>): Promise<string> {
  const input = { occurredOn: swedishDateOf(now()), occurredTime: "00:00", policeGroupId: groupId, reason: "other" };
  const reply = await house.act(who, logContact, { ...input, ...extra });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.caseId;
}

/** The kinds a case waits as on somebody's board. */
async function kindsOn(who: Worker, caseId: string): Promise<string[]> {
  const reply = await house.look(who, unitBoard, {});
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.sections.flatMap(({ kind, items }) =>
    items.filter((one) => one.caseId === caseId).map(() => kind),
  );
}

async function own(who: Worker): Promise<{ kind: string; caseId: string | null }[]> {
  const reply = await house.look(who, ownWaiting, {});
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.items.map(({ kind, caseId }) => ({ kind, caseId }));
}

describe("the board", () => {
  it("shows a contact nobody has taken over, until somebody has", async () => {
    const caseId = await log(anna, whole);
    expect(await kindsOn(head, caseId)).toEqual(["withoutTaker"]);
    expect(await own(anna)).toContainEqual({ kind: "withoutTaker", caseId });
    expect(await own(bo)).not.toContainEqual({ kind: "withoutTaker", caseId });
    const handed = await house.act(anna, handOverContact, { caseId, version: 1, toUnitId: duty.id, message: "" });
    expect(handed).toMatchObject({ ok: true });
    expect(await kindsOn(head, caseId)).toEqual(["handoverSent"]);
    expect(await kindsOn(dutyHead, caseId)).toEqual(["handover"]);
    await house.rows("update handover set made_at = now() - interval '13 hours' where case_id = $1", [caseId]);
    const board = await house.look(dutyHead, unitBoard, {});
    if (!board.ok) throw new Error(board.code);
    const waiting = board.value.sections.find(({ kind }) => kind === "handover");
    expect(waiting).toMatchObject({ count: 1, lateCount: 1, items: [{ lateness: "late" }] });
    expect(await own(officer)).toContainEqual({ kind: "handover", caseId });
    await house.rows("update handover set acknowledged_at = now(), acknowledged_by = $2 where case_id = $1", [
      ...[caseId, officer.accountId],
    ]);
    expect(await kindsOn(head, caseId)).toEqual([]);
    expect(await kindsOn(dutyHead, caseId)).toEqual([]);
  });

  it("shows what is missing, and lets it go when it is filled in", async () => {
    const caseId = await log(anna, { mumin: true });
    expect(await kindsOn(head, caseId)).toEqual(["withoutTaker", "unfinished"]);
    // A negative test and no offer: still somebody nobody has taken over.
    const { offer: _offer, ...facts } = whole;
    expect(await house.act(anna, completeContact, { caseId, version: 1, ...facts })).toMatchObject({ ok: true });
    expect(await kindsOn(head, caseId)).toEqual(["withoutTaker", "unfinished"]);
    await house.rows("update field_contact set offer = 'nothing' where case_id = $1", [caseId]);
    expect(await kindsOn(head, caseId)).toEqual(["withoutTaker"]);
  });

  it("shows nothing of a closed case", async () => {
    const caseId = await log(anna, { mumin: true });
    await house.rows("update case_record set closed_at = now() where id = $1", [caseId]);
    expect(await kindsOn(head, caseId)).toEqual([]);
    await house.rows("update case_record set closed_at = null where id = $1", [caseId]);
    expect(await kindsOn(head, caseId)).toEqual(["withoutTaker", "unfinished"]);
  });

  it("is the unit head's own unit's, and no name is in it", async () => {
    expect(await house.look(anna, unitBoard, {})).toMatchObject({ ok: false, code: "notFound" });
    expect(await house.look(tenant.administrator, unitBoard, {})).toMatchObject({ ok: false, code: "notFound" });
    const other = await house.foundTenant();
    const stranger = await house.addWorker({ role: "unitHead", unit: other.unit });
    const reply = await house.look(stranger, unitBoard, {});
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.value.sections.every(({ count }) => count === 0)).toBe(true);
  });
});

/** The rule in words once more: what waits of one contact. */
function expectedWaits(f: Record<string, unknown>): string[] {
  if (f["standing"] === "closed") return [];
  const waits: string[] = [];
  const isOpen = f["mumin"] === true && f["completed"] === null;
  const isMissing = (f["missing_facts"] as string[]).length > 0;
  if (isMissing && f["standing"] !== "takenOver") waits.push("unfinished");
  const isDeclined = f["answer"] === "no" && f["report"] === "none";
  const hasService = f["intake_registered"] === true || f["first_visit"] !== null || f["first_visit_due_on"] !== null;
  if (isOpen && f["standing"] === "own" && !hasService && !isDeclined) waits.push("withoutTaker");
  const isOffered = f["offer"] !== null && f["offer"] !== "nothing";
  if (isOpen && isOffered && (f["answer"] === null || f["answer"] === "later")) waits.push("offerUnanswered");
  const isAwaited = f["first_visit"] === null || f["first_visit"] === "rebooked";
  if (isOpen && f["first_visit_due_on"] !== null && isAwaited) waits.push("firstVisit");
  if (isOpen && f["first_visit"] === "missed") waits.push("missedVisit");
  return waits;
}

describe("what a contact waits as", () => {
  it("is the same in the row as in the rule, for every combination of facts", async () => {
    await house.rolledBack(async (client) => {
      await client.query("set local session_replication_role = replica");
      const rows = await client.query<{ f: Record<string, unknown>; waits: string[] }>(
        `select to_jsonb(x.f) as f, app.contact_waits(x.f) as waits from (
           select jsonb_populate_record(null::field_contact, jsonb_build_object('source', 'field', 'standing', s, 'mumin', m,
             'missing_facts', mf, 'offer', o, 'answer', a, 'report', r, 'intake_registered', i, 'first_visit', v,
             'first_visit_due_on', d, 'completed', k)) as f
           from unnest(array['own', 'sent', 'takenOver', 'closed']) s, unnest(array[true, false, null]) m,
             unnest(array['[]', '["sex"]']::jsonb[]) mf, unnest(array['care', 'nothing', null]) o,
             unnest(array['yes', 'no', 'later', null]) a, unnest(array['none', 'concern', null]) r,
             unnest(array[true, null]) i, unnest(array['came', 'missed', 'rebooked', null]) v,
             unnest(array['2026-11-20', null]) d, unnest(array['yes', 'ongoing', null]) k offset 0) x`,
      );
      expect(rows.rowCount).toBe(4 * 3 * 2 * 3 * 4 * 3 * 2 * 4 * 2 * 3);
      const wrong = rows.rows.filter(({ f, waits }) => waits.join() !== expectedWaits(f).join());
      expect(wrong.slice(0, 3)).toEqual([]);
    });
  });
});

/** Every node of a plan. */
function nodesOf(plan: Record<string, unknown>): Record<string, unknown>[] {
  return [plan, ...((plan["Plans"] as Record<string, unknown>[] | undefined) ?? []).flatMap(nodesOf)];
}

describe("the cost of the board", () => {
  it("follows what is open: no scan of a register of many rows, and few of its blocks", async () => {
    for (const rows of [2_000, 20_000]) {
      await house.rolledForward(async (client) => {
        await client.query("set local session_replication_role = replica");
        await client.query(
          `with c as (insert into case_record (tenant_id, id, number, workflow, unit_id, worker_ids, opened_by, opened_at)
             select $1, gen_random_uuid(), 'P-' || $5::int || '-' || n, 'field-contacts', $2, array[$3::uuid], $3, now() - n * interval '1 minute'
             from generate_series(1, $5::int) n returning id)
           insert into field_contact (tenant_id, id, unit_id, case_id, source, occurred_on, occurred_time, police_group_id, reason,
             mumin, standing, waits, logged_by, logged_at)
           select $1, gen_random_uuid(), $2, c.id, 'field', '2026-01-01', '22:00', $4, 'other', true, 'takenOver', '{}', $3, now() from c`,
          [tenant.id, youth.id, anna.accountId, groupId, rows],
        );
      });
      await house.rows("vacuum field_contact, case_record, handover");
      // Every table the board reads: of one whose rows are other tests' and not counted yet, a poor plan could come.
      await house.rows("analyze");
      const blocks = await house.underRowSecurity(head, async (client) => {
        const ask = async () => {
          const { rows: plans } = await client.query<{ "QUERY PLAN": { Plan: Record<string, unknown> }[] }>(
            `explain (analyze, buffers, format json) select w.kind, w.ref_id, c.number from waiting_item w
               left join lateral (select x.number from case_record x
               where x.tenant_id = w.tenant_id and x.id = w.case_id limit 1) c on true
             where w.tenant_id = '${tenant.id}' and w.unit_id = '${youth.id}'`,
          );
          return plans[0]!["QUERY PLAN"][0]!.Plan;
        };
        // Asked first, a new connection reads hundreds of blocks of the catalogue, which are none of the board's.
        await ask();
        const plan = await ask();
        const scans = nodesOf(plan).filter((node) => node["Node Type"] === "Seq Scan");
        expect(scans.map((node) => node["Relation Name"])).not.toContain("field_contact");
        expect(scans.map((node) => node["Relation Name"])).not.toContain("case_record");
        return Number(plan["Shared Hit Blocks"]) + Number(plan["Shared Read Blocks"]);
      });
      if (rows < 20_000) continue;
      // Blocks of what other tests left open come and go; those of a register that is read do not.
      const [register] = await house.rows<{ pages: number }>(
        "select relpages as pages from pg_class where relname = 'field_contact'",
      );
      expect(register?.pages).toBeGreaterThan(400);
      expect(blocks).toBeLessThan((register?.pages ?? 0) / 2);
    }
  });
});
