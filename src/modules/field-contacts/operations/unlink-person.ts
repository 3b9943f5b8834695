import "server-only";
import { unlinkPersonFromCase } from "@/kernel/cases";
import { operation } from "../corridor";
import { findContact } from "../data/open-contact";
import { noteContactChange } from "../data/save-contact";
import { decideUnlinkPerson } from "../domain/handover";
import { unlinkPersonSchema } from "../schema";
import { atVersion } from "./at-version";

/** Takes a wrong link to a person away. What was linked and when stays in the log. */
export const unlinkPerson = operation({
  name: "unlink-person",
  input: unlinkPersonSchema,
  needs: "write",
  subject: ({ caseId, personId }) => [
    { kind: "case", caseId },
    { kind: "person", personId },
  ],
  load: (scope, { caseId }) => findContact(scope, caseId),
  decide: ({ contact }, input) => decideUnlinkPerson(contact, input),
  save: async (scope, { personId }, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, atVersion(current, input));
    await unlinkPersonFromCase(scope, { caseId, personId, version: current.caseVersion });
    return { caseId, version };
  },
  records: ({ input: { caseId, personId } }) => ({
    event: "person-unlinked",
    ...{ caseId, personIds: [personId], fields: ["identity"], records: 1 },
  }),
});
