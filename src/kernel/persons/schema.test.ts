import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import en from "../../../messages/persons/en.json";
import sv from "../../../messages/persons/sv.json";
import { decideNumber } from "./domain/registration";
import {
  addGuardianSchema,
  addHouseholdMemberSchema,
  findPersonSchema,
  mergePersonsSchema,
  noteTextSchema,
  registerPersonSchema,
  reverseMergeSchema,
} from "./schema";

const id = "019a2b3c-4d5e-7f60-8123-456789abcdef";
const otherId = "019a2b3c-4d5e-7f60-8123-456789abcd00";
const byNumber = {
  identityKind: "personnummer",
  number: "19121212-1212",
  givenName: "Åsa",
  familyName: "Öberg",
  protection: "none",
};
const coordinated = {
  ...byNumber,
  identityKind: "samordningsnummer",
  number: "121272+1219",
  identityLevel: "probable",
};
const temporary = {
  identityKind: "temporary",
  assumedName: "Okänd flicka",
  estimatedAgeFrom: "15",
  estimatedAgeTo: "17",
  seenOn: "2026-03-14",
  seenAtTime: "21:30",
};
const guardian = { childId: id, guardianId: otherId, kind: "joint", validFrom: "", validTo: "" };
const merge = {
  keptId: id,
  keptVersion: 1,
  mergedId: otherId,
  mergedVersion: 2,
  reason: "Samma person, bekräftat av polisen",
};

/** The faults of an input: each field and its message. */
function faults(schema: z.ZodType, input: unknown): Record<string, string> {
  const result = schema.safeParse(input);
  if (result.success) return {};
  return Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join("."), issue.message.replace("persons.errors.", "")]),
  );
}

describe("registering a person", () => {
  it("accepts a number, a coordination number with its level, or a temporary identity", () => {
    for (const input of [byNumber, coordinated, temporary]) expect(faults(registerPersonSchema, input)).toEqual({});
    expect(registerPersonSchema.parse({ ...temporary, estimatedAgeFrom: "", estimatedAgeTo: "" })).toMatchObject({
      protection: "none",
    });
  });

  it("tidies names and leaves the number as it was written", () => {
    const parsed = registerPersonSchema.parse({
      ...byNumber,
      number: " 19121212-1212 ",
      givenName: "  A\u030asa \u00a0 Lena ",
    });
    expect(parsed).toMatchObject({ number: "19121212-1212", givenName: "Åsa Lena" });
  });

  it.each([
    [{}, { identityKind: "identityKindRequired" }],
    [{ ...byNumber, identityKind: "passport" }, { identityKind: "identityKindRequired" }],
    [{ ...byNumber, number: "" }, { number: "numberRequired" }],
    [{ ...byNumber, number: undefined }, { number: "numberRequired" }],
    [{ ...byNumber, number: "9".repeat(1_000_000) }, { number: "numberTooLong" }],
    [{ ...byNumber, number: "19121212-1213" }, { number: "numberWrongChecksum" }],
    [{ ...byNumber, number: "19121312-1212" }, { number: "numberNoSuchDate" }],
    [{ ...byNumber, number: "992026120012" }, { number: "numberReserve" }],
    [{ ...byNumber, givenName: " " }, { givenName: "givenNameRequired" }],
    [{ ...byNumber, givenName: "a".repeat(121) }, { givenName: "givenNameTooLong" }],
    [{ ...byNumber, familyName: "Ö\u0000berg" }, { familyName: "familyNameForbidden" }],
    [{ ...byNumber, familyName: "Öberg\u202egrebÖ" }, { familyName: "familyNameForbidden" }],
    [{ ...byNumber, familyName: "Ö\nberg" }, { familyName: "familyNameForbidden" }],
    [{ ...byNumber, protection: "some" }, { protection: "protectionInvalid" }],
    [{ ...coordinated, identityLevel: "" }, { identityLevel: "identityLevelRequired" }],
    [{ ...temporary, assumedName: "" }, { assumedName: "assumedNameRequired" }],
    [{ ...temporary, estimatedAgeFrom: "-1" }, { estimatedAgeFrom: "estimatedAgeFromInvalid" }],
    [{ ...temporary, estimatedAgeTo: "1000" }, { estimatedAgeTo: "estimatedAgeToInvalid" }],
    [{ ...temporary, estimatedAgeTo: "15,5" }, { estimatedAgeTo: "estimatedAgeToInvalid" }],
    [{ ...temporary, estimatedAgeTo: "" }, { estimatedAgeTo: "estimatedAgeToMissing" }],
    [{ ...temporary, estimatedAgeFrom: "" }, { estimatedAgeFrom: "estimatedAgeFromMissing" }],
    [{ ...temporary, estimatedAgeFrom: 18 }, { estimatedAgeTo: "estimatedAgeBackwards" }],
    [{ ...temporary, seenOn: "2026-02-30" }, { seenOn: "seenOnRequired" }],
    [{ ...temporary, seenAtTime: "25:00" }, { seenAtTime: "seenAtTimeInvalid" }],
  ])("refuses case %#, each fault at its field", (input, expected) => {
    expect(faults(registerPersonSchema, input)).toEqual(expected);
  });

  it("names every field that is wrong at once", () => {
    const wrong = { ...byNumber, number: "1", givenName: "", familyName: "x".repeat(200) };
    expect(faults(registerPersonSchema, wrong)).toEqual({
      number: "numberTooShort",
      givenName: "givenNameRequired",
      familyName: "familyNameTooLong",
    });
  });

  it("leaves to the day what only the day can tell", () => {
    const decide = (input: object, today: string): unknown => {
      const parsed = registerPersonSchema.parse(input);
      return parsed.identityKind === "temporary" ? null : decideNumber(parsed, today);
    };
    expect(decide(byNumber, "2026-07-15")).toMatchObject({ ok: true, value: { digits: "191212121212" } });
    expect(decide(byNumber, "1912-12-11")).toMatchObject({ ok: false, code: "numberInFuture", field: "number" });
    expect(decide({ ...byNumber, number: coordinated.number }, "2026-07-15")).toMatchObject({
      code: "numberIsCoordination",
    });
    expect(decide({ ...coordinated, number: byNumber.number }, "2026-07-15")).toMatchObject({
      code: "numberIsPersonal",
    });
  });
});

