import { describe, expect, it } from "vitest";
import { decideAddGuardian, isGuardianOn, type GuardianFacts, type Guardianship } from "./guardian";
import { householdMatesOn, householdProtectionOn, type HouseholdStay } from "./household";
import { ageFact } from "./identity";

const custody: Guardianship = {
  childId: "child",
  guardianId: "mother",
  kind: "joint",
  validFrom: "2010-01-01",
  validTo: null,
};

describe("guardianship", () => {
  const child = { kind: "personnummer", digits: "200807151234" } as const;
  const answerOn = (day: string): string => isGuardianOn(custody, ageFact(child, day), day);

  it("ends on the child's eighteenth birthday, without anybody doing anything", () => {
    expect(answerOn("2026-07-14")).toBe("yes");
    expect(answerOn("2026-07-15")).toBe("no");
  });

  it("holds only within its dates, both included", () => {
    const known = { kind: "known", years: 10 } as const;
    const limited = { ...custody, validTo: "2015-06-30" };
    expect(isGuardianOn(limited, known, "2009-12-31")).toBe("no");
    expect(isGuardianOn(limited, known, "2010-01-01")).toBe("yes");
    expect(isGuardianOn(limited, known, "2015-06-30")).toBe("yes");
    expect(isGuardianOn(limited, known, "2015-07-01")).toBe("no");
  });

  it("opens nothing while the child's age is not known, however young the child seems", () => {
    expect(isGuardianOn(custody, { kind: "estimated", from: 5, to: 7 }, "2026-01-01")).toBe("notKnown");
    expect(isGuardianOn(custody, { kind: "unknown" }, "2026-01-01")).toBe("notKnown");
  });

  const facts: GuardianFacts = {
    childAge: { kind: "known", years: 10 },
    guardianAge: { kind: "known", years: 40 },
    existing: [custody],
  };
  const father: Guardianship = { ...custody, guardianId: "father" };

  it("is added beside the other of a joint custody", () => {
    expect(decideAddGuardian(facts, father)).toEqual({ ok: true, value: father });
  });

  it.each([
    ["guardianSamePerson", facts, { ...father, guardianId: "child" }],
    ["guardianChildIsAdult", { ...facts, childAge: { kind: "known", years: 18 } }, father],
    ["guardianIsMinor", { ...facts, guardianAge: { kind: "known", years: 17 } }, father],
    ["guardianAlreadyNoted", facts, { ...custody, kind: "appointed" }],
    ["guardianSoleConflict", facts, { ...father, kind: "sole" }],
    ["guardianSoleConflict", { ...facts, existing: [{ ...custody, kind: "sole" }] }, father],
  ] as const)("is refused as %s", (code, given, added) => {
    expect(decideAddGuardian(given, added)).toMatchObject({ ok: false, code });
  });

  it("may become sole once the other has ended", () => {
    const ended = { ...facts, existing: [{ ...custody, validTo: "2020-01-01" }] };
    expect(decideAddGuardian(ended, { ...father, kind: "sole", validFrom: "2020-01-02" }).ok).toBe(true);
    expect(decideAddGuardian(ended, { ...father, kind: "sole", validFrom: "2020-01-01" }).ok).toBe(false);
  });
});

describe("household", () => {
  const stay = (
    householdId: string,
    personId: string,
    since: string | null = null,
    until: string | null = null,
  ): HouseholdStay => ({
    householdId,
    personId,
    since,
    until,
  });
  const stays = [
    stay("h1", "a"),
    stay("h1", "b", "2026-01-01", "2026-06-30"),
    stay("h1", "c", "2026-07-01"),
    stay("h2", "d"),
    stay("h2", "a", "2026-03-01"),
  ];

  it("is those who live there on the day", () => {
    expect(householdMatesOn("a", stays, "2025-12-31")).toEqual([]);
    expect(householdMatesOn("a", stays, "2026-01-01")).toEqual(["b"]);
    expect(householdMatesOn("a", stays, "2026-06-30")).toEqual(["b", "d"]);
    expect(householdMatesOn("a", stays, "2026-07-01")).toEqual(["c", "d"]);
    expect(householdMatesOn("nobody", stays, "2026-07-01")).toEqual([]);
  });

  it("is protected as its most protected member", () => {
    const protections = new Map([
      ["b", "confidentialityFlag"],
      ["d", "assumedIdentity"],
    ] as const);
    expect(householdProtectionOn("a", stays, protections, "2026-01-01")).toBe("confidentialityFlag");
    expect(householdProtectionOn("a", stays, protections, "2026-03-01")).toBe("assumedIdentity");
    expect(householdProtectionOn("c", stays, protections, "2026-02-01")).toBe("none");
  });
});
