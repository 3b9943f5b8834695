import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionStates, firstVisitOutcomes, knownAnswers, reportKinds, sexes } from "./contact";
import { type CountedFacts, addFigures, countFigures, figureRules, figuresFromColumns, readFigure } from "./figures";
import { shareOf } from "./shares";

const nothing: CountedFacts = {
  mumin: null,
  knownInDrugContexts: null,
  knownToSocialServices: null,
  knownToAddictionCare: null,
  ageYears: null,
  sex: null,
  report: null,
  firstVisit: null,
  completed: null,
};

const known = fc.constantFrom(...knownAnswers, null);
const anyFacts: fc.Arbitrary<CountedFacts> = fc.record({
  mumin: fc.constantFrom(true, false, null),
  knownInDrugContexts: known,
  knownToSocialServices: known,
  knownToAddictionCare: known,
  ageYears: fc.option(fc.integer({ min: 0, max: 120 })),
  sex: fc.constantFrom(...sexes, null),
  report: fc.constantFrom(...reportKinds, null),
  firstVisit: fc.constantFrom(...firstVisitOutcomes, null),
  completed: fc.constantFrom(...completionStates, null),
});

describe("the figures", () => {
  it("count a contact about which nothing is known as an intervention and as not known, never as a no", () => {
    expect(countFigures([nothing])).toEqual({
      interventions: 1,
      unknownInDrugContexts: 0,
      mumin: 0,
      knownBefore: { yes: 0, no: 0, notKnown: 1 },
      age: { under15: 0, from15to19: 0, from20: 0, unknown: 1 },
      sex: { women: 0, men: 0, other: 0 },
      lvmNotifications: 0,
      firstVisit: { came: 0, missed: 0, rebooked: 0 },
      completed: { yes: 0, no: 0, ongoing: 0 },
    });
  });

  it.each([
    ["no", 1],
    ["unknown", 0],
    ["yes", 0],
    [null, 0],
  ] as const)("unknown in drug contexts when the answer is %s: %i", (knownInDrugContexts, expected) => {
    expect(countFigures([{ ...nothing, knownInDrugContexts }]).unknownInDrugContexts).toBe(expected);
  });

  it.each([
    ["yes", "no", "yes"],
    ["unknown", "yes", "yes"],
    [null, "yes", "yes"],
    ["no", "no", "no"],
    ["no", "unknown", "notKnown"],
    ["no", null, "notKnown"],
    ["unknown", "unknown", "notKnown"],
    [null, null, "notKnown"],
  ] as const)("known before: social services %s and addiction care %s is %s", (social, care, bucket) => {
    const figures = countFigures([{ ...nothing, knownToSocialServices: social, knownToAddictionCare: care }]);
    expect(figures.knownBefore).toEqual({ yes: 0, no: 0, notKnown: 0, [bucket]: 1 });
  });

  it.each([
    [0, "under15"],
    [14, "under15"],
    [15, "from15to19"],
    [19, "from15to19"],
    [20, "from20"],
    [120, "from20"],
  ] as const)("age %i is in %s", (ageYears, bucket) => {
    const { age } = countFigures([{ ...nothing, ageYears }]);
    expect(age).toEqual({ under15: 0, from15to19: 0, from20: 0, unknown: 0, [bucket]: 1 });
  });

  it("of two sets together are the sums of the figures of each", () => {
    fc.assert(
      fc.property(fc.array(anyFacts), fc.array(anyFacts), (first, second) => {
        expect(countFigures([...first, ...second])).toEqual(addFigures(countFigures(first), countFigures(second)));
      }),
    );
  });

  it("put every contact in exactly one age and one known-before group", () => {
    fc.assert(
      fc.property(fc.array(anyFacts), (contacts) => {
        const figures = countFigures(contacts);
        const sum = (group: Record<string, number>) => Object.values(group).reduce((a, b) => a + b, 0);
        expect(figures.interventions).toBe(contacts.length);
        expect(sum(figures.age)).toBe(contacts.length);
        expect(sum(figures.knownBefore)).toBe(contacts.length);
        expect(sum(figures.sex)).toBe(contacts.filter(({ sex }) => sex !== null).length);
      }),
    );
  });

  it("come back from the columns of the SQL aggregate, whatever type a count has", () => {
    fc.assert(
      fc.property(fc.array(anyFacts), (contacts) => {
        const figures = countFigures(contacts);
        const row = Object.fromEntries(figureRules.map(({ id, column }) => [column, BigInt(readFigure(figures, id))]));
        expect(figuresFromColumns(row)).toEqual(figures);
      }),
    );
    expect(() => figuresFromColumns({})).toThrow("interventions");
  });
});

describe("shares", () => {
  it("carry their denominator, and have no ratio of nothing", () => {
    const figures = countFigures([
      { ...nothing, mumin: true, completed: "yes" },
      { ...nothing, completed: "no" },
      { ...nothing, completed: "ongoing" },
    ]);
    expect(shareOf(figures, "mumin")).toEqual({ id: "mumin", numerator: 1, denominator: 3, ratio: 1 / 3 });
    expect(shareOf(figures, "completed.yes")).toMatchObject({ numerator: 1, denominator: 2 });
    expect(shareOf(figures, "firstVisit.came")).toMatchObject({ denominator: 0, ratio: null });
    expect(shareOf(figures, "interventions")).toBeNull();
  });
});
