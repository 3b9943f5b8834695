import { describe, expect, it } from "vitest";
import type { ConsentAnswerRow, ConsentRow } from "../contract";
import { decideWithdraw, latestAnswers } from "./answering";
import { conflictsIn, matrixOf } from "./matrix";
import { lastDayFrom } from "./registering";
import { standingOf } from "./standing";
import sv from "../../../../messages/consents/sv.json";

const NOW = new Date("2026-11-22T12:00:00Z");
const TODAY = "2026-11-22";
const [POLICE, LANDLORD] = ["10000000-0000-4000-8000-000000000001", "10000000-0000-4000-8000-000000000002"];

const answer = (id: string, change: Partial<ConsentAnswerRow> = {}): ConsentAnswerRow => ({
  ...{ id, signerKind: "subject", signerId: "child", answer: "yes", categories: ["school", "health"], form: "oral" },
  ...{ receiverIds: [POLICE, LANDLORD], answeredAt: new Date("2026-11-01T12:00:00Z"), evidence: null },
  ...{ reservation: null, recordedBy: "a", recordedAt: NOW, withdrawnAt: null, withdrawnBy: null },
  ...{ withdrawnHow: null, withdrawalReason: null, ...change },
});

const consent = (answers: readonly ConsentAnswerRow[], change: Partial<ConsentRow> = {}): ConsentRow => ({
  ...{ id: "k", caseId: "c", kind: "liftSecrecy", purposes: ["coordination"], categories: ["school", "health"] },
  ...{ validFrom: "2026-11-01", validTo: "2027-01-02", noticeVersion: "1", words: "x", informedBy: "a" },
  ...{ informedOn: "2026-11-01", language: "sv", reservation: null, createdBy: "a", createdAt: NOW, answers },
  receivers: [
    { id: POLICE, authorityId: "p", unitId: "u", name: "Polisen" },
    { id: LANDLORD, authorityId: null, unitId: null, name: "Hyresvärden AB" },
  ],
  ...change,
});

const adult = { age: { birthOn: "1990-01-01" }, guardians: [], maturity: null } as const;
const minor = {
  age: { birthOn: "2010-01-01" },
  maturity: "guardians",
  guardians: [
    { personId: "m", standing: "counts" },
    { personId: "f", standing: "counts" },
  ],
} as const;
const guardian = (id: string, signerId: string, change: Partial<ConsentAnswerRow> = {}) =>
  answer(id, { signerKind: "guardian", signerId, ...change });

describe("the table", () => {
  it("has a receiver outside Samlots by its name, and says until when", () => {
    const [table] = matrixOf([consent([answer("1")])], adult, NOW);
    expect(table?.columns.map(({ name, isOutside }) => [name, isOutside])).toEqual([
      ["Hyresvärden AB", true],
      ["Polisen", false],
    ]);
    expect(table?.columns.map(({ cells }) => cells.map((cell) => [cell.open, cell.until]))).toEqual([
      ...[0, 1].map(() => [0, 1].map(() => [true, "2027-01-02"])),
    ]);
  });

  it("tells what nobody asked from what nobody answered", () => {
    const crime = consent([], { id: "k2", categories: ["crime"], receivers: [consent([]).receivers[1]!] });
    const [table] = matrixOf([consent([answer("1")]), crime], adult, NOW);
    const police = table?.columns.find(({ name }) => name === "Polisen");
    expect(police?.cells.map(({ why }) => why)).toEqual([null, null, "notAsked"]);
    const landlord = table?.columns.find(({ name }) => name !== "Polisen");
    expect(landlord?.cells.map(({ why }) => why)).toEqual([null, null, "consent.missing"]);
  });

  it("shows no other kind of yes, and no consent that ended long ago", () => {
    expect(matrixOf([consent([answer("1")], { kind: "acceptService" })], adult, NOW)).toEqual([]);
    expect(matrixOf([consent([answer("1")], { validTo: "2026-08-01" })], adult, NOW)).toEqual([]);
  });

  it("says in words who disagrees, and that the child says no though it is not asked", () => {
    const split = matrixOf([consent([guardian("1", "m"), guardian("2", "f", { answer: "no" })])], minor, NOW);
    expect(conflictsIn(split, true)).toEqual([{ kind: "guardiansDisagree", yes: ["m"], no: ["f"] }]);
    const answers = [
      guardian("1", "m"),
      guardian("2", "f"),
      answer("3", { answer: "no", categories: [], receiverIds: [] }),
    ];
    const own = matrixOf([consent(answers)], minor, NOW);
    expect(conflictsIn(own, true)).toEqual([{ kind: "childSaysNo", isAsked: false }]);
    expect(own[0]?.columns.every(({ cells }) => cells.every(({ open }) => !open))).toBe(true);
  });
});

