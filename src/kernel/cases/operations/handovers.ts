import "server-only";
import { listHandoverUnits } from "../../organisations";
import { operation } from "../corridor";
import { findCase } from "../data/cases";
import { findHandover, findOpenHandover, insertHandover, saveAcknowledgement } from "../data/handovers";
import { decideAcknowledge, decideHandOver } from "../domain/handover";
import { acknowledgeHandoverSchema, handOverCaseSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** Hands a case over to another unit of the authority, which sees it from then on. */
export const handOverCase = operation({
  name: "hand-over-case",
  input: handOverCaseSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const found = await findCase(scope, caseId);
    if (!found) return null;
    const openHandover = await findOpenHandover(scope, caseId);
    const units = await listHandoverUnits(scope);
    return { case: found, openHandover, receivingUnitIds: units.map(({ id }) => id) };
  },
  decide: (current, input, { principal }) => decideHandOver(current, input, principal),
  save: (scope, { fromUnitId, toUnitId, joins }, { input }) =>
    insertHandover(
      scope,
      { id: scope.newId(), caseId: input.caseId, fromUnitId, toUnitId, message: input.message },
      { caseVersion: input.version, joins },
    ),
  records: () => ({ event: "handed-over", fields: ["toUnitId", "message"], records: 1 }),
  announces: ({ input, value }) => [
    { name: "cases.handed-over", payload: { caseId: input.caseId, handoverId: value.handoverId } },
  ],
});

/** Acknowledges a handover for the receiving unit: whoever does it works on the case from then on. */
export const acknowledgeHandover = operation({
  name: "acknowledge-handover",
  input: acknowledgeHandoverSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, handoverId }) => {
    const found = await findCase(scope, caseId);
    const handover = await findHandover(scope, caseId, handoverId);
    return found && handover && { case: found, handover };
  },
  decide: (current, _input, { now, principal }) => decideAcknowledge(current, { now, unitId: principal.unitId }),
  save: (scope, _change, { input }) => saveAcknowledgement(scope, input),
  records: () => ({ event: "handover-acknowledged", fields: ["acknowledgedAt", "acknowledgedBy"], records: 1 }),
  announces: ({ input }) => [
    { name: "cases.handover-acknowledged", payload: { caseId: input.caseId, handoverId: input.handoverId } },
  ],
});
