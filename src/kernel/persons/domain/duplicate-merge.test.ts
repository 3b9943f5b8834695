import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateHint, DUPLICATE_SHOWN_FROM, type DuplicateFacts } from "./duplicate";
import { decideMerge, decideReversal, MERGED_ROWS, type MergeSide, type OwnedRow } from "./merge";
import { PROTECTIONS } from "./protection";

const today = "2026-07-15";
const erik: DuplicateFacts = { names: ["Erik Johansson"], number: "200807151234", birthOn: "2008-07-15", age: null };
const unknown: DuplicateFacts = { names: ["Okänd"], number: null, birthOn: null, age: null };

describe("duplicate hint", () => {
  const score = (one: DuplicateFacts, other: DuplicateFacts): number => duplicateHint(one, other, today).score;

  it("is certain for the same number, whatever the names", () => {
    expect(duplicateHint(erik, { ...erik, names: ["Någon Annan"] }, today)).toEqual({
      score: 1,
      reasons: ["sameNumber"],
    });
  });

  it("is nothing for two different personal numbers, however alike the rest", () => {
    expect(score(erik, { ...erik, number: "200807152345" })).toBe(0);
  });

  it("sees a coordination number and a personal number of one person", () => {
    const hint = duplicateHint(erik, { ...erik, number: "200807752345" }, today);
    expect(hint).toEqual({ score: 1, reasons: ["sameName", "sameBirthDate"] });
  });

  it("sees near spellings and near dates, and falls with each difference", () => {
    const temporary = { ...erik, number: null };
    const spelled = { ...temporary, names: ["Eric Johanson"] };
    const dated = { ...spelled, birthOn: "2008-07-16" };
    const scores = [temporary, spelled, dated].map((other) => score(erik, other));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
    expect(duplicateHint(erik, dated, today).reasons).toEqual(["similarName", "similarBirthDate"]);
    expect(scores.every((one) => one >= DUPLICATE_SHOWN_FROM)).toBe(true);
  });

  it("sees day and month changed over", () => {
    const swapped = { ...erik, number: null, birthOn: "2008-03-07" };
    expect(duplicateHint({ ...swapped, birthOn: "2008-07-03" }, swapped, today).reasons).toContain("similarBirthDate");
  });

  it("compares all names, estimated ages, and refuses ages far apart", () => {
    const seen = { ...unknown, names: ["Johansson", "Erik Johansson"], age: { from: 15, to: 16 } };
    expect(duplicateHint(erik, seen, today).reasons).toEqual(["sameName", "possibleAge"]);
    expect(score(erik, { ...seen, age: { from: 30, to: 40 } })).toBe(0);
    expect(score(erik, { ...erik, number: null, birthOn: "1980-01-01" })).toBe(0);
    expect(score(erik, unknown)).toBe(0);
  });

  it("is the same both ways round, and between 0 and 1", () => {
    const facts = fc.record({
      names: fc.array(fc.constantFrom("Erik Johansson", "Eric Johanson", "Eva Ek", "Ali"), {
        minLength: 1,
        maxLength: 2,
      }),
      number: fc.constantFrom(null, "200807151234", "200807752345", "191212121212"),
      birthOn: fc.constantFrom(null, "2008-07-15", "2008-07-16", "1980-01-01"),
      age: fc.constantFrom(null, { from: 15, to: 18 }),
    });
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        expect(duplicateHint(one, other, today)).toEqual(duplicateHint(other, one, today));
        expect(score(one, other) >= 0 && score(one, other) <= 1).toBe(true);
      }),
    );
  });
});

const rows = (...ids: string[]): OwnedRow[] => ids.map((id) => ({ kind: "case", id }));
const kept: MergeSide = {
  id: "p1",
  mergedIntoId: null,
  number: "200807151234",
  givenName: "Erik",
  familyName: "Johansson",
  birthOn: "2008-07-15",
  protection: "none",
  rows: rows("c1"),
};
const temporary: MergeSide = {
  ...kept,
  id: "p2",
  number: null,
  givenName: "Okänd",
  birthOn: null,
  protection: "confidentialityFlag",
  rows: rows("c2", "c3"),
};

describe("merge", () => {
  it("moves what the merged entry had, keeps the rest, names the differences and the stricter protection", () => {
    expect(decideMerge(kept, temporary)).toEqual({
      ok: true,
      value: {
        keptId: "p1",
        mergedId: "p2",
        moves: rows("c2", "c3"),
        stays: rows("c1"),
        conflicts: ["givenName", "protection"],
        protection: "confidentialityFlag",
      },
    });
  });

  it.each([
    ["mergeSamePerson", kept, kept],
    ["mergeAlreadyMerged", { ...kept, mergedIntoId: "p9" }, temporary],
    ["mergeAlreadyMerged", kept, { ...temporary, mergedIntoId: "p9" }],
    ["mergeNumbersDiffer", kept, { ...temporary, number: "191212121212" }],
  ] as const)("is refused as %s", (code, one, other) => {
    expect(decideMerge(one, other)).toMatchObject({ ok: false, code });
  });

  it("joins a coordination number with the personal number that came after it", () => {
    const result = decideMerge(kept, { ...temporary, number: "200807752345" });
    expect(result.ok && result.value.conflicts).toContain("number");
  });

  it("holds no names, numbers or dates: it is stored and audited", () => {
    expect(JSON.stringify(decideMerge(kept, temporary))).not.toMatch(/Erik|Johansson|Okänd|2008/);
  });

  const sideRows = fc.uniqueArray(fc.record({ kind: fc.constantFrom(...MERGED_ROWS), id: fc.uuid() }), {
    selector: (row) => row.kind + row.id,
    maxLength: 8,
  });

  it("is undone exactly: every row is where it was, and later rows stay", () => {
    fc.assert(
      fc.property(sideRows, sideRows, sideRows, fc.constantFrom(...PROTECTIONS), (own, theirs, later, protection) => {
        const plan = decideMerge({ ...kept, rows: own }, { ...temporary, rows: theirs, protection });
        if (!plan.ok) throw new Error("refused");
        const { keptId, mergedId, moves } = plan.value;
        const afterMerge = [...own, ...moves, ...later];
        const back = decideReversal({
          merge: { keptId, mergedId, moves, reversedAt: null },
          keptMergedIntoId: null,
          keptRows: afterMerge,
        });
        if (!back.ok) throw new Error("refused");
        expect(back.value).toEqual({ keptId: "p1", mergedId: "p2", movesBack: theirs, missing: [] });
        const returned = new Set(back.value.movesBack);
        expect(afterMerge.filter((row) => !returned.has(row))).toEqual([...own, ...later]);
      }),
    );
  });

  it("tells of rows that are gone, and is undone once, latest first", () => {
    const merge = { keptId: "p1", mergedId: "p2", moves: rows("c2", "c3"), reversedAt: null };
    const facts = { merge, keptMergedIntoId: null, keptRows: rows("c1", "c3") };
    expect(decideReversal(facts)).toMatchObject({ ok: true, value: { movesBack: rows("c3"), missing: rows("c2") } });
    const reversed = { ...facts, merge: { ...merge, reversedAt: new Date("2026-07-15T10:00:00Z") } };
    expect(decideReversal(reversed)).toMatchObject({ ok: false, code: "mergeAlreadyReversed" });
    expect(decideReversal({ ...facts, keptMergedIntoId: "p9" })).toMatchObject({
      ok: false,
      code: "mergeReversedInOrder",
    });
  });
});
