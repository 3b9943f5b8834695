import "server-only";
import { refuse } from "@/platform/result";
import { operation } from "../corridor";
import { correctChain } from "../data/chain/correct-chain";
import { findContact } from "../data/open-contact";
import { saveContact } from "../data/save-contact";
import { decideCompleteContact } from "../domain/recording";
import { completeContactSchema } from "../schema";
import { atVersion } from "./at-version";

/** Fills in what was left out, or corrects what was wrong. */
export const completeContact = operation({
  name: "complete-contact",
  input: completeContactSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContact(scope, caseId),
  decide: ({ contact, note, policeGroups, closedAt }, input, { now }) => {
    if (closedAt !== null) return refuse("caseClosed");
    // A form sends the note as it found it: the same text is no change, and no line in the log.
    const unchanged = input.note !== undefined && (input.note || null) === note;
    const policeGroupIds = policeGroups.map(({ id }) => id);
    return decideCompleteContact(
      contact,
      { ...input, note: unchanged ? undefined : input.note },
      { now, policeGroupIds },
    );
  },
  save: async (scope, change, { current, input }) => {
    const version = await saveContact(scope, atVersion(current, input), change);
    await correctChain(scope, { caseId: input.caseId, before: current.contact, after: change.facts });
    return { caseId: input.caseId, version };
  },
  records: ({ input, change }) => ({
    event: "completed",
    caseId: input.caseId,
    fields: [...change.changed],
    records: 1,
  }),
});
