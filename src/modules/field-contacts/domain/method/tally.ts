/** The police's tally: numbers per group and day, and nothing that could identify anybody. */
import { addDays, type CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import { contactReasons, testResults, type ContactReason, type TestResult } from "../contact";

/** Why a day's numbers were put right. A choice and never a text: a text could hold a person. */
export const tallyCorrections = ["miscounted", "wrongDay", "loggedAsContact"] as const;
export type TallyCorrection = (typeof tallyCorrections)[number];

/** How many days back a day may still be counted or corrected. */
export const tallyDaysBack = 31;
/** More than a group can meet in a day. */
export const tallyMost = 999;

/** One kind of intervention on one day. */
export interface TallyCell {
  readonly reason: ContactReason;
  readonly testResult: TestResult;
}
/** The six kinds, in the order they stand on the page. */
export const tallyCells: readonly TallyCell[] = contactReasons.flatMap((reason) =>
  testResults.map((testResult) => ({ reason, testResult })),
);
export const cellKey = ({ reason, testResult }: TallyCell) => `${reason}_${testResult}` as const;

/** A count of one kind as the page showed it. `version` 0: nothing was counted. */
export interface TallyCount extends TallyCell {
  readonly count: number;
  readonly version: number;
}

/** An authority that takes the tally, as its administrator has set it up. */
export interface TallyReceiver {
  /** The receiver's address. */
  readonly receiver: string;
  readonly receiverName: string;
  readonly unitName: string;
  readonly validFrom: CalendarDate;
  /** The receiver has a police group of this name and has closed it. */
  readonly groupClosed: boolean;
}

/**
 * Whether a day of the own group may be released to a receiver. A refusal looks the same for a receiver that is
 * unknown and for one that has not listed the police.
 *
 * @returns the receiver, or `tallyNotPartner`, `tallyGroupClosed`, `tallyDayInFuture`, `tallyDayTooOld`
 */
export function decideTallyDay(
  receivers: readonly TallyReceiver[],
  { receiver, on }: { readonly receiver: string; readonly on: CalendarDate },
  today: CalendarDate,
): Result<TallyReceiver> {
  const found = receivers.find((one) => one.receiver === receiver && one.validFrom <= on);
  if (!found) return refuse("tallyNotPartner");
  if (found.groupClosed) return refuse("tallyGroupClosed");
  if (on > today) return refuse("tallyDayInFuture", { field: "on" });
  return on < addDays(today, -tallyDaysBack) ? refuse("tallyDayTooOld", { field: "on" }) : ok(found);
}

/**
 * What a correction changes: the kinds whose number is another than the one shown.
 *
 * @returns the changed counts, or `changedMeanwhile` (another number stands there by now), `tallyNothingChanged`
 */
export function decideCorrectTally(
  current: readonly TallyCount[],
  stated: readonly TallyCount[],
): Result<readonly TallyCount[]> {
  const known = new Map(current.map((one) => [cellKey(one), one]));
  if (stated.some((one) => one.version !== (known.get(cellKey(one))?.version ?? 0))) return refuse("changedMeanwhile");
  const changed = stated.filter((one) => one.count !== (known.get(cellKey(one))?.count ?? 0));
  return changed.length === 0 ? refuse("tallyNothingChanged") : ok(changed);
}

/** The sum of some counts. */
export const tallySum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);
