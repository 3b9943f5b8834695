import "server-only";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { findApproval, insertApproval, saveApprovalAnswer } from "../data/approvals";
import { findReleasePlace } from "../data/place";
import { decideApproval } from "../domain/answering";
import { answerApprovalSchema, askApprovalSchema } from "../schema";
import { fingerprintNow, loadDecision, refuseBy } from "./deciding";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const personOf = (personId: string | null | undefined) => (personId ? [personId] : []);

/** Asks a colleague to approve exactly what the preview showed, when that is all that is missing. */
export const askApproval = operation({
  name: "ask-approval",
  input: askApprovalSchema,
  needs: "write",
  subject: ofCase,
  load: loadDecision,
  decide: ({ decision, place, fingerprint }, input) => {
    if (decision.effect === "allow") return refuse("approvalNotNeeded");
    if (decision.rules[0] !== "approval.missing") return refuseBy(decision.rules[0]);
    if (fingerprint !== input.previewed) return refuse("previewChanged");
    const receiver = place.receivers.find(({ unitId }) => unitId === input.toUnitId);
    return receiver ? ok({ receiver, fingerprint }) : refuseBy("receiver.unknown");
  },
  save: (scope, { receiver, fingerprint }, { input }) => insertApproval(scope, input, receiver, fingerprint),
  records: ({ current }) => ({
    event: "release-approval-asked",
    personIds: personOf(current.place.personId),
    fields: ["toUnitId", "basis"],
    records: 1,
  }),
  announces: ({ input, value }) => [
    { name: "disclosures.approval-asked", payload: { caseId: input.caseId, approvalId: value.approvalId } },
  ],
});

/** Approves, or declines, what a colleague wants to release: exactly what was read, never one's own. */
export const answerApproval = operation({
  name: "answer-approval",
  input: answerApprovalSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, approvalId }) => {
    const approval = await findApproval(scope, caseId, approvalId);
    const place = approval && (await findReleasePlace(scope, caseId));
    if (!approval || !place) return null;
    return { approval, personId: place.personId, now: await fingerprintNow(scope, place, approval.input) };
  },
  decide: ({ approval, now }, input, { principal }) => decideApproval(approval, input, principal.accountId, now),
  save: (scope, { answer }, { input }) => saveApprovalAnswer(scope, input.approvalId, answer, input.note),
  records: ({ current, change }) => ({
    event: change.answer === "approved" ? "release-approved" : "release-declined",
    personIds: personOf(current.personId),
    fields: ["answer", "note"],
    records: 1,
  }),
});
