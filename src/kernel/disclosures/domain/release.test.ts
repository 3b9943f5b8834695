import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgeFact } from "../../persons/contract";
import { releaseItems, type Basis } from "../contract";
import { previewReleaseSchema } from "../schema";
import { composeRelease, decideRelease, type ReleaseCurrent } from "./release";

const today = "2026-11-22";
const unit = "0190aaaa-0000-7000-8000-000000000001";
const caseId = "0190aaaa-0000-7000-8000-000000000002";

const duty: Basis = {
  ...{ code: "DUTY", statute: "SoL 19:1", mode: "duty", tests: ["harmed", "enough"], ageFrom: null, ageTo: 17 },
  toKinds: ["districtBoard"],
};
const adult: Basis = {
  ...{ code: "ADULT", statute: "OSL 12:2", mode: "consent", tests: ["holds"], ageFrom: 18, ageTo: null, toKinds: [] },
};
const minor: Basis = { ...adult, code: "MINOR", statute: "OSL 12:3", ageFrom: null, ageTo: 17 };

const place = (
  change: Partial<ReleaseCurrent> = {},
  age: AgeFact | null = { kind: "known", years: 15 },
): ReleaseCurrent => ({
  facts: { name: "Kim Ek", number: "201101012387", age, occasion: "2026-11-21 23:10", placeType: "park" },
  ...{ isClosed: false, isProtected: false, lookId: null, bases: [duty, adult, minor] },
  receivers: [
    { unitId: unit, unitName: "Unga", authorityId: "n", authorityName: "Norra", authorityKind: "districtBoard" },
  ],
  ...change,
});
const yes = (...tests: string[]) => Object.fromEntries(tests.map((test) => [test, { answer: "yes", reason: "Sett." }]));
const input = (change: object = {}) =>
  previewReleaseSchema.parse({
    ...{ caseId, toUnitId: unit, basis: "DUTY", answers: yes("harmed", "enough"), purpose: "Skydd.", items: [] },
    ...{ summary: "Sov ute.", reservation: "", consentBy: "", consentForm: "", consentHow: "" },
    ...{ consentedOn: "", consentUntil: "", ...change },
  });
const decide = (change: object = {}, at: ReleaseCurrent = place()) => {
  const decided = decideRelease(at, input(change), today);
  return decided.ok ? "ok" : decided.code;
};

describe("a release", () => {
  it("is made on one live basis with every test answered yes and why, and on nothing less", () => {
    // So that what is allowed comes often enough to mean something.
    const mostly = <T>(usual: T, ...others: T[]) =>
      fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
    const ages = fc.constantFrom<AgeFact | null>(
      null,
      { kind: "unknown" },
      { kind: "estimated", from: 15, to: 15 },
      { kind: "known", years: 17 },
      { kind: "known", years: 18 },
    );
    const answer = fc.record({ answer: mostly("yes", "no", ""), reason: mostly("Sett.", "") });
    const worlds = fc.record({
      age: ages,
      basis: fc.constantFrom("DUTY", "ADULT", "MINOR", "GONE"),
      answers: fc.record({ harmed: answer, enough: answer, holds: answer }),
      toUnitId: mostly(unit, caseId),
      consentBy: fc.constantFrom("", "self", "guardians", "guardiansAndChild"),
      consentForm: mostly("oral", ""),
      consentedOn: mostly("2026-11-01", "", today, "2026-11-23"),
      consentUntil: mostly("", "2026-10-01", "2026-11-21", today),
      isProtected: mostly(false, true),
      lookId: mostly<string | null>("look", null),
      isClosed: mostly(false, true),
    });
    let made = 0;
    fc.assert(
      fc.property(worlds, ({ age, isProtected, lookId, isClosed, ...said }) => {
        const at = place({ isProtected, lookId, isClosed }, age);
        const decided = decideRelease(at, input(said), today);
        // The rule once more, in another style: everything that must be there, as one conjunction.
        const basis = at.bases.find(({ code }) => code === said.basis);
        const years = age?.kind === "known" ? age.years : NaN;
        const answers = said.answers as Record<string, { answer: string; reason: string }>;
        const hasGround =
          basis !== undefined &&
          basis.tests.every((test) => answers[test]?.answer === "yes" && answers[test].reason !== "") &&
          years >= (basis.ageFrom ?? 0) &&
          years <= (basis.ageTo ?? 200);
        const hasConsent =
          basis?.mode === "duty" ||
          ((years >= 18 ? said.consentBy === "self" : said.consentBy.startsWith("guardians")) &&
            said.consentForm !== "" &&
            said.consentedOn !== "" &&
            said.consentedOn <= today &&
            (said.consentUntil === "" || said.consentUntil >= today));
        const hasLook = !isProtected || lookId !== null;
        const expected = !isClosed && said.toUnitId === unit && hasGround && hasConsent && hasLook;
        expect(decided.ok).toBe(expected);
        if (decided.ok) made += 1;
      }),
      { numRuns: 20_000, seed: 20261122 },
    );
    expect(made).toBeGreaterThan(500);
  });

  it("never opens by a withdrawal of facts: taking away a basis, a receiver, an age or a look only closes", () => {
    expect(decide()).toBe("ok");
    expect(decide({}, place({ bases: [adult, minor] }))).toBe("basisUnknown");
    expect(decide({}, place({ receivers: [] }))).toBe("receiverUnknown");
    expect(decide({}, place({}, null))).toBe("ageUnknown");
    expect(decide({}, place({ isProtected: true }))).toBe("lookMissing");
    expect(decide({}, place({ isProtected: true, lookId: "look" }))).toBe("ok");
    expect(decide({}, place({ receivers: [{ ...place().receivers[0]!, authorityKind: "policeArea" }] }))).toBe(
      "basisNotForReceiver",
    );
  });

  it("holds what was chosen and is known, and nothing else", () => {
    fc.assert(
      fc.property(fc.subarray([...releaseItems]), fc.subarray([...releaseItems]), (chosen, missing) => {
        const { facts } = place();
        const known = { ...facts, ...Object.fromEntries(missing.map((item) => [item, null])) };
        const { items } = composeRelease(known, { items: chosen, summary: "Sov ute." });
        expect(items.map(({ key }) => key).sort()).toEqual(chosen.filter((item) => !missing.includes(item)).sort());
      }),
    );
    const estimated = place({}, { kind: "estimated", from: 15, to: 17 }).facts;
    expect(composeRelease(estimated, { items: ["age"], summary: "x" }).items).toEqual([]);
  });
});
