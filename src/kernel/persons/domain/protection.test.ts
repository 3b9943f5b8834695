import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OtherName } from "../contract";
import {
  decideAddReader,
  decideProtection,
  decideRemoveReader,
  protectionAfterImport,
  PROTECTIONS,
  strictestProtection,
  type ProtectionFacts,
} from "./protection";
import { cardOf, identityOf, type ShownFacts } from "./shown";

const levels = fc.constantFrom(...PROTECTIONS);
const formerName: OtherName = { id: "n1", kind: "former", givenName: "Eva", familyName: "Ek" };
const person: ShownFacts = {
  id: "p1",
  identity: { kind: "personnummer", digits: "191212121212" },
  number: "191212121212",
  temporaryId: null,
  givenName: "Åsa",
  familyName: "Öberg",
  otherNames: [formerName],
  birthOn: "1912-12-12",
  protection: "none",
};

describe("protection", () => {
  it("is never lowered by an import, whatever the file says", () => {
    fc.assert(
      fc.property(levels, fc.option(levels), (current, imported) => {
        const after = protectionAfterImport(current, imported);
        expect(PROTECTIONS.indexOf(after)).toBe(
          Math.max(PROTECTIONS.indexOf(current), imported === null ? 0 : PROTECTIONS.indexOf(imported)),
        );
      }),
    );
  });

  it("of a household is that of its strictest member", () => {
    expect(strictestProtection([])).toBe("none");
    expect(strictestProtection(["none", "assumedIdentity", "confidentialityFlag"])).toBe("assumedIdentity");
    expect(strictestProtection(["confidentialityFlag", "protectedRegistration"])).toBe("protectedRegistration");
  });
});

describe("what a screen shows", () => {
  it("is a name, a masked number and an age of somebody without protection", () => {
    expect(cardOf(person, "2026-07-15")).toEqual({
      ...{ id: "p1", identityKind: "personnummer", isProtected: false, name: "Åsa Öberg" },
      ...{ identifier: "19121212-****", age: { kind: "known", years: 113 } },
    });
  });

  it("is nothing of somebody with protection, whoever looks", () => {
    for (const protection of PROTECTIONS.slice(1)) {
      const card = cardOf({ ...person, protection }, "2026-07-15");
      expect(card).toMatchObject({ isProtected: true, name: null, identifier: null, age: null });
      expect(JSON.stringify(card)).not.toMatch(/Åsa|Öberg|Ek|1912/);
    }
  });

  it("never holds the last four digits", () => {
    expect(JSON.stringify(identityOf(person, "2026-07-15"))).not.toContain("1212-1212");
    expect(JSON.stringify(identityOf(person, "2026-07-15"))).not.toContain("121212121");
  });

  it("says when a child comes of age, and of nobody else", () => {
    const child = {
      ...person,
      identity: { kind: "personnummer", digits: "200802291231" },
      birthOn: "2008-02-29",
    } as const;
    expect(identityOf(child, "2026-02-27").comesOfAgeOn).toBe("2026-02-28");
    expect(identityOf(child, "2026-02-28").comesOfAgeOn).toBeNull();
    const uncertain = { kind: "samordningsnummer", digits: "200802891231", level: "uncertain" } as const;
    expect(identityOf({ ...child, identity: uncertain }, "2026-02-27").comesOfAgeOn).toBeNull();
  });
});

describe("deciding on protection", () => {
  const facts: ProtectionFacts = {
    id: "p1",
    protection: "none",
    mates: [
      { id: "p2", protection: "none" },
      { id: "p3", protection: "assumedIdentity" },
    ],
    readerIds: [],
    eligibleReaderIds: ["colleague"],
  };
  const input = { protection: "protectedRegistration", readerIds: ["colleague"], includeHousehold: true } as const;

  it("gives the group at least the one who decides, and raises the household without lowering anybody", () => {
    expect(decideProtection(facts, input, "me")).toEqual({
      ok: true,
      value: {
        ...{ before: "none", after: "protectedRegistration", readerIds: ["me", "colleague"] },
        mates: [{ id: "p2", before: "none", after: "protectedRegistration" }],
      },
    });
    const alone = decideProtection(facts, { ...input, includeHousehold: false }, "me");
    expect(alone.ok && alone.value.mates).toEqual([]);
  });

  it("lowers one and nobody else", () => {
    const lowered = decideProtection(
      { ...facts, protection: "assumedIdentity", readerIds: ["me", "colleague"] },
      { ...input, protection: "none", readerIds: [] },
      "me",
    );
    expect(lowered).toMatchObject({ ok: true, value: { after: "none", readerIds: [], mates: [] } });
  });

  it("is refused when nothing changes or a reader may not be one", () => {
    expect(decideProtection(facts, { ...input, protection: "none" }, "me")).toMatchObject({
      code: "protectionUnchanged",
    });
    expect(decideProtection(facts, { ...input, readerIds: ["x"] }, "me")).toMatchObject({ code: "readerNotEligible" });
  });
});

describe("the reader group", () => {
  const facts = { protection: "confidentialityFlag", readerIds: ["me"], isEligible: true } as const;

  it("is entered by colleagues who may work with cases, once", () => {
    expect(decideAddReader(facts, "other")).toEqual({ ok: true, value: "other" });
    expect(decideAddReader(facts, "me")).toMatchObject({ code: "readerAlready" });
    expect(decideAddReader({ ...facts, isEligible: false }, "other")).toMatchObject({ code: "readerNotEligible" });
    expect(decideAddReader({ ...facts, protection: "none" }, "other")).toMatchObject({ code: "personNotProtected" });
  });

  it("is never left by the last", () => {
    expect(decideRemoveReader(facts, "me")).toMatchObject({ code: "readerLast" });
    expect(decideRemoveReader(facts, "other")).toMatchObject({ code: "readerNotFound" });
    expect(decideRemoveReader({ ...facts, readerIds: ["me", "other"] }, "me")).toEqual({ ok: true, value: "me" });
  });
});
