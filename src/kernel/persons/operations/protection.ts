import "server-only";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { deleteReader, insertReaders, listEligibleReaders, listReaderIds, saveProtection } from "../data/protection";
import { findPerson, listPersons } from "../data/person-rows";
import { listStays } from "../data/relations";
import { householdMatesOn } from "../domain/household";
import { decideAddReader, decideProtection, decideRemoveReader, type HouseholdMate } from "../domain/protection";
import { readerSchema, setProtectionSchema } from "../schema";

/** Raises or lowers the protection of somebody's identity. */
export const setProtection = operation({
  name: "set-protection",
  input: setProtectionSchema,
  needs: "decide",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: async (scope, { personId, readerIds }) => {
    const person = await findPerson(scope, personId);
    if (!person) return null;
    return {
      ...{ id: personId, protection: person.protection, mates: await householdMates(scope, personId) },
      readerIds: await listReaderIds(scope, personId),
      eligibleReaderIds: await listEligibleReaders(scope, readerIds),
    };
  },
  decide: (current, input, { principal }) => decideProtection(current, input, principal.accountId),
  save: async (scope, change, { input: { personId, version, reason } }) => {
    const { readerIds, mates } = change;
    await saveProtection(scope, { personId, version, readerIds, before: change.before, after: change.after }, reason);
    for (const { id, before, after } of mates) {
      await saveProtection(scope, { personId: id, version: null, readerIds, before, after }, reason);
    }
    return { personId, version: version + 1 };
  },
  records: ({ input, change }) => ({
    event: change.after === "none" ? "protection-removed" : "protection-set",
    fields: ["protection", "readers"],
    personIds: [input.personId, ...change.mates.map(({ id }) => id)],
    records: 1 + change.mates.length,
  }),
});

/** Lets a colleague into the reader group. Whoever can read the person may: otherwise nobody could take over. */
export const addReader = operation({
  name: "add-reader",
  input: readerSchema,
  needs: "write",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: readerFacts,
  decide: (current, { accountId }) => decideAddReader(current, accountId),
  save: async (scope, accountId, { input: { personId } }) => {
    await insertReaders(scope, personId, [accountId]);
    return { personId, accountId };
  },
  records: ({ input }) => ({ aboutAccountId: input.accountId, event: "reader-added", fields: ["readers"] }),
});

/** Takes a colleague out of the reader group; never the last. */
export const removeReader = operation({
  name: "remove-reader",
  input: readerSchema,
  needs: "decide",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: readerFacts,
  decide: (current, { accountId }) => decideRemoveReader(current, accountId),
  save: async (scope, accountId, { input: { personId } }) => {
    await deleteReader(scope, personId, accountId);
    return { personId, accountId };
  },
  records: ({ input }) => ({ aboutAccountId: input.accountId, event: "reader-removed", fields: ["readers"] }),
});

async function readerFacts(scope: Scope, { personId, accountId }: { personId: string; accountId: string }) {
  const person = await findPerson(scope, personId);
  if (!person) return null;
  const readerIds = await listReaderIds(scope, personId);
  const isEligible = (await listEligibleReaders(scope, [accountId])).length > 0;
  return { protection: person.protection, readerIds, isEligible };
}

async function householdMates(scope: Scope, personId: string): Promise<HouseholdMate[]> {
  const ids = householdMatesOn(personId, await listStays(scope, [personId]), scope.today);
  return listPersons(scope, { id: { in: [...ids] } }, ids.length);
}
