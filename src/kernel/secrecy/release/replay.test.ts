import { describe, expect, it } from "vitest";
import { aWorld } from "../../../../tests/support/worlds";
import { worldFrom } from "../../../../tests/support/random-worlds";
import { recordRelease, replay, type StoredDecision } from "../index";

const stored = (seed: number | null): StoredDecision => {
  const { principal, request, facts, now } = seed === null ? aWorld() : worldFrom(seed);
  return recordRelease({ ...principal, ...{ displayName: "Somebody" } }, request, facts, now);
};
const throughJson = (one: StoredDecision) => JSON.parse(JSON.stringify(one)) as StoredDecision;

describe("a stored decision", () => {
  it("gives the same answer again, also after a round through JSON", () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const { same, again } = replay(throughJson(stored(seed)));
      expect(same, String(seed)).toBe(true);
      expect(again).toEqual(stored(seed).decision);
    }
  });

  it("keeps of the principal only what was looked at", () => {
    const { principal } = stored(null);
    expect(Object.keys(principal).sort()).toEqual([
      "accountId",
      "role",
      "sightUnitId",
      "tenantId",
      "tenantKind",
      "unitId",
    ]);
  });

  it("shows when the answer was changed", () => {
    const one = throughJson(stored(null));
    const changed = { ...one, decision: { ...one.decision, until: "2030-01-01" } } as StoredDecision;
    expect(replay(changed)).toMatchObject({ same: false, isDecisionSame: false, areFactsSame: true });
  });

  it("shows when the facts were changed, though the answer is the same", () => {
    const one = throughJson(stored(null));
    const changed = { ...one, facts: { ...one.facts, lookedBy: "a-third" } };
    expect(replay(changed)).toMatchObject({ same: false, isDecisionSame: true, areFactsSame: false });
  });

  it.each(["principal", "request", "facts", "now"] as const)("has a digest that %s is part of", (part) => {
    const one = throughJson(stored(null));
    const other = part === "now" ? "2026-11-20T10:00:01.000Z" : { ...one[part], extra: 1 };
    expect(replay({ ...one, [part]: other } as StoredDecision).areFactsSame).toBe(false);
  });

  it("has one digest in whatever order the keys are written", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, turned(part)]),
            )
          : value;
    const one = throughJson(stored(null));
    expect(replay(turned(one) as StoredDecision)).toMatchObject({
      same: true,
      areFactsSame: true,
      isDecisionSame: true,
    });
    expect(one.factsHash).toMatch(/^[\w-]{43}$/);
  });
});
