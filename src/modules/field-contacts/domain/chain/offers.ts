import type { CalendarDate } from "@/platform/clock/calendar-date";
import { type Result, ok, refuse } from "@/platform/result";
import type { AnswerOffer, MakeOffer } from "../../schema-chain";
import type { AgeRange } from "./age";
import { betterTried, type Chain, type ChainContact, type Offer } from "./chain";
import { decideHousing } from "./housing";
import { decideTargetGroup, inForceOn, type RuleCode, type Verdict } from "./target-group";
import { housingKinds, type ChainOfferKind, type NotOfferedReason } from "./values";

export type OfferRefusal =
  | "caseClosed"
  | "onlyTallied"
  | "offeredBeforeContact"
  | "offeredInFuture"
  | "notOfferedReasonRequired"
  | "otherReasonRequired"
  | "serviceUnknown"
  | "serviceNotForKind"
  | "answerWithoutOffer"
  | "askAgainWithoutLater"
  | "askAgainTooEarly"
  | "ruleReasonRequired";

/** What the rules about offers must know besides the input and the chain. */
export interface OfferFacts {
  readonly today: CalendarDate;
  readonly isClosed: boolean;
  /** The age on a day, in whole years as far as it is known. */
  readonly ageOn: (on: CalendarDate) => AgeRange | null;
}

export interface NewOffer {
  readonly kind: ChainOfferKind | null;
  readonly serviceId: string | null;
  readonly offeredOn: CalendarDate;
  readonly answer: "yes" | "no" | "later" | null;
  readonly askAgainOn: CalendarDate | null;
  readonly notOfferedReason: NotOfferedReason | null;
  readonly ruleCodes: readonly RuleCode[];
  readonly reason: string | null;
}

const isHousing = (kind: string): boolean => (housingKinds as readonly string[]).includes(kind);

/** Decides an offer, or that nothing was offered. A rule that is departed from is named, and asks for the reason. */
export function decideMakeOffer(
  { contact, chain }: { readonly contact: ChainContact; readonly chain: Chain },
  input: MakeOffer,
  facts: OfferFacts,
): Result<NewOffer, OfferRefusal> {
  if (facts.isClosed) return refuse("caseClosed");
  if (contact.mumin === false) return refuse("onlyTallied");
  if (input.offeredOn < contact.occurredOn) return refuse("offeredBeforeContact", { field: "offeredOn" });
  if (input.offeredOn > facts.today) return refuse("offeredInFuture", { field: "offeredOn" });
  const kind = input.kind === "nothing" ? null : input.kind;
  const objection = objectionToNothing(kind, input) ?? objectionToAnswer(input);
  if (objection) return objection;
  const verdicts = verdictsOf(chain, input, facts);
  if (!verdicts.ok) return verdicts;
  const departed = verdicts.value.flatMap((verdict) => (verdict.kind === "inside" ? [] : [verdict.rule]));
  if (departed.some(asksForReason) && input.reason === null) return refuse("ruleReasonRequired", { field: "reason" });
  return ok({
    ...{ kind, serviceId: input.serviceId, offeredOn: input.offeredOn, reason: input.reason },
    answer: kind === null ? null : input.answer,
    askAgainOn: input.answer === "later" ? input.askAgainOn : null,
    notOfferedReason: kind === null ? input.notOfferedReason : null,
    ruleCodes: departed,
  });
}

/** Where nobody has decided a target group there is no rule to give reasons against. */
export function asksForReason(rule: RuleCode): boolean {
  return rule !== "targetGroup.notDecided";
}

function objectionToNothing(kind: ChainOfferKind | null, input: MakeOffer) {
  if (kind !== null) return null;
  if (input.answer !== null) return refuse("answerWithoutOffer", { field: "answer" });
  if (input.notOfferedReason === null) return refuse("notOfferedReasonRequired", { field: "notOfferedReason" });
  if (input.notOfferedReason === "other" && input.reason === null) {
    return refuse("otherReasonRequired", { field: "reason" });
  }
  return null;
}

function objectionToAnswer({ answer, askAgainOn, offeredOn }: MakeOffer) {
  if (askAgainOn === null) return null;
  if (answer !== "later") return refuse("askAgainWithoutLater", { field: "askAgainOn" });
  return askAgainOn < offeredOn ? refuse("askAgainTooEarly", { field: "askAgainOn" }) : null;
}

/** What the rules say of the chosen service. None was chosen: no rule has anything to say. */
function verdictsOf(chain: Chain, input: MakeOffer, facts: OfferFacts): Result<Verdict[], OfferRefusal> {
  if (input.serviceId === null) return ok([]);
  const service = chain.services.find(({ id }) => id === input.serviceId);
  if (!service) return refuse("serviceUnknown", { field: "serviceId" });
  // What could not be offered breaks no rule: it is the rule that was kept.
  if (input.kind === "nothing") return ok([]);
  if ((input.kind === "housing") !== isHousing(service.kind))
    return refuse("serviceNotForKind", { field: "serviceId" });
  const age = facts.ageOn(input.offeredOn);
  return ok([
    decideTargetGroup(service, age, { severeAbuse: input.severeAbuse }, input.offeredOn),
    decideHousing(inForceOn(chain.housingRules, input.offeredOn), {
      ...{ kind: service.kind, age, betterTried: betterTried(chain.offers) },
    }),
  ]);
}

export type AnswerRefusal =
  | "caseClosed"
  | "offerUnknown"
  | "offerIsMistaken"
  | "nothingWasOffered"
  | "alreadyAnswered"
  | "answeredBeforeOffer"
  | "answeredInFuture"
  | "askAgainWithoutLater"
  | "askAgainTooEarly";

/** Decides the answer to an offer: once, unless it was "later", which may be asked again until it is yes or no. */
export function decideAnswerOffer(
  { offers }: Pick<Chain, "offers">,
  input: AnswerOffer,
  facts: Pick<OfferFacts, "today" | "isClosed">,
): Result<Offer, AnswerRefusal> {
  if (facts.isClosed) return refuse("caseClosed");
  const offer = offers.find(({ id }) => id === input.offerId);
  if (!offer) return refuse("offerUnknown");
  if (offer.isMistaken) return refuse("offerIsMistaken");
  if (offer.kind === null) return refuse("nothingWasOffered");
  if (offer.answer === "yes" || offer.answer === "no") return refuse("alreadyAnswered");
  if (input.answeredOn < offer.offeredOn) return refuse("answeredBeforeOffer", { field: "answeredOn" });
  if (input.answeredOn > facts.today) return refuse("answeredInFuture", { field: "answeredOn" });
  if (input.askAgainOn !== null && input.answer !== "later") {
    return refuse("askAgainWithoutLater", { field: "askAgainOn" });
  }
  if (input.askAgainOn !== null && input.askAgainOn < input.answeredOn) {
    return refuse("askAgainTooEarly", { field: "askAgainOn" });
  }
  return ok(offer);
}

/** Decides whether an offer may be marked as entered by mistake: once, and it is kept to be read. */
export function decideWithdrawOffer(
  { offers }: Pick<Chain, "offers">,
  input: { readonly offerId: string },
): Result<Offer, "offerUnknown" | "offerIsMistaken"> {
  const offer = offers.find(({ id }) => id === input.offerId);
  if (!offer) return refuse("offerUnknown");
  return offer.isMistaken ? refuse("offerIsMistaken") : ok(offer);
}
