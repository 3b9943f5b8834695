/** Whether data may be released to a unit of another authority, and exactly what. Deny is the default. */
import { ok, refuse, type Result } from "@/platform/result";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { AgeFact } from "../../persons/contract";
import type { Basis, Grounds, KnownReceiver, ReleasedContent, ReleaseItem } from "../contract";
import type { PreviewRelease } from "../schema";

/** What is known of the case when a release is composed. */
export interface ReleaseFacts {
  readonly name: string | null;
  readonly number: string | null;
  readonly age: AgeFact | null;
  readonly occasion: string | null;
  readonly placeType: string | null;
}

/** What a release is decided from. */
export interface ReleaseCurrent {
  readonly facts: ReleaseFacts;
  readonly isClosed: boolean;
  readonly isProtected: boolean;
  /** A colleague's look at this case and receiver that is not used up, for a person with protected identity. */
  readonly lookId: string | null;
  readonly receivers: readonly KnownReceiver[];
  /** The legal bases that hold today. */
  readonly bases: readonly Basis[];
}

export type ReleaseRefusal =
  | "caseClosed"
  | "receiverUnknown"
  | "basisUnknown"
  | "basisNotForReceiver"
  | "ageUnknown"
  | "ageNotForBasis"
  | "testUnanswered"
  | "testFailed"
  | "consentByRequired"
  | "consentFormRequired"
  | "consentNotByAge"
  | "consentedOnRequired"
  | "consentInFuture"
  | "consentExpired"
  | "lookMissing";

export interface Release {
  readonly receiver: KnownReceiver;
  readonly basis: string;
  readonly grounds: Grounds;
  readonly content: ReleasedContent;
  readonly consentedOn: CalendarDate | null;
  readonly consentUntil: CalendarDate | null;
  readonly lookId: string | null;
}

const ADULT_FROM = 18;

/**
 * Exactly what the receiver would see. An item that is not known is not there: the receiver is not told that it was
 * asked for.
 */
export function composeRelease(
  facts: ReleaseFacts,
  input: { readonly items: readonly ReleaseItem[]; readonly summary: string },
): ReleasedContent {
  const values: Record<ReleaseItem, string | null> = {
    name: facts.name,
    number: facts.number,
    age: facts.age?.kind === "known" ? String(facts.age.years) : null,
    occasion: facts.occasion,
    placeType: facts.placeType,
  };
  const chosen = new Set(input.items);
  const items = (Object.keys(values) as ReleaseItem[]).flatMap((key) => {
    const value = values[key];
    return chosen.has(key) && value !== null ? [{ key, value }] : [];
  });
  return { items, summary: input.summary };
}

/** Decides one release. Every layer only narrows; a fact that is not known refuses. */
export function decideRelease(
  current: ReleaseCurrent,
  input: PreviewRelease,
  today: CalendarDate,
): Result<Release, ReleaseRefusal> {
  if (current.isClosed) return refuse("caseClosed");
  const receiver = current.receivers.find(({ unitId }) => unitId === input.toUnitId);
  if (!receiver) return refuse("receiverUnknown", { field: "toUnitId" });
  const basis = current.bases.find(({ code }) => code === input.basis);
  if (!basis) return refuse("basisUnknown", { field: "basis" });
  if (basis.toKinds.length > 0 && !basis.toKinds.includes(receiver.authorityKind))
    return refuse("basisNotForReceiver", { field: "basis" });
  const obstacle =
    ageObstacle(basis, current.facts.age) ??
    testObstacle(basis, input) ??
    (basis.mode === "consent" ? consentObstacle(current.facts.age, input, today) : null);
  if (obstacle) return obstacle;
  if (current.isProtected && current.lookId === null) return refuse("lookMissing");
  const consent = basis.mode === "consent";
  return ok({
    receiver,
    basis: basis.code,
    grounds: groundsOf(basis, input),
    content: composeRelease(current.facts, input),
    consentedOn: consent ? input.consentedOn : null,
    consentUntil: consent ? input.consentUntil : null,
    lookId: current.isProtected ? current.lookId : null,
  });
}

function ageObstacle({ ageFrom, ageTo }: Basis, age: AgeFact | null) {
  if (ageFrom === null && ageTo === null) return null;
  if (age?.kind !== "known") return refuse("ageUnknown", { field: "basis" });
  const fits = age.years >= (ageFrom ?? age.years) && age.years <= (ageTo ?? age.years);
  return fits ? null : refuse("ageNotForBasis", { field: "basis", details: { years: age.years } });
}

function testObstacle(basis: Basis, { answers }: PreviewRelease) {
  for (const test of basis.tests) {
    const given = answers[test];
    if (!given?.answer) return refuse("testUnanswered", { field: `answers.${test}.answer` });
    if (given.answer === "no") return refuse("testFailed", { field: `answers.${test}.answer` });
    if (given.reason === null) return refuse("testUnanswered", { field: `answers.${test}.reason` });
  }
  return null;
}

/** OSL (2009:400) 12:2-3: an adult says yes alone; for a child the guardians, with the child by age and maturity. */
function consentObstacle(age: AgeFact | null, input: PreviewRelease, today: CalendarDate) {
  const { consentBy, consentForm, consentedOn, consentUntil } = input;
  if (consentBy === null) return refuse("consentByRequired", { field: "consentBy" });
  const isAdult = age?.kind === "known" && age.years >= ADULT_FROM;
  if (isAdult !== (consentBy === "self")) return refuse("consentNotByAge", { field: "consentBy" });
  if (consentForm === null) return refuse("consentFormRequired", { field: "consentForm" });
  if (consentedOn === null) return refuse("consentedOnRequired", { field: "consentedOn" });
  if (consentedOn > today) return refuse("consentInFuture", { field: "consentedOn" });
  if (consentUntil !== null && (consentUntil < today || consentUntil < consentedOn))
    return refuse("consentExpired", { field: "consentUntil" });
  return null;
}

function groundsOf(basis: Basis, input: PreviewRelease): Grounds {
  const tests = basis.tests.map((test) => ({ test, reason: input.answers[test]?.reason ?? "" }));
  const { consentBy, consentForm, consentHow } = input;
  if (basis.mode !== "consent" || consentBy === null || consentForm === null) return { tests, consent: null };
  return { tests, consent: { by: consentBy, form: consentForm, how: consentHow ?? "" } };
}
