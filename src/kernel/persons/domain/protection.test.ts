import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  householdProtection,
  maskPerson,
  protectionAfterImport,
  PROTECTIONS,
  strictestProtection,
  type PersonFacts,
} from "./protection";

const levels = fc.constantFrom(...PROTECTIONS);
const person: PersonFacts = {
  id: "p1",
  givenName: "Åsa",
  familyName: "Öberg",
  otherNames: ["Eva Ek"],
  number: "191212121212",
  birthOn: "1912-12-12",
  contacts: ["Storgatan 1", "070-000 00 00"],
  protection: "none",
  householdProtection: "none",
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
    expect(householdProtection([])).toBe("none");
    expect(householdProtection(["none", "assumedIdentity", "confidentialityFlag"])).toBe("assumedIdentity");
    expect(strictestProtection(["confidentialityFlag", "protectedRegistration"])).toBe("protectedRegistration");
  });
});

describe("masking", () => {
  const readers = fc.record({
    isNamedReader: fc.boolean(),
    place: fc.constantFrom("caseFile" as const, "list" as const),
  });

  it("shows an unprotected person as they are", () => {
    fc.assert(
      fc.property(readers, (viewing) => {
        expect(maskPerson(person, viewing)).toEqual({ ...person, isMasked: false });
      }),
    );
  });

  it("shows nothing of a protected person outside the named group", () => {
    for (const protection of PROTECTIONS.slice(1)) {
      for (const place of ["caseFile", "list"] as const) {
        const shown = maskPerson({ ...person, protection }, { isNamedReader: false, place });
        expect(shown.isMasked).toBe(true);
        expect(JSON.stringify(shown)).not.toMatch(/Åsa|Öberg|Ek|1912|Storgatan|070/);
      }
    }
  });

  it("shows no whereabouts and no former names in lists, even within the group", () => {
    const shown = maskPerson({ ...person, protection: "assumedIdentity" }, { isNamedReader: true, place: "list" });
    expect(shown).toMatchObject({ givenName: "Åsa", isMasked: false, contacts: [], otherNames: [] });
    const inCaseFile = maskPerson(
      { ...person, protection: "assumedIdentity" },
      { isNamedReader: true, place: "caseFile" },
    );
    expect(inCaseFile.contacts).toEqual(person.contacts);
  });

  it("hides where a protected person's family lives", () => {
    const sibling = { ...person, householdProtection: "protectedRegistration" as const };
    expect(maskPerson(sibling, { isNamedReader: false, place: "caseFile" })).toMatchObject({
      givenName: "Åsa",
      contacts: [],
    });
    expect(maskPerson(sibling, { isNamedReader: true, place: "list" }).contacts).toEqual([]);
  });
});