describe("finding people", () => {
  it.each([
    [
      { by: "name", name: " Åsa " },
      { by: "name", name: "Åsa", limit: 20 },
    ],
    [
      { by: "number", number: "19121212-1212" },
      { by: "number", number: "19121212-1212", limit: 20 },
    ],
    [
      { by: "number", number: "t bcdfgh" },
      { by: "number", number: "T-BCDFGH", limit: 20 },
    ],
    [
      { by: "caseNumber", caseNumber: "SN 2026/00123" },
      { by: "caseNumber", caseNumber: "SN 2026/00123", limit: 20 },
    ],
  ])("searches by %j", (input, parsed) => {
    expect(findPersonSchema.parse(input)).toEqual(parsed);
  });

  it.each([
    [{ by: "school", school: "Ekskolan" }, { by: "searchByRequired" }],
    [{ by: "name", name: "Åsa", school: "Ekskolan" }, { "": "searchKeyForbidden" }],
    [{ by: "caseNumber", caseNumber: "1", diagnosis: "x" }, { "": "searchKeyForbidden" }],
    [{ by: "name", name: "" }, { name: "searchNameRequired" }],
    [{ by: "name", name: "Å" }, { name: "searchNameTooShort" }],
    [{ by: "name", name: "x".repeat(10_000_000) }, { name: "searchNameTooLong" }],
    [{ by: "number", number: " " }, { number: "searchNumberRequired" }],
    [{ by: "number", number: "19121212-1213" }, { number: "numberWrongChecksum" }],
    [{ by: "caseNumber", caseNumber: "<script>" }, { caseNumber: "searchCaseNumberForbidden" }],
  ])("refuses case %#", (input, expected) => {
    expect(faults(findPersonSchema, input)).toEqual(expected);
  });
});

