/** What somebody answered, and taking it back. */
import { swedishDateOf, instantOf } from "@/platform/clock/swedish-time";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { GuardianFacts } from "../../secrecy";
import type { ConsentAnswerRow, ConsentRow, SignerKind } from "../contract";
import type { RecordAnswer, WithdrawAnswer } from "../schema";

/** What an answer is decided from. */
export interface AnswerCurrent {
  readonly consent: ConsentRow;
  /** The person's other consents. */
  readonly others: readonly ConsentRow[];
  readonly isClosed: boolean;
  readonly personId: string;
  /** Null: not known, which asks nobody but the person. */
  readonly isAdult: boolean | null;
  readonly guardians: readonly GuardianFacts[];
}

export type AnswerRefusal =
  | "caseClosed"
  | "nothingToAnswer"
  | "consentOver"
  | "answeredInFuture"
  | "answeredBeforeInformed"
  | "onlyAdultsRepresented"
  | "adultsAnswerThemselves"
  | "guardianNotKnown"
  | "guardianNotAsked"
  | "partRequired"
  | "notAsked"
  | "takenBackLater";

export interface NewAnswer {
  readonly signerKind: SignerKind;
  readonly signerId: string;
  readonly answer: "yes" | "no";
  readonly categories: readonly string[];
  readonly receiverIds: readonly string[];
  readonly answeredAt: Date;
}

/** Decides one answer. Whoever is not asked by law cannot answer: not a guardian of an adult, nobody for a child. */
export function decideAnswer(current: AnswerCurrent, input: RecordAnswer, now: Date): Result<NewAnswer, AnswerRefusal> {
  const { consent } = current;
  const today = swedishDateOf(now);
  if (current.isClosed) return refuse("caseClosed");
  if (consent.kind === "gdprNote") return refuse("nothingToAnswer");
  if (consent.validTo !== null && consent.validTo < today) return refuse("consentOver");
  if (input.answeredOn > today) return refuse("answeredInFuture", { field: "answeredOn" });
  if (input.answeredOn < consent.informedOn) return refuse("answeredBeforeInformed", { field: "answeredOn" });
  const signer = signerOf(current, input.signer);
  if (!signer.ok) return signer;
  const extent = extentOf(consent, input);
  if (!extent.ok) return extent;
  const answer = { ...signer.value, ...extent.value, answeredAt: instantAnswered(input.answeredOn, now) };
  return isTakenBackLater(current, answer) ? refuse("takenBackLater", { field: "answeredOn" }) : ok(answer);
}

/** A yes from before the day somebody took one back would come to life behind it: what was said last is what counts. */
function isTakenBackLater({ consent, others }: AnswerCurrent, given: NewAnswer): boolean {
  if (given.answer === "no") return false;
  return [consent, ...others]
    .filter((one) => one.kind === consent.kind)
    .flatMap((one) => one.answers)
    .some((one) => isSameSigner(one, given) && one.withdrawnAt !== null && one.withdrawnAt >= given.answeredAt);
}

type Signed = Pick<ConsentAnswerRow, "signerKind" | "signerId">;

function isSameSigner(one: Signed, other: Signed): boolean {
  return (one.signerKind === "guardian") === (other.signerKind === "guardian") && one.signerId === other.signerId;
}

function signerOf(
  { personId, isAdult, guardians }: AnswerCurrent,
  signer: string,
): Result<Pick<NewAnswer, "signerKind" | "signerId">, AnswerRefusal> {
  if (signer === "subject") return ok({ signerKind: "subject", signerId: personId });
  if (signer === "representative")
    return isAdult === true
      ? ok({ signerKind: "representative", signerId: personId })
      : refuse("onlyAdultsRepresented", { field: "signer" });
  if (isAdult === true) return refuse("adultsAnswerThemselves", { field: "signer" });
  const guardian = guardians.find((one) => one.personId === signer);
  if (!guardian) return refuse("guardianNotKnown", { field: "signer" });
  if (guardian.standing === "harm" || guardian.standing === "absent")
    return refuse("guardianNotAsked", { field: "signer" });
  return ok({ signerKind: "guardian", signerId: signer });
}

function extentOf(
  consent: ConsentRow,
  input: RecordAnswer,
): Result<Pick<NewAnswer, "answer" | "categories" | "receiverIds">, AnswerRefusal> {
  if (input.answer === "no") return ok({ answer: "no", categories: [], receiverIds: [] });
  const asked = { categories: consent.categories, receiverIds: consent.receivers.map((one) => one.id) };
  if (consent.kind !== "liftSecrecy" || input.answer === "all") return ok({ answer: "yes", ...asked });
  const { categories, receiverIds } = input;
  if (categories.length === 0) return refuse("partRequired", { field: "categories" });
  if (receiverIds.length === 0) return refuse("partRequired", { field: "receiverIds" });
  const isPart = categories.every((one) => asked.categories.includes(one));
  if (!isPart || !receiverIds.every((one) => asked.receiverIds.includes(one))) return refuse("notAsked");
  return ok({ answer: "yes", categories, receiverIds });
}

/** Today's answer is given now. One of an earlier day is given at noon: two of the same day count together, the strictest. */
function instantAnswered(on: CalendarDate, now: Date): Date {
  return on === swedishDateOf(now) ? now : instantOf(on, "12:00");
}

/** The latest answer of each signer to one consent, the subject first. A representative's is the subject's. */
export function latestAnswers(consent: Pick<ConsentRow, "answers">): readonly ConsentAnswerRow[] {
  const latest = new Map<string, ConsentAnswerRow>();
  for (const answer of [...consent.answers].sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime()))
    latest.set(answer.signerKind === "guardian" ? answer.signerId : "", answer);
  return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
}

export type WithdrawRefusal = "alreadyWithdrawn" | "notLatest" | "wasNo";

/**
 * Which answers are taken back. With "all": every yes of the same person that counts, in every consent of that kind.
 * A closed case is no hindrance: whoever changes their mind is heard.
 */
export function decideWithdraw(
  current: { readonly consent: ConsentRow; readonly others: readonly ConsentRow[] },
  input: WithdrawAnswer,
): Result<readonly string[], WithdrawRefusal> {
  const answer = current.consent.answers.find((one) => one.id === input.answerId);
  if (!answer || answer.answer === "no") return refuse("wasNo");
  if (answer.withdrawnAt !== null) return refuse("alreadyWithdrawn");
  if (!latestAnswers(current.consent).some((one) => one.id === answer.id)) return refuse("notLatest");
  if (input.reach === "this") return ok([answer.id]);
  const all = [current.consent, ...current.others]
    .filter((one) => one.kind === current.consent.kind)
    .flatMap(latestAnswers)
    .filter((one) => isSameSigner(one, answer) && one.answer === "yes" && one.withdrawnAt === null);
  return ok([...new Set([answer.id, ...all.map((one) => one.id)])]);
}
