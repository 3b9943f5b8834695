import { describe, expect, it } from "vitest";
import type { BasisFacts } from "../../secrecy/contract";
import { basisState, versionToShow, type Standing } from "./state";

const FACTS: BasisFacts = {
  ...{ code: "OSL_X", version: 1, mode: "may", from: ["soc"], to: ["police"], purposes: [], excludedPurposes: {} },
  ...{ ageFrom: null, ageTo: null, anyOf: [], needsRequest: false, offence: null, tests: ["x"], exclusions: [] },
  ...{ onlyData: [], validFrom: "2025-04-01", validTo: null },
};
const STANDING: Standing = { today: "2026-11-22", kind: "welfareBoard", signedBases: ["OSL_X@1"], isDemo: false };
const state = (facts: Partial<BasisFacts>, standing: Partial<Standing> = {}) =>
  basisState({ ...FACTS, ...facts }, { ...STANDING, ...standing });

describe("where a version stands", () => {
  it("is usable only when it is in force and this very version is signed", () => {
    expect(state({})).toBe("usable");
    expect(state({ version: 2 })).toBe("unsigned");
    expect(state({}, { signedBases: [] })).toBe("unsigned");
    expect(state({ validFrom: "2026-11-23" })).toBe("coming");
    expect(state({ validFrom: "2026-11-22" })).toBe("usable");
    expect(state({ validTo: "2026-11-22" })).toBe("ended");
    expect(state({ validTo: "2026-11-23" })).toBe("usable");
  });

  it("says that a demo only tries what nobody has signed", () => {
    expect(state({}, { isDemo: true })).toBe("usable");
    expect(state({}, { isDemo: true, signedBases: [] })).toBe("demo");
    expect(state({ validFrom: "2026-11-23" }, { isDemo: true })).toBe("coming");
  });

  it("is another's when the own kind may not send, or nobody may receive, and a stop whatever is signed", () => {
    expect(state({ from: ["care"] })).toBe("elsewhere");
    expect(state({ to: [] })).toBe("elsewhere");
    expect(state({ from: ["pupilcare"] }, { kind: "principal" })).toBe("usable");
    expect(state({ mode: "block" })).toBe("blocked");
  });
});

describe("the version to show", () => {
  const version = (number: number, validFrom: string, validTo: string | null) => ({
    facts: { ...FACTS, version: number, validFrom, validTo },
  });
  const shown = (...versions: ReturnType<typeof version>[]) => versionToShow(versions, "2026-11-22")?.facts.version;

  it("is the highest that holds, else the first to come, else the last that ended", () => {
    expect(shown(version(2, "2025-01-01", null), version(1, "2020-01-01", null))).toBe(2);
    expect(shown(version(1, "2020-01-01", null), version(2, "2027-01-01", null))).toBe(1);
    expect(shown(version(3, "2028-01-01", null), version(2, "2027-01-01", null))).toBe(2);
    expect(shown(version(1, "2020-01-01", "2021-01-01"), version(2, "2021-01-01", "2022-01-01"))).toBe(2);
    expect(shown()).toBeUndefined();
  });
});
