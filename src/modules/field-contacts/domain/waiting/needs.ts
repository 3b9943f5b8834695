import { addDays, type CalendarDate } from "@/platform/clock/calendar-date";
import { maskSmallCounts, smallestShownCount } from "../small-groups";

/** Why nothing was offered. `notSaid`: nobody has written why. */
export const needReasons = ["noPlace", "outsideTargetGroup", "notWanted", "other", "notSaid"] as const;
export type NeedReason = (typeof needReasons)[number];

export const socialNeeds = ["alcohol", "sniffing", "homelessness", "threat", "mentalHealth", "other"] as const;
export type SocialNeed = (typeof socialNeeds)[number];

/** What was counted of one month's contacts that went on to MUMIN. Exact. */
export interface MonthOfNeeds {
  /** YYYY-MM. */
  readonly month: string;
  readonly reasons: Readonly<Record<NeedReason, number>>;
  /** Needs among those to whom nothing was offered, or that nobody has taken over in time. One person may have several. */
  readonly needs: Readonly<Record<SocialNeed, number>>;
  readonly takenOver: number;
  readonly withoutTaker: number;
}

/** The same as it may be shown: null is a count from 1 to 4, or one that would give such a count away. */
export interface ShownMonth {
  readonly month: string;
  readonly reasons: Readonly<Record<NeedReason, number | null>>;
  readonly needs: Readonly<Record<SocialNeed, number | null>>;
  readonly withoutTaker: number | null;
  readonly contacts: number | null;
}

/** Masks a month. Each group of counts is masked by itself, and no sum over months is shown. */
export function showMonth({ month, reasons, needs, takenOver, withoutTaker }: MonthOfNeeds): ShownMonth {
  const why = maskSmallCounts(needReasons.map((reason) => reasons[reason]));
  const taken = maskSmallCounts([withoutTaker, takenOver]);
  return {
    month,
    reasons: Object.fromEntries(
      needReasons.map((reason, at) => [reason, why.counts[at] ?? null]),
    ) as ShownMonth["reasons"],
    needs: Object.fromEntries(socialNeeds.map((need) => [need, alone(needs[need])])) as ShownMonth["needs"],
    withoutTaker: taken.counts[0] ?? null,
    contacts: taken.total,
  };
}

function alone(count: number): number | null {
  return count > 0 && count < smallestShownCount ? null : count;
}

/**
 * The twelve months that have ended before a day, newest first. The month that goes on is left out: counted day by day
 * it would tell one person at a time.
 */
export function endedMonths(today: CalendarDate): readonly string[] {
  const months: string[] = [];
  let day = addDays(`${today.slice(0, 7)}-01`, -1);
  while (months.length < 12) {
    months.push(day.slice(0, 7));
    day = addDays(`${day.slice(0, 7)}-01`, -1);
  }
  return months;
}
