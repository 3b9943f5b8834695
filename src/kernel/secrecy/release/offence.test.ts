import { describe, expect, it } from "vitest";
import { aWorld, type Draft } from "../../../../tests/support/worlds";
import { decide } from "../index";
import type { OffenceFacts, OffenceRow, OffenceRule } from "./facts";

const row = (change: Partial<Draft<OffenceRow>>): Draft<OffenceRow> => ({
  code: "robbery",
  chapter: "8",
  leastMonths: 12,
  hasPrisonInScale: true,
  validFrom: "2000-01-01",
  validTo: null,
  ...change,
});

const OLD = { validTo: "2026-08-01" };
const NEW = { validFrom: "2026-08-01" };

function ruleFor(
  rows: readonly Partial<Draft<OffenceRow>>[],
  offence: Partial<OffenceFacts> = {},
  rule: Partial<OffenceRule> = {},
): string {
  const { principal, request, facts, now } = aWorld((world) => {
    world.facts.offences = rows.map(row);
    world.request.offence = { code: "robbery", isAttempt: false, committedOn: "2026-07-31", ...offence };
    const limits = { leastMonths: 12, attemptLeastMonths: 24, needsPrisonInScale: true, chapters: [] as string[] };
    world.facts.bases[0]!.offence = { ...limits, ...(rule as Partial<typeof limits>) };
  });
  const decision = decide(principal, "release", request, facts, now);
  return decision.effect === "allow" ? "allow" : decision.rules[0];
}

describe("the offence", () => {
  it("is weighed by the row of the day it was committed and the row of today: the stricter counts", () => {
    expect(
      ruleFor([
        { ...OLD, leastMonths: 11 },
        { ...NEW, leastMonths: 18 },
      ]),
    ).toBe("basis.offence-too-mild");
    expect(
      ruleFor([
        { ...OLD, leastMonths: 18 },
        { ...NEW, leastMonths: 11 },
      ]),
    ).toBe("basis.offence-too-mild");
    expect(ruleFor([OLD, NEW])).toBe("allow");
    expect(ruleFor([{ ...OLD, leastMonths: 11 }, NEW], { committedOn: "2026-08-01" })).toBe("allow");
  });

  it("must stand in the table on both days", () => {
    expect(ruleFor([OLD])).toBe("basis.offence-unknown");
    expect(ruleFor([NEW])).toBe("basis.offence-unknown");
    expect(ruleFor([NEW], { committedOn: "2026-08-01" })).toBe("allow");
    expect(ruleFor([OLD, NEW], { code: "theft" })).toBe("basis.offence-unknown");
    expect(ruleFor([{ code: "theft", leastMonths: 0 }, {}])).toBe("allow");
  });

  it("of several rows of one day each is asked", () => {
    expect(ruleFor([{}, { leastMonths: 11 }])).toBe("basis.offence-too-mild");
    expect(ruleFor([{ leastMonths: 11 }, {}])).toBe("basis.offence-too-mild");
  });

  it.each([
    ["2026-11-20", "allow"],
    ["2026-11-21", "basis.offence-date-unknown"],
    ["some day", "basis.offence-date-unknown"],
    [null, "basis.offence-date-unknown"],
  ])("committed on %s: %s", (committedOn, answer) => expect(ruleFor([{}], { committedOn })).toBe(answer));

  it("of an attempt is weighed by the limit for attempts", () => {
    expect(ruleFor([{ leastMonths: 12 }], { isAttempt: true })).toBe("basis.offence-too-mild");
    expect(ruleFor([{ leastMonths: 24 }], { isAttempt: true })).toBe("allow");
    expect(ruleFor([{ leastMonths: 0 }], { isAttempt: true }, { attemptLeastMonths: null })).toBe("allow");
    expect(ruleFor([{ leastMonths: 0 }], {}, { leastMonths: null })).toBe("allow");
    expect(ruleFor([{ leastMonths: 0 }], {}, { attemptLeastMonths: null })).toBe("basis.offence-too-mild");
  });

  it("must be of the chapters that are named, on both days", () => {
    expect(ruleFor([{}], {}, { chapters: ["3"] })).toBe("basis.offence-chapter");
    expect(ruleFor([{}], {}, { chapters: ["3", "8"] })).toBe("allow");
    expect(ruleFor([{ ...OLD, chapter: "9" }, NEW], {}, { chapters: ["8"] })).toBe("basis.offence-chapter");
    expect(ruleFor([OLD, { ...NEW, chapter: "9" }], {}, { chapters: ["8"] })).toBe("basis.offence-chapter");
  });

  it("asks for prison in the scale only where the basis does", () => {
    expect(ruleFor([{ hasPrisonInScale: false }])).toBe("basis.no-prison");
    expect(ruleFor([{ ...OLD, hasPrisonInScale: false }, NEW])).toBe("basis.no-prison");
    expect(ruleFor([{ hasPrisonInScale: false }], {}, { needsPrisonInScale: false })).toBe("allow");
  });

  it("asks all rows of one rule before the next", () => {
    expect(ruleFor([{ hasPrisonInScale: false, leastMonths: 0 }, { chapter: "9" }], {}, { chapters: ["8"] })).toBe(
      "basis.offence-chapter",
    );
    expect(ruleFor([{ leastMonths: 0 }, { hasPrisonInScale: false }])).toBe("basis.no-prison");
  });

  it("is not looked at by a basis that asks for none", () => {
    const { principal, request, facts, now } = aWorld((world) => {
      world.facts.bases[0]!.offence = null;
      world.request.offence = { code: "x", isAttempt: false, committedOn: null };
    });
    expect(decide(principal, "release", request, facts, now).effect).toBe("allow");
  });
});
