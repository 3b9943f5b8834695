/**
 * The shapes of the persons' forms and operations, one for both. Messages are keys in `messages/persons`. What depends
 * on the day (a number in the future, a century) is decided in `domain/`, which knows what day it is.
 */
import * as z from "zod";
import { isTimeOfDay } from "@/platform/clock/calendar-date";
import { findWrittenFault, personalNumberMessage } from "./domain/personal-number";
import { parseTemporaryId } from "./domain/identity";
import { PROTECTIONS } from "./domain/protection";
import { date, key, messagesOf, orNothing, personId, version, wholeNumber, writtenNumber } from "./schema-fields";
import { freeText, lineText, NAME_MAX, NOTE_MAX } from "./text";

export * from "./schema-acts";

/** Longest case number, in characters. */
export const CASE_NUMBER_MAX = 40;
/** Hits shown at first, and at most. */
export const SEARCH_FIRST = 20;
export const SEARCH_MAX = 100;
/** The oldest anybody is judged to be, in years. */
export const AGE_MAX = 120;

const age = (error: string) => orNothing(wholeNumber(error, 0, AGE_MAX));

const protection = z.enum(PROTECTIONS, { error: key("protectionInvalid") }).default("none");

/** Whoever registers has looked at those who may be the same person. */
const confirmedNotDuplicate = z.boolean({ error: key("confirmedNotDuplicateInvalid") }).default(false);

const names = {
  givenName: lineText(NAME_MAX, messagesOf("givenName")),
  familyName: lineText(NAME_MAX, messagesOf("familyName")),
};

const withPersonalNumber = z.object({
  identityKind: z.literal("personnummer"),
  number: writtenNumber("numberRequired"),
  ...names,
  protection,
  confirmedNotDuplicate,
});

const identityLevel = z.enum(["confirmed", "probable", "uncertain"], { error: key("identityLevelRequired") });

const withCoordinationNumber = z.object({
  identityKind: z.literal("samordningsnummer"),
  number: writtenNumber("numberRequired"),
  identityLevel,
  ...names,
  protection,
  confirmedNotDuplicate,
});

/** Seen by the one who registers, on a Swedish day and time. Ages in whole years, both or neither. */
const withTemporaryIdentity = z
  .object({
    identityKind: z.literal("temporary"),
    assumedName: lineText(NAME_MAX, messagesOf("assumedName")),
    estimatedAgeFrom: age("estimatedAgeFromInvalid"),
    estimatedAgeTo: age("estimatedAgeToInvalid"),
    seenOn: date("seenOnRequired"),
    seenAtTime: z.string({ error: key("seenAtTimeInvalid") }).refine(isTimeOfDay, { error: key("seenAtTimeInvalid") }),
    protection,
    confirmedNotDuplicate,
  })
  .superRefine(({ estimatedAgeFrom, estimatedAgeTo }, context) => {
    const fault = ageSpanFault(estimatedAgeFrom, estimatedAgeTo);
    if (fault) context.addIssue({ code: "custom", path: [fault.field], message: key(fault.error) });
  });

function ageSpanFault(from: number | undefined, to: number | undefined): { field: string; error: string } | null {
  if (from === undefined && to === undefined) return null;
  if (to === undefined) return { field: "estimatedAgeTo", error: "estimatedAgeToMissing" };
  if (from === undefined) return { field: "estimatedAgeFrom", error: "estimatedAgeFromMissing" };
  return from > to ? { field: "estimatedAgeTo", error: "estimatedAgeBackwards" } : null;
}

/** Registering a person: by number, by coordination number and its level, or for the time being without either. */
export const registerPersonSchema = z.discriminatedUnion(
  "identityKind",
  [withPersonalNumber, withCoordinationNumber, withTemporaryIdentity],
  { error: key("identityKindRequired") },
);
export type RegisterPerson = z.infer<typeof registerPersonSchema>;

/** A number in place of a temporary identity or of another number; the name goes with it. */
export const changeIdentitySchema = z.discriminatedUnion(
  "identityKind",
  [
    withPersonalNumber.omit({ protection: true }).extend({ personId, version }),
    withCoordinationNumber.omit({ protection: true }).extend({ personId, version }),
  ],
  { error: key("identityKindRequired") },
);
export type ChangeIdentity = z.infer<typeof changeIdentitySchema>;

/** Another name in use; the one before is kept as a former name. */
export const changeNameSchema = z.object({ personId, version, ...names });

/** A further name somebody is or was known by. */
export const addNameSchema = z.object({
  personId,
  ...names,
  kind: z.enum(["former", "alias"], { error: key("nameKindRequired") }),
});

/** How many are shown at most: never how many there are. */
const limit = wholeNumber("searchLimitInvalid", 1, SEARCH_MAX).default(SEARCH_FIRST);

/**
 * Finding people. Name, personal or coordination number, and case number are the only search keys over people
 * (förordning 2001:637, SoLPuF, 15 §); the shapes are strict, so another key is refused rather than ignored. A
 * temporary identity stands in for the number it is missing.
 */
export const findPersonSchema = z.discriminatedUnion(
  "by",
  [
    strict({
      by: z.literal("name"),
      limit,
      name: lineText(NAME_MAX, messagesOf("searchName")).refine((text) => text.length >= 2, {
        error: key("searchNameTooShort"),
      }),
    }),
    strict({ by: z.literal("number"), limit, number: searchedNumber() }),
    strict({
      by: z.literal("caseNumber"),
      limit,
      caseNumber: lineText(CASE_NUMBER_MAX, messagesOf("searchCaseNumber")).refine(
        (text) => /^[\p{L}\p{N} ./:_-]+$/u.test(text),
        {
          error: key("searchCaseNumberForbidden"),
        },
      ),
    }),
  ],
  { error: key("searchByRequired") },
);
export type FindPerson = z.infer<typeof findPersonSchema>;

function strict<S extends z.core.$ZodShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? key("searchKeyForbidden") : undefined),
  });
}

/** A personal or coordination number as written, or a temporary identity in its canonical form. */
function searchedNumber() {
  return z
    .string({ error: key("searchNumberRequired") })
    .max(100, { error: key("numberTooLong"), abort: true })
    .trim()
    .min(1, { error: key("searchNumberRequired"), abort: true })
    .transform((text) => parseTemporaryId(text) ?? text)
    .check((context) => {
      const fault = parseTemporaryId(context.value) === null ? findWrittenFault(context.value) : null;
      if (fault) context.issues.push({ code: "custom", input: context.value, message: personalNumberMessage[fault] });
    });
}

/** A note about a person or in a case. */
export const noteTextSchema = freeText(NOTE_MAX, messagesOf("note"));