describe("an answer", () => {
  it("is the latest of its signer, and a representative's is the subject's", () => {
    const later = answer("2", { signerKind: "representative", answeredAt: new Date("2026-11-03T12:00:00Z") });
    expect(latestAnswers(consent([later, answer("1"), guardian("3", "m")])).map(({ id }) => id)).toEqual(["2", "3"]);
  });

  it("is taken back when it is a yes that counts; all of one person's with it when that is said", () => {
    const input = { caseId: "c", answerId: "2", how: "oral", reach: "this", reason: null } as const;
    const both = consent([answer("1"), answer("2", { answeredAt: new Date("2026-11-03T12:00:00Z") })]);
    const others = [consent([answer("9")], { id: "k2" }), consent([answer("8")], { id: "k3", kind: "acceptService" })];
    expect(decideWithdraw({ consent: both, others }, input)).toEqual({ ok: true, value: ["2"] });
    expect(decideWithdraw({ consent: both, others }, { ...input, reach: "all" })).toEqual({
      ok: true,
      value: ["2", "9"],
    });
    expect(decideWithdraw({ consent: both, others }, { ...input, answerId: "1" })).toMatchObject({ code: "notLatest" });
    const no = consent([answer("2", { answer: "no" })]);
    expect(decideWithdraw({ consent: no, others: [] }, input)).toMatchObject({ code: "wasNo" });
  });
});

describe("a consent", () => {
  it("lasts so many months and not a day longer, also from the end of a long month", () => {
    expect([lastDayFrom("2026-08-31", 6), lastDayFrom("2026-01-15", 6)]).toEqual(["2027-02-28", "2026-07-15"]);
  });

  it("stands by what was answered", () => {
    const taken = { withdrawnAt: NOW, withdrawnBy: "a", withdrawnHow: "oral" } as const;
    const cases: readonly [ConsentRow, string][] = [
      [consent([]), "waiting"],
      [consent([answer("1")]), "yes"],
      [consent([answer("1"), guardian("2", "m", { answer: "no" })]), "mixed"],
      [consent([answer("1", { answer: "no" })]), "no"],
      [consent([answer("1", taken)]), "withdrawn"],
      [consent([answer("1")], { validTo: "2026-11-21" }), "over"],
      [consent([answer("1")], { validFrom: "2026-11-23" }), "notBegun"],
      [consent([answer("1")], { kind: "gdprNote" }), "noted"],
    ];
    for (const [row, standing] of cases) expect(standingOf(row, TODAY)).toBe(standing);
  });
});

describe("the words on paper", () => {
  const lix = (text: string) => {
    const words = text.match(/[\p{L}\d]+/gu) ?? [];
    const sentences = text.match(/[.!?:](\s|$)/g) ?? [""];
    return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length;
  };

  it("are easy to read in Swedish: LIX below 40, and the measure tells a heavy text apart", () => {
    const { print } = sv;
    const sentences = Object.values(print)
      .map((text) => text.replace(/\{\w+\}/g, "Anna").trim())
      .map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`));
    expect(lix(sentences.join(" "))).toBeLessThan(40);
    const heavy =
      "Vårdnadshavarnas samtycke förutsätter sekretessprövning beträffande uppgiftslämnandet till myndigheten.";
    expect(lix(heavy)).toBeGreaterThan(60);
  });
});
