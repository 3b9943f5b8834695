import "server-only";
import { expectOneRow } from "../../gate";
import { operation } from "../corridor";
import { findPerson } from "../data/person-rows";
import {
  endGuardianship,
  endStay,
  insertGuardianship,
  insertStay,
  listGuardianships,
  listStays,
} from "../data/relations";
import { decideAddGuardian, decideEndGuardian, type Guardianship } from "../domain/guardian";
import { decideAddHouseholdMember, decideEndStay } from "../domain/household";
import { ageFact } from "../domain/identity";
import { addGuardianSchema, addHouseholdMemberSchema, endGuardianSchema, endHouseholdMemberSchema } from "../schema";

/** Notes a guardian of a child. */
export const addGuardian = operation({
  name: "add-guardian",
  input: addGuardianSchema,
  needs: "write",
  subject: ({ childId, guardianId }) => [
    { kind: "person", personId: childId },
    { kind: "person", personId: guardianId },
  ],
  load: async (scope, { childId, guardianId }) => {
    const child = await findPerson(scope, childId);
    const guardian = await findPerson(scope, guardianId);
    if (!child || !guardian) return null;
    return {
      childAge: ageFact(child.identity, scope.today),
      guardianAge: ageFact(guardian.identity, scope.today),
      existing: await listGuardianships(scope, childId),
    };
  },
  decide: (current, { childId, guardianId, kind, validFrom, validTo }) => {
    const added: Guardianship = { childId, guardianId, kind, validFrom: validFrom ?? null, validTo: validTo ?? null };
    return decideAddGuardian(current, added);
  },
  save: async (scope, added) => ({ guardianshipId: await insertGuardianship(scope, added) }),
  records: () => ({ event: "guardian-added", fields: ["guardians"] }),
});

/** Ends a guardianship on a day. At eighteen it ends by itself. */
export const endGuardian = operation({
  name: "end-guardian",
  input: endGuardianSchema,
  needs: "write",
  subject: ({ childId }) => ({ kind: "person", personId: childId }),
  load: async (scope, { childId, guardianshipId }) => {
    const all = await listGuardianships(scope, childId);
    return all.find((row) => row.id === guardianshipId && row.childId === childId) ?? null;
  },
  decide: (current, { validTo }) => decideEndGuardian(current, validTo),
  save: async (scope, validTo, { input: { guardianshipId, version } }) => {
    expectOneRow(await endGuardianship(scope, guardianshipId, version, validTo));
    return { guardianshipId, version: version + 1 };
  },
  records: () => ({ event: "guardian-ended", fields: ["guardians"] }),
});

/** Notes that two persons live together. */
export const addHouseholdMember = operation({
  name: "add-household-member",
  input: addHouseholdMemberSchema,
  needs: "write",
  subject: ({ personId, mateId }) => [
    { kind: "person", personId },
    { kind: "person", personId: mateId },
  ],
  load: (scope, { personId, mateId }) => listStays(scope, [personId, mateId]),
  decide: (stays, input, { today }) => decideAddHouseholdMember(stays, input, today),
  save: async (scope, change, { input: { since, until } }) => {
    const householdId = change.householdId ?? scope.newId();
    for (const personId of change.personIds) {
      await insertStay(scope, { householdId, personId, since: since ?? null, until: until ?? null });
    }
    return { householdId };
  },
  records: () => ({ event: "household-member-added", fields: ["household"] }),
});

/** Ends somebody's stay in a household on a day. */
export const endHouseholdMember = operation({
  name: "end-household-member",
  input: endHouseholdMemberSchema,
  needs: "write",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: async (scope, { personId, stayId }) => {
    const stays = await listStays(scope, [personId]);
    return stays.find((stay) => stay.id === stayId && stay.personId === personId) ?? null;
  },
  decide: (stay, { until }) => decideEndStay(stay, until),
  save: async (scope, until, { current }) => {
    expectOneRow(await endStay(scope, current, until));
    return { stayId: current.id };
  },
  records: () => ({ event: "household-member-ended", fields: ["household"] }),
});
