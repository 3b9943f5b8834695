/** Emergency opening through the gate on a real Postgres: one subject, sixty minutes, read only, told at once, both locks. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase as caseView, signNote } from "./support/emergency-acts";
import {
  closeOpening,
  confirmIdentity,
  decideRule,
  emergencyStart,
  openingNotice,
  openSubject,
  showOpening,
} from "@/kernel/emergency";
import { reviewItem } from "@/kernel/log-review";
import { hashPassword } from "@/kernel/identity";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";
import { personalNumber } from "./support/personal-numbers";
import { sealedIn, indexIn } from "./support/sealing";

const PASSWORD = "mycket hemligt lösenord";
const REASON = "Flickan är försvunnen sedan i går kväll och polisen frågar efter henne nu.";

let house: House;
let tenant: Tenant;
let unit: Unit;
let other: Unit;
let reviewer: Worker;
let head: Worker;
let owner: Worker;
let opener: Worker;
let caseId: string;
let number: string;
let personId: string;

beforeAll(async () => {
  house = await openHouse({ own: true }); // its mutants change functions
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  other = await house.addUnit(tenant);
  reviewer = await house.addWorker({ role: "logReviewer", unit: tenant.unit });
  head = await house.addWorker({ role: "unitHead", unit });
  owner = await house.addWorker({ role: "socialWorker", unit });
  opener = await house.addWorker({ role: "socialWorker", unit: other });
  await giveRule(tenant);
  await givePassword(opener);
  ({ caseId, number, personId } = await makeCase());
});
afterAll(() => house?.close());

const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? "done" : reply.code);

async function giveRule(of: Tenant) {
  const reply = await house.act(of.administrator, decideRule, {
    ...{ version: 1, isOn: true, decision: "Nödöppning får göras vid fara för liv.", decidedBy: "Nämnden" },
    decidedOn: "2026-01-15",
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
}
const givePassword = async ({ accountId, tenantId }: Worker) =>
  house.rows(
    `insert into account_credential (tenant_id, account_id, password_hash) values ($1, $2, $3)
     on conflict (tenant_id, account_id) do update set password_hash = excluded.password_hash`,
    [tenantId, accountId, await hashPassword(PASSWORD)],
  );

async function makeCase(about: { protection?: "protectedRegistration"; readers?: Worker[] } = {}) {
  const id = await addPerson(house, { tenant, familyName: "Kanariefågel", ...about });
  const made = await addCase(house, { unit, workers: [owner], personId: id });
  const [row] = await house.rows<{ number: string }>("select number from case_record where id = $1", [made]);
  return { caseId: made, number: row!.number, personId: id };
}

const confirm = (worker: Worker) => house.act(worker, confirmIdentity, { password: PASSWORD, code: "" });
const open = (worker: Worker, caseNumber: string) =>
  house.act(worker, openSubject, { by: "case", caseNumber, number: "", reason: REASON });
/** Ends what is open, so that the next one can begin; and forgets how many numbers were asked for. */
async function anew() {
  await house.rows("update emergency_opening set closed_at = greatest(opened_at, now()) where closed_at is null");
  await house.rows("delete from throttle_bucket");
}
async function opened(worker = opener, what = number): Promise<string> {
  await anew();
  await confirm(worker);
  const reply = await open(worker, what);
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value.openingId;
}
/** Moves an opening in time, as if the clock had. */
const moved = (id: string, minutes: number) =>
  house.rows(
    "update emergency_opening set opened_at = opened_at + make_interval(mins => $2), expires_at = expires_at + make_interval(mins => $2) where id = $1",
    [id, minutes],
  );

