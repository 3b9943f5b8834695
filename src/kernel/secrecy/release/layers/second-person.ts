/** Rows 29-33: protected identity, the second person, and whether there is anything to send. */
import { denies, type BasedQuestion, type Layer } from "../question";

export const secondPerson: readonly Layer<BasedQuestion>[] = [
  denies("protected.unknown", (x) => x.facts.subject.protection === "unknown"),
  denies("protected.look-missing", (x) => needsLook(x) && !isSomebodyElse(x.facts.lookedBy, x)),
  denies("approval.unknown", (x) => x.facts.approvalFor === "unknown"),
  denies("approval.missing", (x) => needsApproval(x) && !isSomebodyElse(x.facts.approvedBy, x)),
  denies("items.none", (x) => x.request.items.length === 0),
];

/** Data on somebody protected leave only when a second person has looked. */
export function needsLook({ facts }: BasedQuestion): boolean {
  return facts.subject.protection === "protected";
}

/** Whether the authority's delegation wants a second person for this basis. */
export function needsApproval({ facts, basis }: BasedQuestion): boolean {
  return facts.approvalFor !== "unknown" && facts.approvalFor.includes(basis.code);
}

function isSomebodyElse(accountId: string | null, { principal }: BasedQuestion): boolean {
  return accountId !== null && accountId !== principal.accountId;
}
