/** The journal through the gate on a real Postgres: drafts, signing, addenda, objections, and what lies in the rows. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  amendNote,
  closeCase,
  deleteDraft,
  noteObjection,
  openCase,
  reopenCase,
  reviseDraft,
  signNote,
  writeNote,
} from "@/kernel/cases";
import { openHouse, type House, type Unit, type Worker } from "./support/house";
import { addCase } from "./support/records";

let house: House;
let unit: Unit;
let anna: Worker;
let bo: Worker;
let caseId: string;

beforeAll(async () => {
  house = await openHouse();
  const tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit, displayName: "Anna Almqvist" });
  bo = await house.addWorker({ role: "socialWorker", unit, displayName: "Bo Berg" });
  caseId = await addCase(house, { unit, workers: [anna, bo] });
});
afterAll(() => house?.close());

const SECRET = "Mamman berättar att Kim sov hos mormor. 🧡 שלום";

async function draft(text = SECRET, who = anna): Promise<string> {
  const reply = await house.act(who, writeNote, { caseId, text });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.noteId;
}

async function signed(text = SECRET): Promise<string> {
  const noteId = await draft(text);
  const reply = await house.act(anna, signNote, { caseId, noteId, version: 1 });
  if (!reply.ok) throw new Error(reply.code);
  return noteId;
}

async function journalOf(who: Worker) {
  const reply = await house.look(who, openCase, { caseId });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.journal;
}

describe("a draft", () => {
  it("is its writer's own: a colleague learns that it is there, not what it says", async () => {
    const noteId = await draft();
    expect((await journalOf(anna)).notes.find(({ id }) => id === noteId)?.text).toBe(SECRET);
    const seen = await journalOf(bo);
    expect(seen.notes.some(({ id }) => id === noteId)).toBe(false);
    expect(seen.draftsOf).toEqual([anna.accountId]);
    for (const [operation, input] of [
      [reviseDraft, { text: "annat" }],
      [signNote, {}],
      [deleteDraft, {}],
    ] as const)
      expect(await house.act(bo, operation, { caseId, noteId, version: 1, ...input })).toMatchObject({
        code: "draftOfAnother",
      });
  });

  it("is not overwritten by somebody who saw an older text", async () => {
    const noteId = await draft("först");
    expect(await house.act(anna, reviseDraft, { caseId, noteId, version: 1, text: "sedan" })).toMatchObject({
      value: { version: 2 },
    });
    const late = { caseId, noteId, version: 1, text: "för sent" };
    expect(await house.act(anna, reviseDraft, late)).toMatchObject({ ok: false, code: "changedMeanwhile" });
    expect(await house.act(anna, signNote, { caseId, noteId, version: 1 })).toMatchObject({ code: "changedMeanwhile" });
    const note = (await journalOf(anna)).notes.find(({ id }) => id === noteId);
    expect(note).toMatchObject({ text: "sedan", version: 2, signedAt: null });
    expect(await house.act(anna, deleteDraft, { caseId, noteId, version: 2 })).toMatchObject({ ok: true });
  });

  it("is written once when the same form is sent twice, also at the same time", async () => {
    const key = randomUUID();
    const text = `dubbel ${key}`;
    const replies = await Promise.all([1, 2, 3].map(() => house.act(anna, writeNote, { caseId, text }, { key })));
    expect(new Set(replies.map((reply) => (reply.ok ? reply.value.noteId : reply.code))).size).toBe(1);
    expect((await journalOf(anna)).notes.filter((note) => note.text === text)).toHaveLength(1);
  });
});

describe("a signed note", () => {
  it("is changed neither through the product nor by SQL as the application's role", async () => {
    const noteId = await signed();
    expect(await house.act(anna, reviseDraft, { caseId, noteId, version: 2, text: "nytt" })).toMatchObject({
      code: "noteSigned",
    });
    expect(await house.act(anna, deleteDraft, { caseId, noteId, version: 2 })).toMatchObject({ code: "noteSigned" });
    for (const sql of [
      "update journal_note set text_sealed = 'x' where id = $1",
      "update journal_note set signed_at = null where id = $1",
      "delete from journal_note where id = $1",
    ])
      await expect(house.underRowSecurity(anna, (client) => client.query(sql, [noteId]))).rejects.toThrow(
        /signed note is never changed/,
      );
  });

  it("gets addenda and objections in one thread, also from a colleague", async () => {
    const noteId = await signed();
    const added = await house.act(bo, amendNote, { caseId, noteId, text: "Det var hos farmor." });
    if (!added.ok) throw new Error(added.code);
    const second = { caseId, noteId: added.value.noteId, text: "Kim håller inte med." };
    expect(await house.act(anna, noteObjection, second)).toMatchObject({ ok: true });
    const note = (await journalOf(bo)).notes.find(({ id }) => id === noteId);
    expect(note?.text).toBe(SECRET);
    expect(note?.added.map(({ kind, text, amendsId }) => [kind, text, amendsId])).toEqual([
      ["addendum", "Det var hos farmor.", noteId],
      ["objection", "Kim håller inte med.", noteId],
    ]);
  });

  it("is what an addendum wants", async () => {
    const noteId = await draft();
    expect(await house.act(anna, amendNote, { caseId, noteId, text: "x" })).toMatchObject({ code: "noteNotSigned" });
    await house.act(anna, deleteDraft, { caseId, noteId, version: 1 });
  });
});

describe("text", () => {
  it("lies sealed in the row", async () => {
    const noteId = await signed("Hemlig uppgift om mormor");
    const [row] = await house.rows<{ whole: string; sealed: string }>(
      "select n::text as whole, text_sealed as sealed from journal_note n where id = $1",
      [noteId],
    );
    expect(row?.whole).not.toMatch(/mormor|Hemlig/);
    expect(row?.sealed).toMatch(/^v1\.1\.[\w-]{40,}$/);
  });

  it.each([
    ["", "cases.errors.textRequired"],
    [" \n\t ", "cases.errors.textRequired"],
    ["a\u0000b", "cases.errors.textControlCharacters"],
    ["a\u0007b", "cases.errors.textControlCharacters"],
    ["x".repeat(20_001), "cases.errors.textTooLong"],
    ["x".repeat(10_000_000), "cases.errors.textTooLong"],
    [42, "cases.errors.textRequired"],
  ])("is refused with its own sentence when it cannot be kept (%#)", async (text, key) => {
    expect(await house.act(anna, writeNote, { caseId, text })).toMatchObject({
      code: "invalidInput",
      fields: { text: { key } },
    });
  });

  it("is kept whole up to the longest, with emoji, right-to-left text and line breaks", async () => {
    for (const text of ["x".repeat(20_000), "👨‍👩‍👧‍👦 \u202bشكرا\u202c\nrad två\tkolumn", "Å".repeat(10)]) {
      const noteId = await draft(text);
      expect((await journalOf(anna)).notes.find(({ id }) => id === noteId)?.text).toBe(text);
    }
  });
});

describe("closing", () => {
  it("wants signed notes, keeps its reason as a signed note, and is undone with another", async () => {
    const own = await addCase(house, { unit, workers: [anna] });
    const written = await house.act(anna, writeNote, { caseId: own, text: "utkast" });
    if (!written.ok) throw new Error(written.code);
    const close = { caseId: own, version: 1, reason: "Kontakten är avslutad." };
    expect(await house.act(anna, closeCase, close)).toMatchObject({ code: "draftsUnsigned", details: { count: 1 } });
    await house.act(anna, deleteDraft, { caseId: own, noteId: written.value.noteId, version: 1 });
    expect(await house.act(anna, closeCase, close)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await house.act(anna, writeNote, { caseId: own, text: "efteråt" })).toMatchObject({ code: "caseClosed" });
    expect(await house.act(anna, reopenCase, { ...close, reason: "Nytt läge." })).toMatchObject({
      code: "changedMeanwhile",
    });
    expect(await house.act(anna, reopenCase, { ...close, version: 2, reason: "Nytt läge." })).toMatchObject({
      ok: true,
    });
    const page = await house.look(anna, openCase, { caseId: own });
    if (!page.ok) throw new Error(page.code);
    expect(page.value.status).toBe("open");
    expect(page.value.journal.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ["reopening", "Nytt läge."],
      ["closure", "Kontakten är avslutad."],
    ]);
    const kinds = page.value.timeline.map(({ kind }) => kind).filter((kind) => kind !== "workerJoined");
    expect(kinds).toEqual(["reopened", "closed", "opened"]);
  });

  it("is not for those who only keep the journal", async () => {
    const outreach = await house.addWorker({ role: "outreachWorker", unit });
    const own = await addCase(house, { unit, workers: [outreach] });
    expect(await house.act(outreach, closeCase, { caseId: own, version: 1, reason: "x" })).toMatchObject({
      code: "notFound",
    });
    expect(await house.auditLines({ caseId: own, outcome: "refused" })).toMatchObject([{ reason: "notAllowed" }]);
  });
});