describe("opening", () => {
  it("wants the authority's decision", async () => {
    const elsewhere = await house.foundTenant();
    const at = await house.addUnit(elsewhere);
    await house.addWorker({ role: "logReviewer", unit: elsewhere.unit });
    const anna = await house.addWorker({ role: "socialWorker", unit: at });
    await givePassword(anna);
    await house.act(anna, confirmIdentity, { password: PASSWORD, code: "" });
    expect(code(await house.look(anna, emergencyStart, {}))).toBe("notFound");
    expect(
      code(await house.act(anna, openSubject, { by: "case", caseNumber: "T-0001", number: "", reason: REASON })),
    ).toBe("notDecided");
    await expect(
      house.underRowSecurity(anna, (client) =>
        client.query("select app.open_emergency($1, $2, 'T-0001', null, 'x', false)", [randomUUID(), randomUUID()]),
      ),
    ).rejects.toThrow(/has not decided/);
  });

  it("wants the password again, right, and just now", async () => {
    await anew();
    expect(code(await open(opener, number))).toBe("notConfirmed");
    expect(code(await house.act(opener, confirmIdentity, { password: "fel", code: "" }))).toBe("wrongPassword");
    expect(code(await open(opener, number))).toBe("notConfirmed");
    expect(code(await confirm(opener))).toBe("done");
    await house.rows("update step_up set confirmed_at = now() - interval '5 minutes'");
    expect(code(await open(opener, number))).toBe("notConfirmed");
    await expect(
      house.underRowSecurity(opener, (client) =>
        client.query("select app.open_emergency($1, $2, $3, null, 'x', false)", [randomUUID(), randomUUID(), number]),
      ),
    ).rejects.toThrow(/not confirmed/);
    await house.rows("update step_up set confirmed_at = now() - interval '4 minutes 50 seconds'");
    expect(code(await open(opener, number))).toBe("done");
  });

  it("never lets the administrator or the log reviewer in", async () => {
    for (const worker of [tenant.administrator, reviewer]) {
      expect(code(await open(worker, number))).toBe("notFound");
      await expect(
        house.underRowSecurity(worker, (client) =>
          client.query("select app.open_emergency($1, $2, $3, null, 'x', false)", [randomUUID(), randomUUID(), number]),
        ),
      ).rejects.toThrow(/not for this role/);
    }
  });

  it("answers a number that is wrong, nobody's or another authority's alike", async () => {
    const neighbour = await house.foundTenant();
    const theirs = await addCase(house, { unit: await house.addUnit(neighbour) });
    const [row] = await house.rows<{ number: string }>("select number from case_record where id = $1", [theirs]);
    await anew();
    await confirm(opener);
    const replies = [];
    for (const what of [row!.number, "2026-ABCDEF", "X-1"]) replies.push(await open(opener, what));
    for (const what of [personalNumber("20080115", "239"), "20080115-2399"])
      replies.push(
        await house.act(opener, openSubject, { by: "person", caseNumber: "", number: what, reason: REASON }),
      );
    expect(replies.map(code)).toEqual(Array.from({ length: 5 }, () => "nothingOpened"));
    expect(JSON.stringify(replies[0])).toBe(JSON.stringify(replies[1]));
    expect(JSON.stringify(replies[3])).toBe(JSON.stringify(replies[4]));
    expect(code(await open(opener, "X-2"))).toBe("tooManyNumbers");
    expect(await house.rows("select 1 from emergency_opening where reason_sealed is null")).toEqual([]);
  });

  it("says so when the thing is in sight already, and opens one thing at a time", async () => {
    await anew();
    await givePassword(owner);
    await confirm(owner);
    expect(code(await open(owner, number))).toBe("inSight");
    const second = await makeCase();
    await opened();
    expect(code(await open(opener, second.number))).toBe("another");
  });

  it("makes the opening, its review and the notices together, and none of them names anybody", async () => {
    const id = await opened();
    const [row] = await house.rows<Record<string, unknown>>("select * from emergency_opening where id = $1", [id]);
    expect(row).toMatchObject({ case_id: caseId, person_id: null, unit_id: unit.id, told: [owner.accountId] });
    expect(row!["reason_sealed"]).not.toContain("försvunnen");
    const [item] = await house.rows<{ id: string; due: number; label: string }>(
      "select id, extract(epoch from due_at - drawn_at) / 3600 as due, label from log_review_item where opening_id = $1",
      [id],
    );
    expect(Number(item!.due)).toBe(72);
    const told = await house.rows<{ recipient_id: string; kind: string; level: string }>(
      "select recipient_id, kind, level from notice where ref_id in ($1, $2)",
      [id, item!.id],
    );
    expect(new Set(told.map(({ recipient_id }) => recipient_id))).toEqual(
      new Set([reviewer.accountId, head.accountId, owner.accountId]),
    );
    expect(told.every(({ level }) => level === "atOnce")).toBe(true);
    const lines = await house.auditLines({
      tenantId: tenant.id,
      accountId: opener.accountId,
      name: "emergency.open-subject",
      outcome: "allowed",
    });
    expect(lines.at(-1)).toMatchObject({ caseId, event: "emergency-opened" });
  });

  it("is not made when nobody would review it", async () => {
    const alone = await house.foundTenant();
    const at = await house.addUnit(alone);
    const anna = await house.addWorker({ role: "socialWorker", unit: alone.unit });
    await giveRule(alone);
    await givePassword(anna);
    const made = await addCase(house, { unit: at });
    const [row] = await house.rows<{ number: string }>("select number from case_record where id = $1", [made]);
    await confirm(anna);
    expect(code(await open(anna, row!.number))).toBe("nobodyReviews");
  });
});

