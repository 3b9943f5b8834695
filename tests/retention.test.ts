/** Letting go: two people, on signed rules, of what is due and nothing else; and proof of it without anybody in it. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  carryOutDisposal,
  decideOnDisposal,
  liftHold,
  noteClass,
  placeHold,
  proposeDisposal,
  retentionOverview,
  showDisposal,
} from "@/kernel/retention";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addBornPerson, addOldFile, signRules } from "./support/old-files";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Town {
  readonly tenant: Tenant;
  readonly unit: Unit;
  readonly registrar: Worker;
  readonly other: Worker;
  readonly head: Worker;
}

async function town(): Promise<Town> {
  const tenant = await house.foundTenant();
  const unit = await house.addUnit(tenant, { kind: "youthDuty" });
  const registrar = await house.addWorker({ role: "registrar", unit: tenant.unit });
  const other = await house.addWorker({ role: "registrar", unit: tenant.unit });
  const head = await house.addWorker({ role: "unitHead", unit });
  return { tenant, unit, registrar, other, head };
}

async function proposed(by: Worker): Promise<string> {
  const reply = await house.act(by, proposeDisposal, {});
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.disposalId;
}

const decide = (by: Worker, disposalId: string, decision = "approved") =>
  house.act(by, decideOnDisposal, { disposalId, version: 1, decision });

const exists = async (table: string, id: string) =>
  (await house.rows(`select 1 from ${table} where id = $1`, [id])).length > 0;

describe("four eyes", () => {
  it("lets nobody approve what they proposed, in the code or in the database", async () => {
    const { tenant, unit, registrar } = await town();
    await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    await signRules(house, tenant);
    const id = await proposed(registrar);
    expect(await decide(registrar, id)).toMatchObject({ ok: false, code: "samePerson" });
    const answer = await house.underRowSecurity(registrar, async (client) =>
      client.query("select app.decide_disposal($1, 1, 'approved') as answer", [id]),
    );
    expect(answer.rows).toEqual([{ answer: "samePerson" }]);
    // The constraint under both, for whoever writes the row another way.
    await expect(
      house.rows(
        `update disposal set decision = 'approved', decided_by = proposed_by, decided_role = 'registrar', decided_at = now() where id = $1`,
        [id],
      ),
    ).rejects.toThrow(/disposal_two_people/);
  });

  it("approves nothing on a rule that nobody has signed for", async () => {
    const { unit, registrar, other } = await town();
    await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const id = await proposed(registrar);
    expect(await decide(other, id)).toMatchObject({ ok: false, code: "notSigned" });
    const answer = await house.underRowSecurity(other, async (client) =>
      client.query("select app.decide_disposal($1, 1, 'approved') as answer", [id]),
    );
    expect(answer.rows).toEqual([{ answer: "notSigned" }]);
  });

  it("carries nothing out before it is approved, and nothing when it is declined", async () => {
    const { tenant, unit, registrar } = await town();
    const file = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    await signRules(house, tenant);
    const id = await proposed(registrar);
    expect(await house.act(registrar, carryOutDisposal, { disposalId: id })).toMatchObject({ code: "notApproved" });
    const rows = await house.underRowSecurity(registrar, async (client) =>
      client.query("select * from app.carry_out_disposal($1, 10)", [id]),
    );
    expect(rows.rows).toEqual([]);
    expect(await decide(registrar, id, "declined")).toMatchObject({ ok: true });
    expect(await house.act(registrar, carryOutDisposal, { disposalId: id })).toMatchObject({ code: "notApproved" });
    expect(await exists("case_record", file.caseId)).toBe(true);
    // What was declined can be proposed again.
    expect(await house.act(registrar, proposeDisposal, {})).toMatchObject({ ok: true });
  });

  it("shows a unit's head the unit's own files alone, and a protected person to readers alone", async () => {
    const { tenant, unit, registrar, other, head } = await town();
    const elsewhere = await house.addUnit(tenant);
    const own = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    await addOldFile(house, elsewhere, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const secret = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    await house.rows("update person set protection = 'confidentialityFlag' where id = $1", [secret.personId]);
    const seen = await house.look(head, retentionOverview);
    expect(seen.ok && seen.value.groups.flatMap((group) => group.files.flatMap((file) => file.caseNumbers))).toEqual([
      own.number,
    ]);
    await house.rows(
      "insert into person_reader (tenant_id, person_id, account_id, granted_by, granted_at) values ($1,$2,$3,$3,now())",
      [tenant.id, secret.personId, registrar.accountId],
    );
    await signRules(house, tenant);
    const id = await proposed(registrar);
    const whole = await house.look(registrar, showDisposal, { disposalId: id });
    expect(whole.ok && whole.value.files).toHaveLength(3);
    // The other registrar sees two of the three, and cannot approve what they do not see.
    const part = await house.look(other, showDisposal, { disposalId: id });
    expect(part.ok && part.value.files).toHaveLength(2);
    expect(await decide(other, id)).toMatchObject({ ok: false, code: "notAllSeen" });
    // A proposal of the whole authority is not the unit's.
    expect(await house.look(head, showDisposal, { disposalId: id })).toMatchObject({ code: "notFound" });
  });
});

describe("what goes and what stays", () => {
  it("erases what is due, keeps what a hold, the research sample or a fact keeps, and certifies it", async () => {
    const { tenant, unit, registrar, head } = await town();
    const worker = await house.addWorker({ role: "socialWorker", unit });
    const due = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const held = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const research = await addOldFile(house, unit, { birthOn: "1980-03-15", closedOn: "2018-01-10" });
    const placed = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const young = await addOldFile(house, unit, { birthOn: "2003-03-02", closedOn: "2018-01-10" });
    const unknown = await addOldFile(house, unit, { birthOn: null, closedOn: "2018-01-10" });
    const fresh = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2024-01-10" });
    const work = (caseId: string) =>
      house.rows(
        "insert into case_worker (tenant_id, case_id, account_id, since) values ($1,$2,$3,now()) on conflict do nothing",
        [tenant.id, caseId, worker.accountId],
      );
    for (const { caseId } of [held, placed, young]) await work(caseId);
    const holding = { caseId: held.caseId, reason: "Skadestånd prövas i tingsrätten", holdsUntil: "" };
    expect(await house.act(worker, placeHold, holding)).toMatchObject({ ok: true });
    const noted = (caseId: string, retentionClass: string) =>
      house.act(worker, noteClass, { caseId, retentionClass, reason: "Enligt beslut" });
    expect(await noted(placed.caseId, "placement")).toMatchObject({ ok: true });
    expect(await noted(young.caseId, "childInquiry")).toMatchObject({ ok: true });
    expect(await noted(young.caseId, "anonymous")).toMatchObject({ ok: false, code: "hasPerson" });
    await signRules(house, tenant);

    const seen = await house.look(registrar, retentionOverview);
    const verdicts = new Map(
      seen.ok ? seen.value.groups.flatMap(({ verdict, files }) => files.map((f) => [f.caseNumbers[0], verdict])) : [],
    );
    expect(Object.fromEntries(verdicts)).toEqual({
      ...{ [due.number]: "due", [held.number]: "held", [research.number]: "research", [placed.number]: "never" },
      ...{ [young.number]: "notYet", [unknown.number]: "birthUnknown" },
    });

    const id = await proposed(registrar);
    // A hold that comes after the approval still counts: each file is judged once more when it is about to go.
    const late = await addOldFile(house, unit, { birthOn: "1981-04-03", closedOn: "2017-06-01" });
    expect(await decide(head, id)).toMatchObject({ code: "notFound" });
    expect(
      await house.act(registrar, decideOnDisposal, { disposalId: id, version: 1, decision: "declined" }),
    ).toMatchObject({ ok: true });
    const again = await proposed(registrar);
    const approver = await house.addWorker({ role: "registrar", unit: tenant.unit });
    expect(await decide(approver, again)).toMatchObject({ ok: true });
    await house.rows(
      `insert into retention_hold (tenant_id, id, case_id, reason_sealed, placed_by, placed_at) values ($1, gen_random_uuid(), $2, 'x', $3, now())`,
      [tenant.id, late.caseId, worker.accountId],
    );
    const done = await house.act(registrar, carryOutDisposal, { disposalId: again });
    expect(done).toMatchObject({ ok: true, value: { filesLeft: 0, disposed: 1 } });
    expect(await exists("case_record", due.caseId)).toBe(false);
    expect(await exists("person", due.personId)).toBe(false);
    for (const { caseId, personId } of [held, research, placed, young, unknown, fresh, late]) {
      expect(await exists("case_record", caseId)).toBe(true);
      expect(await exists("person", personId)).toBe(true);
    }

    const shown = await house.look(registrar, showDisposal, { disposalId: again });
    const certificate = shown.ok ? shown.value.certificate : null;
    expect(certificate).toMatchObject({ files: 1, leftOut: 1, rows: { case_record: 1, person: 1 } });
    expect(certificate?.rules).toMatchObject([
      { code: "SOL_16_1", version: 1, files: 1, signedBy: "Stadsjurist Exempel" },
    ]);
    expect(certificate?.prints).toHaveLength(1);
    const [stored] = await house.rows<{ body: string; hash: string }>(
      "select certificate::text as body, certificate_hash as hash from disposal where id = $1",
      [again],
    );
    expect(createHash("sha256").update(stored!.body).digest("hex")).toBe(stored!.hash);
    for (const word of [due.number, due.personId, due.caseId, "Exempel,"]) expect(stored!.body).not.toContain(word);
    const [line] = await house.auditLines({
      tenantId: tenant.id,
      name: "retention.carry-out-disposal",
      outcome: "allowed",
    });
    expect(line).toMatchObject({ event: "disposal-finished", fields: ["files", `certificate:${stored!.hash}`] });
  });

  it("lifts a hold once, by the head of the unit", async () => {
    const { unit, head } = await town();
    const file = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    const hold = await house.act(head, placeHold, { caseId: file.caseId, reason: "Tvist", holdsUntil: "2999-01-01" });
    if (!hold.ok) throw new Error(hold.code);
    const lift = { caseId: file.caseId, holdId: hold.value.holdId, version: 1 };
    expect(
      await house.act(head, placeHold, { caseId: file.caseId, reason: "Tvist", holdsUntil: "2020-01-01" }),
    ).toMatchObject({ code: "holdOver" });
    expect(await house.act(head, liftHold, lift)).toMatchObject({ ok: true });
    expect(await house.act(head, liftHold, { ...lift, version: 2 })).toMatchObject({ code: "holdLifted" });
  });

  it("keeps the entry of a guardian as long as the file of the child", async () => {
    const { tenant, unit, registrar, other } = await town();
    const parent = await addOldFile(house, unit, { birthOn: "1975-03-02", closedOn: "2016-01-10" });
    const child = await addOldFile(house, unit, { birthOn: "2008-03-02", closedOn: "2025-01-10" });
    await house.rows(
      "insert into guardianship (tenant_id, id, child_id, guardian_id, kind) values ($1, gen_random_uuid(), $2, $3, 'joint')",
      [tenant.id, child.personId, parent.personId],
    );
    await signRules(house, tenant);
    const id = await proposed(registrar);
    await decide(other, id);
    expect(await house.act(other, carryOutDisposal, { disposalId: id })).toMatchObject({
      ok: true,
      value: { disposed: 1 },
    });
    expect(await exists("case_record", parent.caseId)).toBe(false);
    expect(await exists("person", parent.personId)).toBe(true);
    // Alone in the register, and still linked.
    const seen = await house.look(registrar, retentionOverview);
    expect(seen.ok && seen.value.groups.map(({ verdict }) => verdict)).toEqual(["linked"]);
  });

  it("lets no statement erase a signed note outside a disposal", async () => {
    const { tenant, unit } = await town();
    const file = await addOldFile(house, unit, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
    await house.rows(
      `insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at, signed_at)
       values ($1, gen_random_uuid(), $2, 'note', 'x', gen_random_uuid(), now(), now())`,
      [tenant.id, file.caseId],
    );
    await expect(house.rows("delete from journal_note where case_id = $1", [file.caseId])).rejects.toThrow(
      /signed note/,
    );
    const anna = await house.addWorker({ role: "unitHead", unit });
    await expect(
      house.underRowSecurity(anna, (client) =>
        client.query("insert into app.disposal_now select pg_current_xact_id()"),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it("knows a coordination number of uncertain identity, and a temporary one, for no date of birth", async () => {
    const { tenant, unit, registrar } = await town();
    for (const about of [
      { birthOn: "1980-03-02", kind: "samordningsnummer", level: "uncertain" },
      { birthOn: null, kind: "temporary" },
    ]) {
      const personId = await addBornPerson(house, tenant, about);
      await addOldFile(house, unit, { birthOn: null, closedOn: "2018-01-10", personId });
    }
    const seen = await house.look(registrar, retentionOverview);
    expect(seen.ok && seen.value.groups.map(({ verdict, count }) => [verdict, count])).toEqual([["birthUnknown", 2]]);
  });
});
