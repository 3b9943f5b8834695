import "server-only";
import type { Scope } from "@/kernel/gate";
import { columnDay } from "@/platform/clock/date-column";
import type { Contact, ContactFacts } from "../../domain/contact";

type Derived = Pick<ContactFacts, "offer" | "answer" | "firstVisitDueOn" | "firstVisit">;

interface Correction {
  readonly caseId: string;
  readonly before: Contact;
  readonly after: Derived;
}

/**
 * Brings the rows behind the offer and the first visit in line with a correction of the contact's facts: an answer is
 * filled in where it stands, anything else marks the row as a mistake and adds the right one. Nothing is overwritten.
 */
export async function correctChain(scope: Scope, correction: Correction): Promise<void> {
  const { before, after } = correction;
  if (after.offer !== before.offer || after.answer !== before.answer) await correctOffer(scope, correction);
  if (after.firstVisitDueOn !== before.firstVisitDueOn || after.firstVisit !== before.firstVisit) {
    await correctFirstVisit(scope, correction);
  }
}

async function correctOffer(scope: Scope, { caseId, before, after }: Correction): Promise<void> {
  const { tenantId, now, principal } = scope;
  const kind = after.offer === "nothing" ? null : after.offer;
  const answer = kind === null ? null : after.answer;
  const answeredOn = answer === null ? null : columnDay(before.occurredOn);
  const standing = { tenantId, caseId, contactId: before.id, mistakenAt: null };
  const sameOffer = { ...standing, kind: before.offer === "nothing" ? null : before.offer, answer: before.answer };
  if (after.offer === before.offer) {
    const filled = { answer, answeredOn, askAgainOn: null, version: { increment: 1 } };
    await scope.tx.contactOffer.updateMany({ where: sameOffer, data: filled });
    return;
  }
  if (before.offer !== null) {
    await scope.tx.contactOffer.updateMany({
      where: sameOffer,
      data: { mistakenAt: now, version: { increment: 1 } },
    });
  }
  if (after.offer === null) return;
  await scope.tx.contactOffer.createMany({
    data: [
      {
        ...{ tenantId, id: scope.newId(), caseId, contactId: before.id, kind, answer, answeredOn },
        offeredOn: columnDay(before.occurredOn),
        ...{ madeBy: principal.accountId, madeAt: now },
      },
    ],
  });
}

async function correctFirstVisit(scope: Scope, { caseId, before, after }: Correction): Promise<void> {
  const { tenantId, now, principal } = scope;
  const { accountId } = principal;
  const dueOn = after.firstVisitDueOn === null ? null : columnDay(after.firstVisitDueOn);
  const outcome = after.firstVisit;
  const open = { tenantId, caseId, contactId: before.id, mistakenAt: null, outcome: null };
  if (after.firstVisitDueOn === before.firstVisitDueOn && (outcome === "came" || outcome === "missed")) {
    const filled = { outcome, outcomeBy: accountId, version: { increment: 1 } };
    const { count } = await scope.tx.firstVisitBooking.updateMany({ where: open, data: filled });
    if (count > 0) return;
  }
  const mistaken = { mistakenAt: now, version: { increment: 1 } };
  await scope.tx.firstVisitBooking.updateMany({
    where: { tenantId, caseId, contactId: before.id, mistakenAt: null },
    data: mistaken,
  });
  const row = { tenantId, caseId, contactId: before.id, recordedBy: accountId, recordedAt: now };
  if (outcome === "rebooked") {
    await scope.tx.firstVisitBooking.createMany({
      data: [{ ...row, id: scope.newId(), outcome, outcomeBy: accountId }],
    });
  }
  if (dueOn === null && (outcome === null || outcome === "rebooked")) return;
  const known = outcome === "rebooked" ? null : outcome;
  await scope.tx.firstVisitBooking.createMany({
    data: [{ ...row, id: scope.newId(), dueOn, outcome: known, outcomeBy: known && accountId }],
  });
}
