import "server-only";
import { linkPersonToCase } from "@/kernel/cases";
import { refuse } from "@/platform/result";
import { operation } from "../corridor";
import { findContact } from "../data/open-contact";
import { noteContactChange } from "../data/save-contact";
import { decideLinkPerson } from "../domain/handover";
import { linkPersonSchema } from "../schema";
import { atVersion } from "./at-version";

/** Ties a contact that began without identity to a person in sight. */
export const linkPerson = operation({
  name: "link-person",
  input: linkPersonSchema,
  needs: "write",
  subject: ({ caseId, personId }) => [
    { kind: "case", caseId },
    { kind: "person", personId },
  ],
  load: (scope, { caseId }) => findContact(scope, caseId),
  // That the person exists and is in sight was weighed with the subjects.
  decide: ({ contact, closedAt }, input) =>
    closedAt === null ? decideLinkPerson(contact, input, { personExists: true }) : refuse("caseClosed"),
  save: async (scope, { personId }, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, atVersion(current, input));
    await linkPersonToCase(scope, { caseId, personId, version: current.caseVersion });
    return { caseId, version };
  },
  records: ({ input: { caseId, personId } }) => ({
    event: "person-linked",
    ...{ caseId, personIds: [personId], fields: ["identity"], records: 1 },
  }),
});
