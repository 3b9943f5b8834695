import "server-only";
import { operation } from "../corridor";
import { findAssignmentFacts, findAssignmentPlace, insertAssignment, saveAssignmentEnd } from "../data/assignments";
import { decideAddAssignment, decideEndAssignment } from "../domain/assignment";
import { addAssignmentSchema, endAssignmentSchema } from "../schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Gives a user a role at a unit, from a day, perhaps until a day. */
export const addAssignment = operation({
  name: "add-assignment",
  input: addAssignmentSchema,
  needs: "administer",
  subject: organisation,
  load: findAssignmentPlace,
  decide: decideAddAssignment,
  save: async (scope, held, { input }) => ({ assignmentId: await insertAssignment(scope, input, held) }),
  records: ({ input }) => ({
    event: "assignment-added",
    aboutAccountId: input.accountId,
    fields: ["unitId", "role", "onDuty", "validFrom", "validTo"],
    records: 1,
  }),
});

/** Ends an assignment, at once or after a day. Whoever acts in it is out of it on the next request. */
export const endAssignment = operation({
  name: "end-assignment",
  input: endAssignmentSchema,
  needs: "administer",
  subject: organisation,
  load: findAssignmentFacts,
  decide: decideEndAssignment,
  save: async (scope, { validTo }, { input }) => {
    await saveAssignmentEnd(scope, input, validTo);
    return { assignmentId: input.assignmentId, version: input.version + 1 };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "assignment-ended",
    fields: ["validTo"],
    records: 1,
  }),
});