describe("an opening", () => {
  it("shows the minimum, tagged in the log, and nothing to anybody else", async () => {
    const text = "Ringde mormor. Kanarieanteckning.";
    await signNote(house, { tenantId: tenant.id, caseId, by: owner, text });
    const id = await opened();
    const reply = await house.look(opener, showOpening, { openingId: id });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    expect(reply.value.seen.person).toMatchObject({ name: "Kim Kanariefågel" });
    expect(reply.value.seen.notes.map((note) => note.text)).toContain(text);
    expect(reply.value.seen.cases).toHaveLength(1);
    const lines = await house.auditLines({
      tenantId: tenant.id,
      accountId: opener.accountId,
      name: "emergency.show-opening",
    });
    expect(lines.at(-1)).toMatchObject({
      outcome: "allowed",
      caseId,
      ruleIds: ["emergency.opening"],
      personIds: [personId],
    });
    for (const worker of [owner, head, reviewer, tenant.administrator])
      expect(code(await house.look(worker, showOpening, { openingId: id }))).toBe("notFound");
    expect(code(await house.look(opener, showOpening, { openingId: randomUUID() }))).toBe("notFound");
  });

  it("opens no other page, list or act: the case stays out of sight, to read and to write", async () => {
    await opened();
    expect(code(await house.look(opener, caseView, { caseId }))).toBe("notFound");
    await house.underRowSecurity(opener, async (client) => {
      for (const table of ["case_record", "journal_note", "task", "handover", "case_worker", "disclosure"]) {
        const where = table === "case_record" ? "id" : "case_id";
        expect((await client.query(`select 1 from ${table} where ${where} = $1`, [caseId])).rows, table).toEqual([]);
      }
      expect((await client.query("select 1 from person where id = $1", [personId])).rows).toEqual([]);
    });
    await expect(
      house.underRowSecurity(opener, (client) =>
        client.query(
          `insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at)
           values ($1, $2, $3, 'note', 'x', $4, now())`,
          [tenant.id, randomUUID(), caseId, opener.accountId],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("is over on the next request when its hour is out, by the code alone and by the database alone", async () => {
    const id = await opened();
    const seen = () => house.look(opener, showOpening, { openingId: id });
    const inDatabase = () =>
      house.underRowSecurity(
        opener,
        async (client) => (await client.query("select app.read_opening($1) as seen", [id])).rows[0].seen,
      );
    await moved(id, -59);
    expect(code(await seen())).toBe("done");
    expect(await inDatabase()).not.toBeNull();
    await moved(id, -1);
    expect(code(await seen())).toBe("notFound");
    expect(await inDatabase()).toBeNull();
    const lines = await house.auditLines({
      tenantId: tenant.id,
      accountId: opener.accountId,
      name: "emergency.show-opening",
      outcome: "refused",
    });
    expect(lines.at(-1)).toMatchObject({ reason: "opening.over" });
    // The mutant: without the clock in the function, the database's lock is open.
    const [{ source }] = (await house.rows<{ source: string }>(
      "select pg_get_functiondef('app.live_opening(uuid)'::regprocedure) as source",
    )) as [{ source: string }];
    await house.rows(source.replace("and now() < o.expires_at", ""));
    expect(await inDatabase()).not.toBeNull();
    expect(code(await seen())).toBe("notFound");
    await house.rows(source);
    expect(await inDatabase()).toBeNull();
  });

  it("cannot be longer than an hour, whoever writes the row", async () => {
    const id = await opened();
    await expect(
      house.rows("update emergency_opening set expires_at = opened_at + interval '61 minutes' where id = $1", [id]),
    ).rejects.toThrow(/emergency_opening_hour/);
    await expect(
      house.underRowSecurity(opener, (client) => client.query("update emergency_opening set closed_at = null")),
    ).rejects.toThrow(/permission denied/);
    await expect(
      house.underRowSecurity(opener, (client) => client.query("update step_up set confirmed_at = now()")),
    ).rejects.toThrow(/permission denied/);
  });

  it("is closed by its opener, and ends with the authority's decision", async () => {
    const id = await opened();
    expect(code(await house.act(owner, closeOpening, { openingId: id }))).toBe("notFound");
    expect(code(await house.act(opener, closeOpening, { openingId: id }))).toBe("done");
    expect(code(await house.look(opener, showOpening, { openingId: id }))).toBe("notFound");
    const second = await opened();
    await house.rows("update emergency_rule set is_on = false where tenant_id = $1", [tenant.id]);
    expect(code(await house.look(opener, showOpening, { openingId: second }))).toBe("notFound");
    await house.rows("update emergency_rule set is_on = true where tenant_id = $1", [tenant.id]);
    expect(code(await house.look(opener, showOpening, { openingId: second }))).toBe("done");
  });

  it("of a person shows which cases there are and whom to call, not what stands in them", async () => {
    const id = await addPerson(house, { tenant, familyName: "Kanariefågel" });
    const made = await addCase(house, { unit, workers: [owner], personId: id });
    await signNote(house, { tenantId: tenant.id, caseId: made, by: owner, text: "Hemligt i akten" });
    const written = personalNumber("20080115", "238");
    const digits = written.replace("-", "");
    await house.rows(
      `update person set identity_kind = 'personnummer', temporary_id = null, birth_on = '2008-01-15', number_sealed = $2, number_index = $3 where id = $1`,
      [
        id,
        await sealedIn(house, tenant.id, { table: "person", column: "number_sealed", rowId: id }, digits),
        await indexIn(house, tenant.id, "personalNumber", digits),
      ],
    );
    await anew();
    await confirm(opener);
    const reply = await house.act(opener, openSubject, {
      by: "person",
      caseNumber: "",
      number: written,
      reason: REASON,
    });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    const seen = await house.look(opener, showOpening, { openingId: reply.value.openingId });
    if (!seen.ok) throw new Error(JSON.stringify(seen));
    expect(seen.value.seen.cases).toHaveLength(1);
    expect(seen.value.seen.notes).toEqual([]);
    expect(JSON.stringify(seen.value)).not.toContain("Hemligt i akten");
  });
});

describe("those who are told", () => {
  it("read who, when and why; the reviewer and the head sign it off", async () => {
    const id = await opened();
    const notice = await house.look(owner, openingNotice, { openingId: id });
    expect(notice.ok && notice.value.reason).toBe(REASON);
    expect(code(await house.look(opener, openingNotice, { openingId: id }))).toBe("notFound");
    const [item] = await house.rows<{ id: string }>("select id from log_review_item where opening_id = $1", [id]);
    for (const worker of [reviewer, head]) {
      const seen = await house.look(worker, reviewItem, { itemId: item!.id });
      expect(seen.ok && seen.value.texts.openingReason).toBe(REASON);
      expect(JSON.stringify(seen)).not.toContain("Kanariefågel");
    }
    expect(code(await house.look(opener, reviewItem, { itemId: item!.id }))).toBe("notFound");
  });

  it("are, of somebody with a protected identity, the readers alone; and the number is made up", async () => {
    const hidden = await makeCase({ protection: "protectedRegistration", readers: [owner] });
    const id = await opened(opener, hidden.number);
    const told = await house.rows<{ recipient_id: string }>(
      "select recipient_id from notice where ref_id = $1 or ref_id = (select id from log_review_item where opening_id = $1)",
      [id],
    );
    expect(new Set(told.map(({ recipient_id }) => recipient_id))).toEqual(
      new Set([reviewer.accountId, owner.accountId]),
    );
    const [item] = await house.rows<{ label: string }>("select label from log_review_item where opening_id = $1", [id]);
    expect(item!.label).toMatch(/^P-[0-9A-F]{8}$/);
  });
});
