import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay } from "@/platform/clock/date-column";
import type { ChainFacts, ChainStepName } from "../../domain/chain/chain";
import type { NewOffer } from "../../domain/chain/offers";
import type { AnswerOffer, NoteVisit } from "../../schema-chain";
import type { VisitNote } from "../../domain/chain/visits";
import { reasonAt } from "./open-chain";

/** The contact whose chain is written, in its case. */
export interface ContactOf {
  readonly caseId: string;
  readonly contactId: string;
}

const optionalDay = (day: string | null) => (day === null ? null : columnDay(day));

/** Adds an offer, or that nothing was offered. The reason is stored sealed. */
export async function insertOffer(scope: Scope, of: ContactOf, offer: NewOffer): Promise<string> {
  const id = scope.newId();
  const { reason, ruleCodes, offeredOn, askAgainOn, ...facts } = offer;
  await scope.tx.contactOffer.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, ...of, ...facts, ruleCodes: [...ruleCodes] },
        offeredOn: columnDay(offeredOn),
        answeredOn: facts.answer === null ? null : columnDay(offeredOn),
        askAgainOn: optionalDay(askAgainOn),
        ruleReasonSealed: reason === null ? null : scope.seal(reason, reasonAt(id)),
        ...{ madeBy: scope.principal.accountId, madeAt: scope.now },
      },
    ],
  });
  return id;
}

/** A row at the version that was decided on. */
interface RowAt {
  readonly id: string;
  readonly version: number;
}

/** Notes the answer to an offer. Throws StaleVersion when somebody else was first. */
export async function saveAnswer(scope: Scope, { id, version }: RowAt, input: AnswerOffer): Promise<void> {
  const { answer, answeredOn, askAgainOn } = input;
  expectOneRow(
    await scope.tx.contactOffer.updateMany({
      where: { tenantId: scope.tenantId, id, version },
      data: {
        ...{ answer, answeredOn: columnDay(answeredOn) },
        askAgainOn: optionalDay(askAgainOn),
        version: { increment: 1 },
      },
    }),
  );
}

/** Marks an offer as entered by mistake. Throws StaleVersion as above. */
export async function withdrawOffer(scope: Scope, { id, version }: RowAt): Promise<void> {
  expectOneRow(
    await scope.tx.contactOffer.updateMany({
      where: { tenantId: scope.tenantId, id, version },
      data: { mistakenAt: scope.now, version: { increment: 1 } },
    }),
  );
}

/** Adds a booking of the first visit. */
export async function insertBooking(
  scope: Scope,
  of: ContactOf,
  { serviceId, dueOn }: { readonly serviceId: string | null; readonly dueOn: string },
): Promise<string> {
  const id = scope.newId();
  const recorded = { recordedBy: scope.principal.accountId, recordedAt: scope.now };
  await scope.tx.firstVisitBooking.createMany({
    data: [{ tenantId: scope.tenantId, id, ...of, serviceId, dueOn: columnDay(dueOn), ...recorded }],
  });
  return id;
}

/** Notes what came of a booking, and books the new day of one that was moved. Throws StaleVersion as above. */
export async function saveVisit(scope: Scope, of: ContactOf, note: VisitNote, input: NoteVisit): Promise<void> {
  const { booking, outcomeOn, rebookedTo } = note;
  expectOneRow(
    await scope.tx.firstVisitBooking.updateMany({
      where: { tenantId: scope.tenantId, id: booking.id, version: booking.version },
      data: {
        ...{ outcome: input.outcome, outcomeOn: columnDay(outcomeOn), outcomeBy: scope.principal.accountId },
        version: { increment: 1 },
      },
    }),
  );
  if (rebookedTo !== null) await insertBooking(scope, of, { serviceId: booking.serviceId, dueOn: rebookedTo });
}

/** Saves facts of the chain that are columns of the contact. The version is raised by `saveContact` or its like. */
export async function saveChainFacts(
  scope: Scope,
  contactId: string,
  facts: Partial<ChainFacts> & { readonly intakeRegistered?: boolean | null },
): Promise<void> {
  const { intakeOn, guideSince, guideUntil, socialNeed, ...rest } = facts;
  const dated = { intakeOn, guideSince, guideUntil };
  const days = Object.entries(dated).filter(([, day]) => day !== undefined);
  expectOneRow(
    await scope.tx.fieldContact.updateMany({
      where: { tenantId: scope.tenantId, id: contactId },
      data: {
        ...rest,
        ...(socialNeed === undefined ? {} : { socialNeed: [...socialNeed] }),
        ...Object.fromEntries(days.map(([name, day]) => [name, optionalDay(day ?? null)])),
      },
    }),
  );
}

/** Notes who wrote a step, and when it happened. */
export async function insertStep(
  scope: Scope,
  of: ContactOf,
  step: { readonly step: ChainStepName; readonly happenedOn: string; readonly happenedTime: string | null },
): Promise<void> {
  const { step: name, happenedOn, happenedTime } = step;
  await scope.tx.contactStep.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id: scope.newId(), ...of, step: name, happenedTime },
        happenedOn: columnDay(happenedOn),
        ...{ notedBy: scope.principal.accountId, notedAt: scope.now },
      },
    ],
  });
}
