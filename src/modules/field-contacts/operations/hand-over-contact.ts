import "server-only";
import { insertHandover } from "@/kernel/cases";
import { operation } from "../corridor";
import { findContact } from "../data/open-contact";
import { noteContactChange } from "../data/save-contact";
import { decideHandOver } from "../domain/handover";
import { handOverSchema } from "../schema";
import { atVersion } from "./at-version";

/** Hands a contact over to another unit: its head and duty officers see it at once. */
export const handOverContact = operation({
  name: "hand-over-contact",
  input: handOverSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContact(scope, caseId),
  decide: (current, input, { now, principal }) =>
    decideHandOver(current.contact, input, {
      now,
      byUnitId: principal.unitId,
      isClosed: current.closedAt !== null,
      receivingUnitIds: current.receivers.map(({ id }) => id),
    }),
  save: async (scope, { fromUnitId, toUnitId, message }, { current, input }) => {
    const { caseId } = input;
    const { accountId, unitId } = scope.principal;
    const version = await noteContactChange(scope, atVersion(current, input));
    const joins = unitId !== current.contact.unitId && !current.workerIds.includes(accountId);
    const handover = { id: scope.newId(), caseId, fromUnitId, toUnitId, message };
    const { handoverId } = await insertHandover(scope, handover, { caseVersion: current.caseVersion, joins });
    return { caseId, handoverId, version };
  },
  records: ({ input, change }) => ({
    event: "handed-over",
    caseId: input.caseId,
    fields: ["toUnitId", ...(change.message === null ? [] : ["message"])],
    records: 1,
  }),
  announces: ({ value }) => [
    { name: "field-contacts.handed-over", payload: { caseId: value.caseId, handoverId: value.handoverId } },
  ],
});