describe("merging, guardians, households", () => {
  it("accept what is whole", () => {
    expect(faults(mergePersonsSchema, merge)).toEqual({});
    expect(faults(reverseMergeSchema, { keptId: id, mergeId: id, reason: "Fel person" })).toEqual({});
    expect(addGuardianSchema.parse(guardian)).toEqual({ childId: id, guardianId: otherId, kind: "joint" });
    expect(
      addHouseholdMemberSchema.parse({ personId: id, mateId: otherId, since: "2026-01-01", until: "2026-01-01" }),
    ).toMatchObject({ since: "2026-01-01" });
  });

  it.each([
    [mergePersonsSchema, { ...merge, mergedId: id }, { mergedId: "mergeSamePerson" }],
    [mergePersonsSchema, { ...merge, keptId: "x" }, { keptId: "personIdInvalid" }],
    [mergePersonsSchema, { ...merge, keptVersion: 0 }, { keptVersion: "versionInvalid" }],
    [mergePersonsSchema, { ...merge, reason: " \n" }, { reason: "mergeReasonRequired" }],
    [mergePersonsSchema, { ...merge, reason: "x".repeat(2001) }, { reason: "mergeReasonTooLong" }],
    [reverseMergeSchema, { keptId: id, mergeId: "", reason: "Fel" }, { mergeId: "mergeIdInvalid" }],
    [addGuardianSchema, { ...guardian, guardianId: id }, { guardianId: "guardianSamePerson" }],
    [addGuardianSchema, { ...guardian, kind: "" }, { kind: "guardianKindRequired" }],
    [addGuardianSchema, { ...guardian, validFrom: "i dag" }, { validFrom: "guardianValidFromInvalid" }],
    [
      addGuardianSchema,
      { ...guardian, validFrom: "2026-02-01", validTo: "2026-01-01" },
      { validTo: "guardianValidToBeforeFrom" },
    ],
    [
      addHouseholdMemberSchema,
      { personId: id, mateId: otherId, since: "2026-02-01", until: "2026-01-01" },
      { until: "householdUntilBeforeSince" },
    ],
  ])("refuse case %#", (schema, input, expected) => {
    expect(faults(schema, input)).toEqual(expected);
  });
});

describe("notes", () => {
  it("take emoji, right-to-left text and line breaks", () => {
    const text = "Mötte 👩‍👧 vid torget.\r\n\tשלום, \u2067مرحبا\u2069 – Åsa";
    expect(noteTextSchema.parse(`  ${text}\n`)).toBe(text.replace("\r\n", "\n"));
  });

  it("refuse NUL, control characters, emptiness and too much, each with its sentence", () => {
    const message = (text: string): string | undefined => faults(noteTextSchema, text)[""];
    expect(message("a\u0000b")).toBe("noteForbidden");
    expect(message("a\u001bb")).toBe("noteForbidden");
    expect(message(" \n ")).toBe("noteRequired");
    expect(message("a".repeat(20_000))).toBeUndefined();
    expect(message("a".repeat(20_001))).toBe("noteTooLong");
    expect(message("a".repeat(10_000_000))).toBe("noteTooLong");
  });
});

describe("messages", () => {
  it("exist in both languages for everything these schemas can say", () => {
    const known = new Set(Object.keys(sv.errors));
    expect(Object.keys(en.errors)).toEqual(Object.keys(sv.errors));
    const schemas = [
      registerPersonSchema,
      findPersonSchema,
      mergePersonsSchema,
      reverseMergeSchema,
      addGuardianSchema,
      addHouseholdMemberSchema,
    ];
    const anything = fc.record(
      Object.fromEntries(
        [
          "identityKind",
          "by",
          "number",
          "name",
          "caseNumber",
          "givenName",
          "assumedName",
          "seenOn",
          "kind",
          "keptId",
          "estimatedAgeFrom",
          "reason",
          "since",
        ].map((field) => [
          field,
          fc.oneof(
            fc.anything({ maxDepth: 1 }),
            fc.constantFrom(
              "personnummer",
              "samordningsnummer",
              "temporary",
              "name",
              "number",
              "caseNumber",
              "19121212-1213",
              "x".repeat(300),
              "a\u0000",
            ),
          ),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.oneof(anything), (schema, input) => {
        for (const message of Object.values(faults(schema, input))) expect(known).toContain(message);
      }),
      { numRuns: 2000 },
    );
  });
});
