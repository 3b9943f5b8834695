import "server-only";
import { columnDay, dayOf, dayOrNull } from "@/platform/clock/date-column";
import type { Prisma } from "@/generated/prisma/client";
import type { Scope, SealedAt } from "../../gate";
import type {
  AnswerForm,
  ConsentAnswerRow,
  ConsentKind,
  ConsentRow,
  InformedLanguage,
  MaturityRow,
  SignerKind,
} from "../contract";
import type { NewAnswer } from "../domain/answering";
import type { NewConsent } from "../domain/registering";
import type { AssessMaturity, DecideStanding, RecordAnswer, RegisterConsent, WithdrawAnswer } from "../schema";
import { entriesOf } from "./facts";

const place =
  (table: string, column: string) =>
  (rowId: string): SealedAt => ({ table, column, rowId });
const WORDS = place("consent", "purpose_sealed");
const RESERVATION = place("consent", "reservation_sealed");
const RECEIVER = place("consent_receiver", "name_sealed");
const EVIDENCE = place("consent_answer", "evidence_sealed");
const ANSWER_RESERVATION = place("consent_answer", "reservation_sealed");
const WITHDRAWAL = place("consent_answer", "withdrawal_sealed");
const MATURITY = place("maturity_assessment", "note_sealed");
const STANDING = place("guardian_standing", "reason_sealed");

