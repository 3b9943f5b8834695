import type { CalendarDate } from "@/platform/clock/calendar-date";
import { type Result, ok, refuse } from "@/platform/result";
import type { NoteAssessment, NoteIntake, SetGuide } from "../../schema-chain";
import type { Chain, ChainContact, ChainFacts } from "./chain";

export type FollowUpRefusal =
  | "caseClosed"
  | "onlyTallied"
  | "outcomeWithoutAssessment"
  | "happenedBeforeContact"
  | "happenedInFuture"
  | "districtUnknown"
  | "intakeDayWithoutIntake"
  | "guideUnknown"
  | "guideSinceRequired"
  | "guideEndsBeforeStart";

interface Current {
  readonly contact: ChainContact;
  readonly chain: Chain;
}

interface DayFacts {
  readonly today: CalendarDate;
  readonly isClosed: boolean;
}

function objectionTo({ contact }: Current, happenedOn: CalendarDate, { today, isClosed }: DayFacts, field: string) {
  if (isClosed) return refuse("caseClosed");
  if (contact.mumin === false) return refuse("onlyTallied");
  if (happenedOn < contact.occurredOn) return refuse("happenedBeforeContact", { field });
  return happenedOn > today ? refuse("happenedInFuture", { field }) : null;
}

/** Decides the acute social assessment: an outcome and needs only of one that was made. */
export function decideNoteAssessment(
  current: Current,
  input: NoteAssessment,
  facts: DayFacts,
): Result<NoteAssessment, FollowUpRefusal> {
  const objection = objectionTo(current, input.happenedOn, facts, "happenedOn");
  if (objection) return objection;
  if (!input.assessmentMade && input.assessmentOutcome !== null) {
    return refuse("outcomeWithoutAssessment", { field: "assessmentOutcome" });
  }
  return ok(input);
}

/** Decides the intake at the receiving social services: in a district of the list, on a day only when it was made. */
export function decideNoteIntake(
  current: Current,
  input: NoteIntake,
  facts: DayFacts,
): Result<Pick<ChainFacts, "districtId" | "intakeOn">, FollowUpRefusal> {
  const objection = objectionTo(current, input.intakeOn ?? facts.today, facts, "intakeOn");
  if (objection) return objection;
  const { districtId, intakeOn, intakeRegistered } = input;
  if (districtId !== null && !current.chain.districtIds.includes(districtId)) {
    return refuse("districtUnknown", { field: "districtId" });
  }
  if (intakeRegistered !== true && intakeOn !== null) return refuse("intakeDayWithoutIntake", { field: "intakeOn" });
  return ok({ districtId, intakeOn: intakeRegistered === true ? (intakeOn ?? facts.today) : null });
}

type Guide = Pick<ChainFacts, "guideAccountId" | "guideSince" | "guideUntil">;

/** Decides who follows the person as service guide, from when and until when. Nobody: the choice is taken back. */
export function decideSetGuide(
  current: Current,
  input: SetGuide,
  facts: DayFacts & { readonly colleagueIds: readonly string[] },
): Result<Guide, FollowUpRefusal> {
  const { guideAccountId, guideSince, guideUntil } = input;
  if (guideAccountId === null) {
    const objection = objectionTo(current, facts.today, facts, "guideAccountId");
    return objection ?? ok({ guideAccountId: null, guideSince: null, guideUntil: null });
  }
  if (guideSince === null) return refuse("guideSinceRequired", { field: "guideSince" });
  const objection = objectionTo(current, guideSince, facts, "guideSince");
  if (objection) return objection;
  const isKnown = guideAccountId === current.chain.facts.guideAccountId || facts.colleagueIds.includes(guideAccountId);
  if (!isKnown) return refuse("guideUnknown", { field: "guideAccountId" });
  if (guideUntil !== null && guideUntil < guideSince) return refuse("guideEndsBeforeStart", { field: "guideUntil" });
  return ok({ guideAccountId, guideSince, guideUntil });
}
