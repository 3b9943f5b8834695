import { describe, expect, it } from "vitest";
import { roles } from "../../identity/contract";
import { aCopy, aReader } from "../../../../tests/support/worlds";
import { decide } from "../index";
import type { CopyFacts } from "./facts";
import { copyDenyRules } from "./verdict";

const NOW = new Date("2026-11-20T10:00:00.000Z");
const STAMP = "2026-11-01T10:00:00.000Z";
const ruleOf = (change: Partial<CopyFacts>, reader = aReader(), now = NOW): string => {
  const { effect, rules } = decide(reader, "readCopy", null, aCopy(change), now);
  return `${effect} ${rules.join()}`;
};

/** Rows r2-r9 in order: what closes a copy that is otherwise read. */
const ROWS = [
  ["tenant.foreign", { tenantId: "t-other" }],
  ["copy.other-unit", { toUnitId: "u-other" }],
  ["copy.withdrawn", { withdrawnAt: STAMP }],
  ["copy.ground-ended", { groundEndedAt: STAMP }],
  ["copy.corrected", { correctedAt: STAMP }],
  ["copy.expired", { readableUntil: "2026-11-19" }],
] as const;

describe("reading a copy", () => {
  it("lives while its ground lives", () => {
    expect(ruleOf({})).toBe("allow copy.ground-lives");
    expect(ruleOf({ readableUntil: null })).toBe("allow copy.ground-lives");
    expect(decide(aReader(), "readCopy", null, aCopy(), NOW)).toEqual({
      effect: "allow",
      rules: ["copy.ground-lives"],
      policyVersion: "release-1",
    });
  });

  it("of what there is not is denied", () => {
    expect(decide(aReader(), "readCopy", null, null, NOW)).toEqual({
      effect: "deny",
      rules: ["copy.unknown"],
      policyVersion: "release-1",
    });
  });

  it.each(ROWS)("%s, and before the rows below it", (rule, change) => {
    expect(ruleOf(change)).toBe(`deny ${rule}`);
    const at = ROWS.findIndex(([one]) => one === rule);
    for (const [, later] of ROWS.slice(at)) expect(ruleOf({ ...later, ...change })).toBe(`deny ${rule}`);
  });

  it("names every rule", () => {
    const named = [...ROWS.map(([rule]) => rule), "copy.unknown", "role.no-case-content"];
    expect(named.sort()).toEqual([...copyDenyRules].sort());
  });

  it("what was registered is the receiver's own, whatever ended later", () => {
    for (const [rule, change] of ROWS.slice(2)) {
      expect(ruleOf({ ...change, registeredAt: STAMP }), rule).toBe("allow copy.registered");
    }
    for (const [rule, change] of ROWS.slice(0, 2)) {
      expect(ruleOf({ ...change, registeredAt: STAMP }), rule).toBe(`deny ${rule}`);
    }
  });

  it("is not for those who see no case content", () => {
    const may = roles.filter((role) => ruleOf({}, aReader({ role })) === "allow copy.ground-lives");
    expect(roles.filter((role) => !may.includes(role))).toEqual(["logReviewer", "administrator"]);
    expect(ruleOf({ registeredAt: STAMP }, aReader({ role: "administrator" }))).toBe("deny role.no-case-content");
    expect(ruleOf({ tenantId: "t-other" }, aReader({ role: "administrator" }))).toBe("deny tenant.foreign");
    expect(ruleOf({ toUnitId: "u-other" }, aReader({ role: "administrator" }))).toBe("deny role.no-case-content");
  });

  it("follows the case it is tied to, else the unit it went to", () => {
    expect(ruleOf({ isTiedToCase: true, isWithCaseInSight: true, toUnitId: "u-other" })).toBe(
      "allow copy.ground-lives",
    );
    expect(ruleOf({ isTiedToCase: true, isWithCaseInSight: false })).toBe("deny copy.other-unit");
    expect(ruleOf({ isWithCaseInSight: true, toUnitId: "u-other" })).toBe("deny copy.other-unit");
    expect(ruleOf({}, aReader({ sightUnitId: null }))).toBe("deny copy.other-unit");
  });

  it.each([
    ["2026-11-20", "2026-11-20T22:59:59.999Z", "allow copy.ground-lives"],
    ["2026-11-20", "2026-11-20T23:00:00.000Z", "deny copy.expired"],
    ["2026-07-01", "2026-07-01T21:59:59.999Z", "allow copy.ground-lives"],
    ["2026-07-01", "2026-07-01T22:00:00.000Z", "deny copy.expired"],
    ["no day", "2026-07-01T22:00:00.000Z", "deny copy.expired"],
  ])("until %s at %s: %s", (readableUntil, now, answer) => {
    expect(ruleOf({ readableUntil }, aReader(), new Date(now))).toBe(answer);
  });

  it("counts a stamp that is set, whatever instant it says", () => {
    expect(ruleOf({ withdrawnAt: "2027-01-01T00:00:00.000Z" })).toBe("deny copy.withdrawn");
    expect(ruleOf({ groundEndedAt: "2027-01-01T00:00:00.000Z" })).toBe("deny copy.ground-ended");
    expect(ruleOf({ correctedAt: "some day" })).toBe("deny copy.corrected");
  });
});