const WHOLE = {
  receivers: { orderBy: { id: "asc" } },
  answers: { orderBy: [{ answeredAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.ConsentInclude;
type Whole = Prisma.ConsentGetPayload<{ include: typeof WHOLE }>;

/** Every consent of one person, of all kinds, the newest first, with its answers. */
export async function listConsents(scope: Scope, personId: string): Promise<ConsentRow[]> {
  const entries = await entriesOf(scope, [personId]);
  const rows = await scope.tx.consent.findMany({
    where: { tenantId: scope.tenantId, personId: { in: [...entries.keys()] } },
    include: WHOLE,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const signers = await signersOf(scope, rows);
  return rows.map((row) => rowOf(scope, row, signers));
}

/** Signers by the entry that stands for them today: a guardian's entry may have been merged into another. */
async function signersOf(scope: Scope, rows: readonly Whole[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ answers }) => answers.map(({ signerPersonId }) => signerPersonId)))];
  const persons = await scope.tx.person.findMany({
    where: { tenantId: scope.tenantId, id: { in: ids }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  });
  return new Map(persons.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

function openAny(scope: Scope, sealed: string | null, at: SealedAt): string | null {
  return sealed === null ? null : scope.open(sealed, at);
}

function rowOf(scope: Scope, row: Whole, signers: ReadonlyMap<string, string>): ConsentRow {
  const { id, caseId, purposes, categories, noticeVersion, informedBy, createdBy, createdAt } = row;
  return {
    ...{ id, caseId, purposes, categories, noticeVersion, informedBy, createdBy, createdAt },
    kind: row.kind as ConsentKind,
    validFrom: dayOrNull(row.validFrom),
    validTo: dayOrNull(row.validTo),
    words: scope.open(row.purposeSealed, WORDS(id)),
    informedOn: dayOf(row.informedOn),
    language: row.language as InformedLanguage,
    reservation: openAny(scope, row.reservationSealed, RESERVATION(id)),
    receivers: row.receivers.map((one) => ({
      ...{ id: one.id, authorityId: one.authorityId, unitId: one.unitId },
      name:
        openAny(scope, one.nameSealed, RECEIVER(one.id)) ??
        [one.authorityName, one.unitName].filter((name) => name !== null).join(", "),
    })),
    answers: row.answers.map((answer) => answerOf(scope, answer, signers)),
  };
}

function answerOf(
  scope: Scope,
  answer: Whole["answers"][number],
  signers: ReadonlyMap<string, string>,
): ConsentAnswerRow {
  const { id, categories, receiverIds, answeredAt, recordedBy, recordedAt, withdrawnAt, withdrawnBy } = answer;
  return {
    ...{ id, categories, receiverIds, answeredAt, recordedBy, recordedAt, withdrawnAt, withdrawnBy },
    signerKind: answer.signerKind as SignerKind,
    signerId: signers.get(answer.signerPersonId) ?? answer.signerPersonId,
    answer: answer.answer === "yes" ? "yes" : "no",
    form: answer.form as AnswerForm,
    evidence: openAny(scope, answer.evidenceSealed, EVIDENCE(id)),
    reservation: openAny(scope, answer.reservationSealed, ANSWER_RESERVATION(id)),
    withdrawnHow: answer.withdrawnHow as AnswerForm | null,
    withdrawalReason: openAny(scope, answer.withdrawalSealed, WITHDRAWAL(id)),
  };
}

/** Writes a consent with its receivers. */
export async function insertConsent(
  scope: Scope,
  { personId, noticeVersion, receivers }: NewConsent,
  input: RegisterConsent,
): Promise<{ readonly consentId: string }> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  const lifts = input.kind === "liftSecrecy" ? input : null;
  const by = { informedBy: principal.accountId, createdBy: principal.accountId, createdAt: now };
  const { reservation, language } = input;
  await scope.tx.consent.createMany({
    data: [
      {
        ...{ tenantId, id, personId, caseId: input.caseId, kind: input.kind, noticeVersion, language, ...by },
        ...{ purposes: lifts?.purposes ?? [], categories: lifts?.categories ?? [] },
        ...{ validFrom: lifts && columnDay(lifts.validFrom), validTo: lifts && columnDay(lifts.validTo) },
        informedOn: columnDay(input.informedOn),
        purposeSealed: scope.seal(input.words, WORDS(id)),
        reservationSealed: reservation === null ? null : scope.seal(reservation, RESERVATION(id)),
      },
    ],
  });
  const known = receivers.map((one) => ({ tenantId, id: scope.newId(), consentId: id, ...one }));
  const outside = (lifts?.outside ?? []).map((name) => {
    const rowId = scope.newId();
    return { tenantId, id: rowId, consentId: id, nameSealed: scope.seal(name, RECEIVER(rowId)) };
  });
  await scope.tx.consentReceiver.createMany({ data: [...known, ...outside] });
  return { consentId: id };
}

/** Writes one answer. What was answered before stays, and counts no longer. */
export async function insertAnswer(
  scope: Scope,
  { signerId, ...answer }: NewAnswer,
  { consentId, form, evidence, reservation }: RecordAnswer,
): Promise<{ readonly answerId: string }> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  await scope.tx.consentAnswer.createMany({
    data: [
      {
        ...{
          tenantId,
          id,
          consentId,
          form,
          signerPersonId: signerId,
          recordedBy: principal.accountId,
          recordedAt: now,
        },
        ...{ ...answer, categories: [...answer.categories], receiverIds: [...answer.receiverIds] },
        evidenceSealed: evidence === null ? null : scope.seal(evidence, EVIDENCE(id)),
        reservationSealed: reservation === null ? null : scope.seal(reservation, ANSWER_RESERVATION(id)),
      },
    ],
  });
  return { answerId: id };
}

/** Takes answers back, in the principal's name, now. Answers how many: those that somebody else took back first are not counted. */
export async function saveWithdrawal(
  scope: Scope,
  answerIds: readonly string[],
  { how, reason }: Pick<WithdrawAnswer, "how" | "reason">,
): Promise<number> {
  const { tenantId, principal, now } = scope;
  let taken = 0;
  for (const id of answerIds) {
    const { count } = await scope.tx.consentAnswer.updateMany({
      where: { tenantId, id, withdrawnAt: null },
      data: {
        ...{ withdrawnAt: now, withdrawnBy: principal.accountId, withdrawnHow: how },
        withdrawalSealed: reason === null ? null : scope.seal(reason, WITHDRAWAL(id)),
      },
    });
    taken += count;
  }
  return taken;
}

export async function insertMaturity(scope: Scope, personId: string, { level, note }: AssessMaturity): Promise<void> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  await scope.tx.maturityAssessment.createMany({
    data: [
      {
        ...{ tenantId, id, personId, level, assessedBy: principal.accountId, assessedAt: now },
        ...{ assessedOn: columnDay(scope.today), noteSealed: scope.seal(note, MATURITY(id)) },
      },
    ],
  });
}

/** The latest judgement of who decides for the person, or null. */
export async function findMaturity(scope: Scope, personId: string): Promise<MaturityRow | null> {
  const entries = await entriesOf(scope, [personId]);
  const row = await scope.tx.maturityAssessment.findFirst({
    where: { tenantId: scope.tenantId, personId: { in: [...entries.keys()] } },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const { id, level, assessedBy, assessedOn } = row;
  return {
    ...{ level: level as MaturityRow["level"], assessedBy, assessedOn: dayOf(assessedOn) },
    note: scope.open(row.noteSealed, MATURITY(id)),
  };
}

export async function insertStanding(
  scope: Scope,
  personId: string,
  { guardianId, standing, reason }: DecideStanding,
): Promise<void> {
  const { tenantId, principal, now } = scope;
  const id = scope.newId();
  await scope.tx.guardianStanding.createMany({
    data: [
      {
        ...{ tenantId, id, personId, guardianId, standing, decidedBy: principal.accountId, decidedAt: now },
        reasonSealed: scope.seal(reason, STANDING(id)),
      },
    ],
  });
}

/** The reason of the latest decision on each guardian in sight. */
export async function standingReasons(scope: Scope, personId: string): Promise<ReadonlyMap<string, string>> {
  const entries = await entriesOf(scope, [personId]);
  const rows = await scope.tx.guardianStanding.findMany({
    where: { tenantId: scope.tenantId, personId: { in: [...entries.keys()] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  });
  return new Map(rows.map((row) => [row.guardianId, scope.open(row.reasonSealed, STANDING(row.id))]));
}

/** Notes that the principal's unit has seen that an answer ended. Once: a second time changes nothing. */
export async function insertSeen(scope: Scope, answerId: string): Promise<void> {
  const { tenantId, principal, now } = scope;
  await scope.tx.consentChangeSeen.createMany({
    data: [{ tenantId, answerId, unitId: principal.unitId, seenBy: principal.accountId, seenAt: now }],
    skipDuplicates: true,
  });
}

/** Which of these answers the principal's unit has seen the end of. */
export async function listSeen(scope: Scope, answerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await scope.tx.consentChangeSeen.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId, answerId: { in: [...answerIds] } },
    select: { answerId: true },
  });
  return new Set(rows.map(({ answerId }) => answerId));
}
