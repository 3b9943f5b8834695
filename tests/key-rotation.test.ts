/** A new field key while people work: nothing fails, nothing is lost, and the old key is gone. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCase, signNote, writeNote } from "@/kernel/cases";
import { registered, type Operation, type View } from "@/kernel/gate";
import { findSealedPlaces, OldKeyInUse, rotateFieldKey } from "@/kernel/identity";
import "@/kernel/persons";
import { decodeKey, openText, sealText, unwrapKey } from "@/platform/crypto";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";
import { addCase } from "./support/records";

/** Signed notes that are there beforehand, and how long a new version settles in here: longer than keys are kept. */
const NOTES = 3000;
const SETTLES = 6;

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let owner: pg.Client;

beforeAll(async () => {
  house = await openHouse({ own: true });
  owner = new pg.Client({ connectionString: house.adminUrl });
  await owner.connect();
  await owner.query("set role samlots_owner");
});
afterAll(async () => {
  await owner.end();
  await house.close();
});
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit });
});

async function keyOf(tenantId: string, version: number): Promise<Buffer> {
  const [row] = await house.rows<{ wrapped: string }>(
    "select wrapped from tenant_key where tenant_id = $1 and purpose = 'field' and version = $2",
    [tenantId, version],
  );
  const kek = decodeKey(process.env["SAMLOTS_FIELD_KEY"] ?? "");
  return unwrapKey(kek, row?.wrapped ?? "", { tenantId, dataClass: "field", keyVersion: version });
}

/** Signed notes in a case, written in bulk as the product seals them. */
async function addNotes(caseId: string, count: number): Promise<void> {
  const key = await keyOf(tenant.id, 1);
  const ids = Array.from({ length: count }, () => uuidv7(now()));
  const texts = ids.map((rowId, n) =>
    sealText(key, `Anteckning ${String(n)}`, {
      tenantId: tenant.id,
      table: "journal_note",
      column: "text_sealed",
      rowId,
      keyVersion: 1,
    }),
  );
  await house.rows(
    `insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at, signed_at)
     select $1, x.id, $2, 'note', x.text, $3, now(), now() from unnest($4::uuid[], $5::text[]) as x(id, text)`,
    [tenant.id, caseId, anna.accountId, ids, texts],
  );
}

