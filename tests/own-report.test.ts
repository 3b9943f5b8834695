/** What somebody is told of themselves: everything that concerned them, nobody else, and nothing before it is read through. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase, signNote, writeNote } from "@/kernel/cases";
import { approvePack, fetchPack, judgeText, makePack, reviewPack, showOwnReport } from "@/kernel/own-report";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";

let house: House;
beforeAll(async () => {
  // A table is added and taken away: not in a database that others use.
  house = await openHouse({ own: true });
});
afterAll(() => house.close());

interface Town {
  readonly tenant: Tenant;
  readonly unit: Unit;
  readonly anna: Worker;
  readonly registrar: Worker;
  readonly personId: string;
  readonly caseId: string;
}

async function town(): Promise<Town> {
  const tenant = await house.foundTenant();
  const unit = await house.addUnit(tenant);
  const anna = await house.addWorker({ role: "socialWorker", unit });
  const registrar = await house.addWorker({ role: "registrar", unit: tenant.unit });
  const personId = await addPerson(house, { tenant, givenName: "Nova", familyName: "Exempel" });
  const caseId = await addCase(house, { unit, workers: [anna], personId, workflow: "field-contacts" });
  return { tenant, unit, anna, registrar, personId, caseId };
}

async function reportOf(who: Worker, personId: string) {
  const reply = await house.look(who, showOwnReport, { personId, from: null, to: null });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.report;
}

describe("the person's own report", () => {
  it("tells the registrar's reader of every unit, and a case worker's of the own cases alone", async () => {
    const { tenant, anna, registrar, personId, caseId } = await town();
    const elsewhere = await house.addUnit(tenant);
    const bert = await house.addWorker({ role: "socialWorker", unit: elsewhere });
    const otherCase = await addCase(house, { unit: elsewhere, workers: [bert], personId, workflow: "field-contacts" });
    await house.look(anna, openCase, { caseId, notes: null });
    await house.look(bert, openCase, { caseId: otherCase, notes: null });
    const whole = await reportOf(registrar, personId);
    expect(whole.isWhole).toBe(true);
    const opened = (report: typeof whole) => report.done.filter(({ act }) => act === "cases.open-case");
    expect(new Set(opened(whole).map(({ unit }) => unit)).size).toBe(2);
    const part = await reportOf(anna, personId);
    expect(opened(part)).toHaveLength(1);
    expect(opened(part)[0]?.caseNumber).not.toBeNull();
    expect(part.isWhole).toBe(false);
  });

  it("tells of refused attempts, and never of anybody else", async () => {
    const { tenant, unit, anna, registrar, personId, caseId } = await town();
    const curious = await house.addWorker({ role: "socialWorker", unit });
    await house.look(curious, openCase, { caseId, notes: null });
    const other = await addPerson(house, { tenant, givenName: "Annan", familyName: "Människa" });
    const otherCase = await addCase(house, { unit, workers: [anna], personId: other, workflow: "field-contacts" });
    await house.look(anna, openCase, { caseId: otherCase, notes: null });
    const report = await reportOf(registrar, personId);
    expect(report.refused).toMatchObject([{ act: "cases.open-case", role: "socialWorker" }]);
    expect(JSON.stringify(report)).not.toContain("Människa");
    expect(JSON.stringify(report)).not.toContain(other);
    expect(report.done.filter(({ act }) => act === "cases.open-case")).toEqual([]);
  });

  it("shows staff by unit and role where the authority has said so", async () => {
    const { tenant, anna, registrar, personId, caseId } = await town();
    await house.look(anna, openCase, { caseId, notes: null });
    const named = await reportOf(registrar, personId);
    expect(named.done.every(({ staff }) => staff !== null)).toBe(true);
    await house.rows("update retention_setting set staff_shown = 'role' where tenant_id = $1", [tenant.id]);
    const unnamed = await reportOf(registrar, personId);
    expect(unnamed.done.length).toBeGreaterThan(0);
    expect(unnamed.done.every(({ staff, role }) => staff === null && role !== null)).toBe(true);
  });

  it("is not for those who cannot see the person, in the code or in the database", async () => {
    const { tenant, unit, personId } = await town();
    const stranger = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(tenant) });
    const partner = await house.addWorker({ role: "partnerProfessional", unit, onDuty: true });
    const reviewer = await house.addWorker({ role: "logReviewer", unit });
    for (const who of [stranger, partner, reviewer]) {
      expect(await house.look(who, showOwnReport, { personId, from: null, to: null })).toMatchObject({
        code: "notFound",
      });
      for (const asked of ["app.own_log($1, now() - interval '1 day', now(), 10)", "app.own_releases($1)"])
        await expect(
          house.underRowSecurity(who, (client) => client.query(`select * from ${asked}`, [personId])),
        ).rejects.toThrow(/not in sight/);
    }
  });

  it("names nobody whose identity is protected, and is for readers alone", async () => {
    const { tenant, anna, registrar, personId } = await town();
    await house.rows("update person set protection = 'protectedRegistration' where id = $1", [personId]);
    expect(await house.look(registrar, showOwnReport, { personId, from: null, to: null })).toMatchObject({
      code: "notFound",
    });
    await house.rows(
      "insert into person_reader (tenant_id, person_id, account_id, granted_by, granted_at) values ($1,$2,$3,$3,now())",
      [tenant.id, personId, anna.accountId],
    );
    expect(await reportOf(anna, personId)).toMatchObject({ name: null, identifier: null, isProtected: true });
  });
});

describe("the access pack", () => {
  async function withPack() {
    const made = await town();
    const { tenant, anna, personId, caseId } = made;
    const mother = await addPerson(house, {
      tenant,
      givenName: "Maj-Britt",
      familyName: "Åkerbär",
      registeredBy: anna,
    });
    await house.rows(
      "insert into guardianship (tenant_id, id, child_id, guardian_id, kind) values ($1, gen_random_uuid(), $2, $3, 'joint')",
      [tenant.id, personId, mother],
    );
    const text = "Nova kom med Maj-Britt. Grannen Gösta hade ringt.";
    const note = await house.act(anna, writeNote, { caseId, text });
    if (!note.ok) throw new Error(note.code);
    await house.act(anna, signNote, { caseId, noteId: note.value.noteId, version: 1 });
    const pack = await house.act(anna, makePack, { personId });
    if (!pack.ok) throw new Error(pack.code);
    const about = { personId, packId: pack.value.packId };
    const source = `journal_note.text_sealed.${note.value.noteId}`;
    return { ...made, about, source };
  }

  it("masks known third persons by itself, and does not leave before every text has been read", async () => {
    const { anna, about, source } = await withPack();
    const draft = await house.look(anna, reviewPack, about);
    if (!draft.ok) throw new Error(draft.code);
    expect(draft.value.unread).toBe(1);
    expect(JSON.stringify(draft.value)).not.toMatch(/Maj-Britt|Åkerbär/);
    expect(JSON.stringify(draft.value)).toContain("Gösta");
    expect(await house.look(anna, fetchPack, about)).toMatchObject({ code: "notFound" });
    expect(await house.act(anna, approvePack, { ...about, version: 1 })).toMatchObject({ code: "textsUnread" });
    const judged = { ...about, source, judgement: "masked", phrases: "Gösta", reason: "Grannen är tredje person" };
    expect(await house.act(anna, judgeText, { ...judged, phrases: "Sture" })).toMatchObject({ code: "phraseNotThere" });
    expect(await house.act(anna, judgeText, judged)).toMatchObject({ ok: true });
    expect(await house.act(anna, approvePack, { ...about, version: 1 })).toMatchObject({ ok: true });
    const fetched = await house.look(anna, fetchPack, about, { channel: "download" });
    if (!fetched.ok) throw new Error(fetched.code);
    expect(JSON.stringify(fetched.value)).not.toMatch(/Maj-Britt|Åkerbär|Gösta/);
    expect(fetched.value.sections.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["case_record", "journal_note", "person", "guardianship"]),
    );
    const [line] = await house.auditLines({
      tenantId: anna.tenantId,
      name: "own-report.fetch-pack",
      outcome: "allowed",
    });
    expect(line).toMatchObject({ event: "pack-fetched", channel: "download", personIds: [about.personId] });
  });

  it("does not leave when a text has come that nobody has read", async () => {
    const { anna, caseId, about, source } = await withPack();
    await house.act(anna, judgeText, { ...about, source, judgement: "withheld", phrases: "", reason: "OSL 26:1" });
    expect(await house.act(anna, approvePack, { ...about, version: 1 })).toMatchObject({ ok: true });
    expect(await house.look(anna, fetchPack, about)).toMatchObject({ ok: true });
    const note = await house.act(anna, writeNote, { caseId, text: "Nytt om Nova." });
    if (!note.ok) throw new Error(note.code);
    await house.act(anna, signNote, { caseId, noteId: note.value.noteId, version: 1 });
    expect(await house.look(anna, fetchPack, about)).toMatchObject({ code: "notFound" });
  });

  it("is its maker's alone, and holds for a time", async () => {
    const { unit, about, anna } = await withPack();
    const head = await house.addWorker({ role: "unitHead", unit });
    expect(await house.look(head, reviewPack, about)).toMatchObject({ code: "notFound" });
    await house.rows("update access_pack set expires_on = current_date - 2 where id = $1", [about.packId]);
    expect(await house.look(anna, reviewPack, about)).toMatchObject({ code: "notFound" });
  });

  it("stores nothing of what is said in it in clear", async () => {
    const { anna, about, source } = await withPack();
    await house.act(anna, judgeText, { ...about, source, judgement: "masked", phrases: "Gösta", reason: "Grannen" });
    const rows = await house.rows("select t::text from access_text t where pack_id = $1", [about.packId]);
    expect(JSON.stringify(rows)).not.toMatch(/Gösta|Grannen|Nova/);
  });

  it("fails, and does not shrink, when a table has not said what it tells", async () => {
    const { anna, about } = await withPack();
    await house.rows("create table public.silent_part (tenant_id uuid, id uuid, case_id uuid)");
    try {
      expect(await house.look(anna, reviewPack, about)).toMatchObject({ ok: false, code: "fault" });
    } finally {
      await house.rows("drop table public.silent_part");
    }
  });
});
