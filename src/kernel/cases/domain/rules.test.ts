import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFacts, HandoverFacts } from "../contract";
import { CASE_NUMBER_BYTES, caseNumber } from "./case-number";
import { decideClosure, decideReopening } from "./closure";
import { decideAcknowledge, decideHandOver } from "./handover";
import { decideAmend, decideDraft, decideWriteNote, type NoteFacts } from "./note";
import { caseStatus } from "./status";
import { decideAssignWorker, decideEndWorker } from "./worker";

const now = new Date("2026-11-22T22:10:00Z");
const openCase: CaseFacts = {
  ...{ id: "case", unitId: "outreach", receivingUnitId: null, workerIds: ["anna"], closedAt: null, version: 1 },
};
const closedCase = { ...openCase, closedAt: now };
const handover: HandoverFacts = {
  ...{ id: "h", caseId: "case", fromUnitId: "outreach", toUnitId: "duty", madeAt: now, acknowledgedAt: null },
  version: 1,
};
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);

describe("case number", () => {
  it("is the year and six unambiguous letters", () => {
    expect(caseNumber("2026", Uint8Array.from([19, 7, 20, 2, 23, 29]))).toBe("2026-K7M2QX");
    fc.assert(
      fc.property(fc.uint8Array({ minLength: CASE_NUMBER_BYTES, maxLength: 12 }), (bytes) => {
        expect(caseNumber("2026", bytes)).toMatch(/^2026-[0-9A-HJKMNP-TV-Z]{6}$/);
      }),
    );
  });

  it("uses every letter equally often", () => {
    const drawn = Array.from({ length: 256 }, (_, byte) => caseNumber("2026", new Uint8Array(6).fill(byte)).at(-1));
    const counts = [...new Set(drawn)].map((letter) => drawn.filter((one) => one === letter).length);
    expect(counts).toEqual(Array.from({ length: 32 }, () => 8));
  });

  it("refuses too little chance", () => {
    expect(() => caseNumber("2026", new Uint8Array(5))).toThrow(RangeError);
  });
});

describe("status", () => {
  it("follows from the facts", () => {
    const facts = { closedAt: null, receivingUnitId: null, hasOpenHandover: false };
    expect(caseStatus(facts)).toBe("open");
    expect(caseStatus({ ...facts, receivingUnitId: "duty", hasOpenHandover: true })).toBe("waitingForReceiver");
    expect(caseStatus({ ...facts, receivingUnitId: "duty" })).toBe("received");
    expect(caseStatus({ closedAt: now, receivingUnitId: "duty", hasOpenHandover: true })).toBe("closed");
  });
});

describe("notes", () => {
  const draft: NoteFacts = { id: "n", kind: "note", amendsId: null, writtenBy: "anna", signedAt: null };
  const signed = { ...draft, signedAt: now };
  const anna = { now, accountId: "anna" };

  it("are not begun in a closed case", () => {
    expect(codeOf(decideWriteNote({ case: openCase }))).toBe("ok");
    expect(codeOf(decideWriteNote({ case: closedCase }))).toBe("caseClosed");
  });

  it("are changed by their writer only, and only while they are drafts", () => {
    expect(codeOf(decideDraft(draft, anna))).toBe("ok");
    expect(codeOf(decideDraft(draft, { now, accountId: "bo" }))).toBe("draftOfAnother");
    expect(codeOf(decideDraft(signed, anna))).toBe("noteSigned");
  });

  it("are corrected in one thread, once signed, by anybody on the case", () => {
    expect(codeOf(decideAmend(draft, anna))).toBe("noteNotSigned");
    expect(decideAmend(signed, { now, accountId: "bo" })).toMatchObject({ value: { amendsId: "n", signedAt: now } });
    const addendum: NoteFacts = { ...signed, id: "a", kind: "addendum", amendsId: "n" };
    expect(decideAmend(addendum, anna)).toMatchObject({ value: { amendsId: "n" } });
  });
});

