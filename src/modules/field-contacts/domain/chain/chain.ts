import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { CompletionState, FirstVisitOutcome, OfferAnswer, ReportKind } from "../contact";
import type { HousingRule } from "./housing";
import type { ReceivingService } from "./target-group";
import type {
  AssessmentOutcome,
  ChainOfferKind,
  ChainStepName,
  NotOfferedReason,
  ServiceKind,
  SocialNeed,
} from "./values";

/** The facts of the chain that are columns of the contact and not among `ContactFacts`. */
export interface ChainFacts {
  readonly assessmentOutcome: AssessmentOutcome | null;
  readonly socialNeed: readonly SocialNeed[];
  readonly districtId: string | null;
  readonly intakeOn: CalendarDate | null;
  readonly guideAccountId: string | null;
  readonly guideSince: CalendarDate | null;
  readonly guideUntil: CalendarDate | null;
}

/** One offer; `kind` null: nothing was offered. */
export interface Offer {
  readonly id: string;
  readonly kind: ChainOfferKind | null;
  readonly serviceId: string | null;
  readonly serviceKind: ServiceKind | null;
  readonly offeredOn: CalendarDate;
  readonly answer: OfferAnswer | null;
  readonly answeredOn: CalendarDate | null;
  readonly askAgainOn: CalendarDate | null;
  readonly notOfferedReason: NotOfferedReason | null;
  readonly isMistaken: boolean;
  readonly version: number;
}

/** One booking of the first visit. */
export interface Booking {
  readonly id: string;
  readonly serviceId: string | null;
  readonly dueOn: CalendarDate | null;
  readonly outcome: FirstVisitOutcome | null;
  readonly outcomeOn: CalendarDate | null;
  readonly isMistaken: boolean;
  readonly version: number;
}

/** The chain of one contact as its rules see it. Offers and bookings newest first. */
export interface Chain {
  readonly facts: ChainFacts;
  readonly birthOn: CalendarDate | null;
  readonly offers: readonly Offer[];
  readonly bookings: readonly Booking[];
  /** Those in use. */
  readonly services: readonly ReceivingService[];
  readonly housingRules: readonly HousingRule[];
  readonly districtIds: readonly string[];
}

/** What the contact itself says, as far as the chain asks. */
export interface ChainContact {
  readonly occurredOn: CalendarDate;
  readonly mumin: boolean | null;
  readonly report: ReportKind | null;
  readonly completed: CompletionState | null;
}

export type { ChainStepName };

/** Whether a roof that is better than a night shelter has been offered since the contact. */
export function betterTried(offers: readonly Offer[]): boolean {
  return offers.some(
    ({ kind, serviceKind, isMistaken }) => !isMistaken && kind === "housing" && serviceKind !== "nightShelter",
  );
}
