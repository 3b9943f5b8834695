import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { previewReleaseSchema } from "../schema";
import { availableItems, composeContent, requestOf, type KnownFacts } from "./compose";
import { copyState, type CopyTimes } from "./copy-state";
import { inboxUnit } from "./inbox-unit";
import { namesIn } from "./third-persons";

const today = "2026-11-22";
const at = new Date("2026-11-20T10:00:00Z");
const copy: CopyTimes = {
  ...{ mode: "may", readableUntil: "2026-12-01", acknowledgedAt: null, registeredAt: null, withdrawnAt: null },
  ...{ groundEndedAt: null, groundEnd: null, correctedAt: null },
};

describe("where a copy stands", () => {
  it("is the receiver's own once registered, whatever else has happened", () => {
    const ends = { withdrawnAt: at, groundEndedAt: at, groundEnd: "consentEnded", correctedAt: at };
    expect(copyState({ ...copy, ...ends, readableUntil: "2020-01-01", registeredAt: at }, today).kind).toBe(
      "registered",
    );
  });

  it("has ended by the first thing that ended it, and reads to the end of its last day", () => {
    expect(copyState({ ...copy, readableUntil: today }, today).kind).toBe("readable");
    expect(copyState({ ...copy, readableUntil: "2026-11-21" }, today)).toMatchObject({ kind: "ended", why: "expired" });
    expect(copyState({ ...copy, withdrawnAt: at, correctedAt: at }, today)).toMatchObject({ why: "withdrawn" });
    expect(copyState({ ...copy, groundEndedAt: at, groundEnd: "basisEnded" }, today)).toMatchObject({
      why: "basisEnded",
    });
    expect(copyState({ ...copy, mode: "must", readableUntil: null, correctedAt: at }, today).kind).toBe("delivered");
  });
});

describe("names in a text", () => {
  const linked = [
    { givenName: "Rosmarie", familyName: "Ek" },
    { givenName: "Bo", familyName: "Ek" },
  ];
  it("are found by given name, in the genitive too, and not inside other words", () => {
    expect(namesIn("rosmaries telefon", linked)).toEqual(["Rosmarie Ek"]);
    expect(namesIn("Rosmariegatan", linked)).toEqual([]);
    expect(namesIn("De bor ihop. Bo ek finns.", linked)).toEqual(["Bo Ek"]);
    expect(namesIn("De bor ihop.", linked)).toEqual([]);
  });
});

describe("what is composed", () => {
  const known: KnownFacts = {
    ...{ name: "Kim Ek", number: "201101012387", age: { kind: "known", years: 15 } },
    ...{ occasion: "2026-11-21 23:10", placeType: "park", testResult: null },
  };
  const input = (change: object = {}) =>
    previewReleaseSchema.parse({
      ...{ caseId: "0190aaaa-0000-7000-8000-000000000002", toUnitId: "0190aaaa-0000-7000-8000-000000000001" },
      ...{ basis: "X", purpose: "coordination", answers: {}, items: ["name"], texts: [], ...change },
    });

  it("holds what was chosen and is known, and nothing else", () => {
    fc.assert(
      fc.property(fc.subarray(["name", "number", "age", "occasion", "placeType", "testResult"] as const), (items) => {
        const held = composeContent(known, input({ items })).items.map(({ key }) => key);
        expect([...held].sort()).toEqual(items.filter((item) => availableItems(known).includes(item)).sort());
      }),
    );
    expect(availableItems({ ...known, age: { kind: "estimated", from: 15, to: 15 } })).not.toContain("age");
  });

  it("says of a text what is known of others: a name that is found makes nobody unknown", () => {
    const linked = [{ givenName: "Rosmarie", familyName: "Ek" }];
    const others = (text: string, said: string, othersReason = "") =>
      requestOf(
        known,
        input({ texts: [{ text, categories: ["family"], others: said, othersReason }] }),
        linked,
      ).items.at(-1)?.thirdPersons;
    expect(others("Sov ute.", "none")).toBe("none");
    expect(others("Rosmarie ringde.", "none")).toBe("unknown");
    expect(others("Rosmarie ringde.", "agreed")).toBe("unknown");
    expect(others("Rosmarie ringde.", "agreed", "Sa ja i går.")).toBe("ownGround");
    expect(others("Sov ute.", "")).toBe("unknown");
    expect(others("Sov ute.", "withoutGround", "x")).toBe("withoutGround");
  });
});

it("a liaison reads for the own unit, a worker for the unit in sight alone", () => {
  expect(inboxUnit({ role: "policeLiaison", unitId: "u", sightUnitId: null })).toBe("u");
  expect(inboxUnit({ role: "socialWorker", unitId: "u", sightUnitId: null })).toBeNull();
});