describe("handing over", () => {
  const current = { case: openCase, openHandover: null, receivingUnitIds: ["duty", "adults", "outreach"] };
  const anna = { accountId: "anna", unitId: "outreach" };

  it("goes from the unit that has the case to one that takes handovers", () => {
    expect(decideHandOver(current, { toUnitId: "duty" }, anna)).toMatchObject({
      value: { fromUnitId: "outreach", toUnitId: "duty", joins: false },
    });
    expect(codeOf(decideHandOver(current, { toUnitId: "closed-unit" }, anna))).toBe("receiverUnknown");
    expect(codeOf(decideHandOver(current, { toUnitId: "outreach" }, anna))).toBe("receiverIsSender");
  });

  it("is done one at a time and not in a closed case", () => {
    expect(codeOf(decideHandOver({ ...current, openHandover: handover }, { toUnitId: "adults" }, anna))).toBe(
      "alreadyHandedOver",
    );
    expect(codeOf(decideHandOver({ ...current, case: closedCase }, { toUnitId: "duty" }, anna))).toBe("caseClosed");
  });

  it("lets the receiver pass it on or back, and keeps the one who does it on the case", () => {
    const received = { ...current, case: { ...openCase, receivingUnitId: "duty" } };
    const duty = { accountId: "dag", unitId: "duty" };
    expect(decideHandOver(received, { toUnitId: "adults" }, duty)).toMatchObject({
      value: { fromUnitId: "duty", joins: true },
    });
    expect(decideHandOver(received, { toUnitId: "outreach" }, duty)).toMatchObject({ value: { fromUnitId: "duty" } });
    expect(codeOf(decideHandOver(received, { toUnitId: "duty" }, anna))).toBe("receiverHasCase");
  });

  it("is acknowledged by the receiving unit, once", () => {
    const asked = { case: openCase, handover };
    expect(codeOf(decideAcknowledge(asked, { unitId: "duty", now }))).toBe("ok");
    expect(codeOf(decideAcknowledge(asked, { unitId: "adults", now }))).toBe("notReceiver");
    const answered = { ...asked, handover: { ...handover, acknowledgedAt: now } };
    expect(codeOf(decideAcknowledge(answered, { unitId: "duty", now }))).toBe("alreadyAcknowledged");
  });
});

describe("workers", () => {
  const bo = { accountId: "bo", isColleague: true, mayReadPerson: true };

  it("are colleagues who may read the person", () => {
    expect(codeOf(decideAssignWorker({ case: openCase, candidate: bo }))).toBe("ok");
    expect(codeOf(decideAssignWorker({ case: openCase, candidate: { ...bo, isColleague: false } }))).toBe(
      "colleagueUnknown",
    );
    expect(codeOf(decideAssignWorker({ case: openCase, candidate: { ...bo, mayReadPerson: false } }))).toBe(
      "colleagueNotReader",
    );
    expect(codeOf(decideAssignWorker({ case: openCase, candidate: { ...bo, accountId: "anna" } }))).toBe(
      "alreadyWorker",
    );
    expect(codeOf(decideAssignWorker({ case: closedCase, candidate: bo }))).toBe("caseClosed");
  });

  it("leave by themselves or by their unit head, never the last one and never from a task", () => {
    const shared = { case: { ...openCase, workerIds: ["anna", "bo"] }, isColleague: true, openTasks: 0 };
    const anna = { accountId: "anna", sightUnitId: null };
    const head = { accountId: "hedda", sightUnitId: "outreach" };
    expect(codeOf(decideEndWorker(shared, "anna", anna))).toBe("ok");
    expect(codeOf(decideEndWorker(shared, "bo", anna))).toBe("onlyUnitHeadEnds");
    expect(codeOf(decideEndWorker(shared, "bo", head))).toBe("ok");
    expect(codeOf(decideEndWorker({ ...shared, isColleague: false }, "bo", head))).toBe("onlyUnitHeadEnds");
    expect(codeOf(decideEndWorker(shared, "nobody", head))).toBe("notWorker");
    expect(codeOf(decideEndWorker({ ...shared, case: openCase }, "anna", anna))).toBe("lastWorker");
    expect(decideEndWorker({ ...shared, openTasks: 2 }, "anna", anna)).toMatchObject({
      code: "workerHasTasks",
      details: { count: 2 },
    });
  });
});

describe("closing", () => {
  const clean = { case: openCase, hasOpenHandover: false, openTasks: 0, drafts: 0 };

  it("wants nothing left open", () => {
    expect(decideClosure(clean, now)).toMatchObject({ value: { closedAt: now } });
    expect(codeOf(decideClosure({ ...clean, hasOpenHandover: true }, now))).toBe("handoverOpen");
    expect(codeOf(decideClosure({ ...clean, openTasks: 1 }, now))).toBe("tasksOpen");
    expect(codeOf(decideClosure({ ...clean, drafts: 1 }, now))).toBe("draftsUnsigned");
    expect(codeOf(decideClosure({ ...clean, case: closedCase }, now))).toBe("alreadyClosed");
  });

  it("is undone only when done", () => {
    expect(codeOf(decideReopening({ case: closedCase }, now))).toBe("ok");
    expect(codeOf(decideReopening({ case: openCase }, now))).toBe("notClosed");
  });
});
