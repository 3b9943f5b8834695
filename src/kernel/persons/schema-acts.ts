/** The shapes of what is done with people who are in the register: merging, family, protection. */
import * as z from "zod";
import { GUARDIAN_KINDS } from "./domain/guardian";
import { PROTECTIONS, revealReasons } from "./domain/protection";
import { date, key, messagesOf, orNothing, personId, version } from "./schema-fields";
import { freeText } from "./text";

/** Longest reason for a merge, in characters. */
export const REASON_MAX = 2_000;

const reason = freeText(REASON_MAX, messagesOf("mergeReason"));

/** Merging `merged` into `kept`; both versions are checked, so that nobody merges what has changed meanwhile. */
export const mergePersonsSchema = z
  .object({ keptId: personId, keptVersion: version, mergedId: personId, mergedVersion: version, reason })
  .refine(({ keptId, mergedId }) => keptId !== mergedId, { path: ["mergedId"], error: key("mergeSamePerson") });
export type MergePersons = z.infer<typeof mergePersonsSchema>;

/** Undoing a merge. */
export const reverseMergeSchema = z.object({
  keptId: personId,
  mergeId: z.uuid({ error: key("mergeIdInvalid") }),
  reason,
});
export type ReverseMerge = z.infer<typeof reverseMergeSchema>;

/** Adding a guardian. Open ends are left out; `validTo` is the last day. */
export const addGuardianSchema = z
  .object({
    childId: personId,
    guardianId: personId,
    kind: z.enum(GUARDIAN_KINDS, { error: key("guardianKindRequired") }),
    validFrom: orNothing(date("guardianValidFromInvalid")),
    validTo: orNothing(date("guardianValidToInvalid")),
  })
  .refine(({ childId, guardianId }) => childId !== guardianId, {
    path: ["guardianId"],
    error: key("guardianSamePerson"),
  })
  .refine(({ validFrom, validTo }) => isInOrder(validFrom, validTo), {
    path: ["validTo"],
    error: key("guardianValidToBeforeFrom"),
  });
export type AddGuardian = z.infer<typeof addGuardianSchema>;

/** Ending a guardianship: `validTo` is its last day. */
export const endGuardianSchema = z.object({
  childId: personId,
  guardianshipId: z.uuid({ error: key("guardianshipIdInvalid") }),
  version,
  validTo: date("guardianValidToInvalid"),
});

/** Noting that `mate` lives with `person`. Open ends are left out; `until` is the last day. */
export const addHouseholdMemberSchema = z
  .object({
    personId,
    mateId: personId,
    since: orNothing(date("householdSinceInvalid")),
    until: orNothing(date("householdUntilInvalid")),
  })
  .refine(({ personId, mateId }) => personId !== mateId, { path: ["mateId"], error: key("householdSamePerson") })
  .refine(({ since, until }) => isInOrder(since, until), { path: ["until"], error: key("householdUntilBeforeSince") });
export type AddHouseholdMember = z.infer<typeof addHouseholdMemberSchema>;

/** Ending a stay: `personId` is the one who stays, `until` the last day. */
export const endHouseholdMemberSchema = z.object({
  personId,
  stayId: z.uuid({ error: key("stayIdInvalid") }),
  until: date("householdUntilInvalid"),
});

/** Raising or lowering protection. `readerIds`: who else may read the person from now on. */
export const setProtectionSchema = z.object({
  personId,
  version,
  protection: z.enum(PROTECTIONS, { error: key("protectionInvalid") }),
  reason: freeText(REASON_MAX, messagesOf("protectionReason")),
  readerIds: z
    .array(z.uuid({ error: key("readerInvalid") }), { error: key("readerInvalid") })
    .max(100, { error: key("readerInvalid") })
    .default([]),
  includeHousehold: z.boolean({ error: key("includeHouseholdInvalid") }).default(true),
});

/** Letting somebody into a reader group, or out of it. */
export const readerSchema = z.object({ personId, accountId: z.uuid({ error: key("readerInvalid") }) });

/** One person. */
export const personSchema = z.object({ personId });

/** Seeing who a protected person is, and why. */
export const revealSchema = z.object({
  personId,
  reason: z.enum(revealReasons, { error: key("revealReasonRequired") }),
});

/** Two entries side by side. */
export const compareSchema = z.object({ keptId: personId, mergedId: personId });

function isInOrder(from: string | undefined, to: string | undefined): boolean {
  return from === undefined || to === undefined || from <= to;
}