describe("a new field key", () => {
  it("fails nobody's reading or writing, loses nothing, and ends the old version", { timeout: 240_000 }, async () => {
    const bulk = await addCase(house, { unit, workers: [anna] });
    await addNotes(bulk, NOTES);
    const caseId = await addCase(house, { unit, workers: [anna] });
    const bo = await house.addWorker({ role: "socialWorker", unit });
    const register = registered().get("persons.register-person") as Operation;
    const find = registered().get("persons.find-persons") as View;
    const written: string[] = [];
    const people: string[] = [];
    const failed: unknown[] = [];
    const count = { reads: 0, writes: 0 };
    let isWorking = true;
    const must = <T>(reply: { ok: boolean; value?: T }): T | undefined => {
      if (!reply.ok) failed.push(reply);
      return reply.value;
    };
    const writer = async () => {
      for (let n = 0; isWorking; n += 1) {
        const text = `Skriven under tiden ${String(n)}`;
        const note = must(await house.act(anna, writeNote, { caseId, text }));
        if (note) must(await house.act(anna, signNote, { caseId, noteId: note.noteId, version: 1 }));
        written.push(text);
        const number = personalNumber("19900101", String(100 + (n % 800)).padStart(3, "0"));
        const who = must(
          await house.act(bo, register, {
            identityKind: "personnummer",
            number,
            givenName: "Test",
            familyName: `Person${String(n)}`,
          }),
        );
        if (who !== undefined && n < 800) people.push(number);
        count.writes += 3;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    };
    const reader = async () => {
      while (isWorking) {
        const page = must(await house.look(anna, openCase, { caseId }));
        if (page && page.journal.notes.some(({ text }) => text === "")) failed.push("a note without its text");
        const number = people.at(-1);
        if (number) must(await house.look(bo, find, { by: "number", number }));
        count.reads += 2;
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    };
    const working = [writer(), reader(), reader()].map((one) => one.catch((fault: unknown) => failed.push(fault)));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const rotation = await rotateFieldKey(owner, tenant.id, () => {}, SETTLES);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    isWorking = false;
    await Promise.all(working);

    expect(failed).toEqual([]);
    expect(count.reads).toBeGreaterThan(50);
    expect(count.writes).toBeGreaterThan(12);
    expect(rotation).toMatchObject({ version: 2, destroyed: [1] });
    expect(rotation.texts).toBeGreaterThanOrEqual(NOTES);
    // Nothing is left under the old version, and everything opens where it belongs under the new one.
    const key = await keyOf(tenant.id, 2);
    let opened = 0;
    for (const { table, column, rowId } of await findSealedPlaces(owner)) {
      const rows = await house.rows<{ at: string; sealed: string }>(
        `select ${rowId} as at, ${column} as sealed from ${table} where tenant_id = $1 and ${column} is not null`,
        [tenant.id],
      );
      for (const { at, sealed } of rows) {
        expect(sealed.slice(0, 5)).toBe("v1.2.");
        openText(key, sealed, { tenantId: tenant.id, table, column, rowId: at });
        opened += 1;
      }
    }
    expect(opened).toBeGreaterThanOrEqual(NOTES + written.length + people.length);
    const journal = must(await house.look(anna, openCase, { caseId }))?.journal;
    expect(journal?.notes.map(({ text }) => text).sort()).toEqual([...written].sort());
    expect(await house.auditLines({ tenantId: tenant.id, name: "keys.rotate" })).toMatchObject([
      { records: rotation.texts },
    ]);
    // Signed notes are as untouchable as before.
    await expect(
      house.rows("update journal_note set text_sealed = 'x' where tenant_id = $1", [tenant.id]),
    ).rejects.toThrow("signed");
  });

  it("keeps the old version when a column nobody knows of needs it, and says which", { timeout: 120_000 }, async () => {
    await house.rows("update tenant_settings set tenant_id = tenant_id where tenant_id = $1", [tenant.id]);
    const sealed = sealText(await keyOf(tenant.id, 1), "gömd", {
      tenantId: tenant.id,
      table: "unit",
      column: "name",
      rowId: unit.id,
      keyVersion: 1,
    });
    await house.rows("update unit set name = $3 where tenant_id = $1 and id = $2", [tenant.id, unit.id, sealed]);
    await expect(rotateFieldKey(owner, tenant.id, () => {}, SETTLES)).rejects.toThrow(OldKeyInUse);
    await house.rows("update unit set name = 'Enheten' where tenant_id = $1 and id = $2", [tenant.id, unit.id]);
    // Begun again, it takes up where it ended.
    expect(await rotateFieldKey(owner, tenant.id, () => {}, SETTLES)).toMatchObject({ version: 2, destroyed: [1] });
  });

  it("is not used before every process has read it: one that seals at once would fail the others", async () => {
    const caseId = await addCase(house, { unit, workers: [anna] });
    expect((await house.look(anna, openCase, { caseId })).ok).toBe(true);
    // The mutant: a version made a while ago, so that it is current as soon as it is there, and a text sealed with it
    // by a process that read the keys later than ours did.
    const { newDataKey, wrapKey } = await import("@/platform/crypto");
    const fresh = newDataKey();
    const kek = decodeKey(process.env["SAMLOTS_FIELD_KEY"] ?? "");
    await house.rows(
      "insert into tenant_key (tenant_id, id, purpose, version, wrapped, created_at) values ($1, $2, 'field', 2, $3, now() - interval '1 hour')",
      [tenant.id, randomUUID(), wrapKey(kek, fresh, { tenantId: tenant.id, dataClass: "field", keyVersion: 2 })],
    );
    const id = uuidv7(now());
    const text = sealText(fresh, "för tidigt", {
      tenantId: tenant.id,
      table: "journal_note",
      column: "text_sealed",
      rowId: id,
      keyVersion: 2,
    });
    await house.rows(
      "insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at, signed_at) values ($1, $2, $3, 'note', $4, $5, now(), now())",
      [tenant.id, id, caseId, text, anna.accountId],
    );
    const fails = await house.look(anna, openCase, { caseId }).then(
      (reply) => !reply.ok,
      () => true,
    );
    expect(fails).toBe(true);
    // It asked the table again, so the next one opens.
    expect((await house.look(anna, openCase, { caseId })).ok).toBe(true);
  });
});
