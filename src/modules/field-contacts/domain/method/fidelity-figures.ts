/** How the method was followed, as figures: every share with its denominator, small groups masked for who must not see them. */
import { maskSmallCounts, smallestShownCount } from "../small-groups";
import type { DepartureReason } from "./fidelity";
import { methodSteps, type MethodStep } from "./steps";

/** The four answers to one step; together they are the contacts that were asked about it. */
export interface StepCounts {
  readonly followed: number;
  readonly departed: number;
  readonly notApplicable: number;
  readonly unanswered: number;
}

/** One row as the database counts it. `worker` null: all others, as one. */
export interface FidelityRow extends StepCounts {
  readonly worker: string | null;
  readonly step: number;
}

export interface ReasonRow {
  readonly worker: string;
  readonly step: number;
  readonly reasonKind: DepartureReason;
  readonly count: number;
}

/** The counts of one step, shown or masked. */
export type ShownStep = { readonly step: MethodStep } & { readonly [K in keyof StepCounts]: number | null } & {
  /** The contacts asked about the step; null when masked. */
  readonly asked: number | null;
  /** Followed of followed and departed, 0 to 1; null when there is no such contact, or a part of it is masked. */
  readonly shareFollowed: number | null;
  /** Followed and departed together: what the share is of; null when a part of it is masked. */
  readonly of: number | null;
};

const none: StepCounts = { followed: 0, departed: 0, notApplicable: 0, unanswered: 0 };

/** The counts of each step over the rows, exact. Sums agree with the parts: nothing is counted twice or lost. */
export function sumByStep(rows: readonly FidelityRow[]): ReadonlyMap<MethodStep, StepCounts> {
  const sums = new Map<MethodStep, StepCounts>(methodSteps.map((step) => [step, none]));
  for (const row of rows) {
    const step = methodSteps.find((one) => one === row.step);
    if (step === undefined) continue;
    const sum = sums.get(step) ?? none;
    sums.set(step, {
      followed: sum.followed + row.followed,
      departed: sum.departed + row.departed,
      notApplicable: sum.notApplicable + row.notApplicable,
      unanswered: sum.unanswered + row.unanswered,
    });
  }
  return sums;
}

/** The steps as those see them who may see every contact behind the figures. */
export function showSteps(sums: ReadonlyMap<MethodStep, StepCounts>): ShownStep[] {
  return methodSteps.map((step) => shown(step, sums.get(step) ?? none));
}

/**
 * The same for anybody else: in each step the counts 1 to 4 are masked, and what they could be computed from. When one
 * step hides its sum, every step does: the steps count the same contacts, and one sum would give away another.
 */
export function showMaskedSteps(sums: ReadonlyMap<MethodStep, StepCounts>): ShownStep[] {
  const asked = [...sums.values()].map((counts) => total(counts));
  const hidesSums = asked.some((count) => count > 0 && count < smallestShownCount) || differBySmall(asked);
  const steps = methodSteps.map((step) => masked(step, sums.get(step) ?? none));
  const hides = hidesSums || steps.some(({ asked: sum }) => sum === null);
  return hides ? steps.map((one) => (one.asked === 0 ? one : withoutSum(one))) : steps;
}

/** Steps differ in how many contacts they ask about; a difference of one to four contacts is a small group as well. */
function differBySmall(sums: readonly number[]): boolean {
  return sums.some((a) => sums.some((b) => a - b > 0 && a - b < smallestShownCount));
}

/** A masked step whose sum must not be known shows what cannot add up to it: nothing but zeros and large counts stay. */
function withoutSum(one: ShownStep): ShownStep {
  const isWhole = [one.followed, one.departed, one.notApplicable, one.unanswered].every((count) => count !== null);
  // All four counts shown would be the sum: the largest goes too.
  if (!isWhole) return { ...one, asked: null };
  const largest = (["followed", "departed", "notApplicable", "unanswered"] as const).reduce((a, b) =>
    (one[b] ?? 0) > (one[a] ?? 0) ? b : a,
  );
  return withShare({ ...one, [largest]: null, asked: null });
}

function total({ followed, departed, notApplicable, unanswered }: StepCounts): number {
  return followed + departed + notApplicable + unanswered;
}

function shown(step: MethodStep, counts: StepCounts): ShownStep {
  return withShare({ step, ...counts, asked: total(counts) });
}

function masked(step: MethodStep, { followed, departed, notApplicable, unanswered }: StepCounts): ShownStep {
  const { counts, total: sum } = maskSmallCounts([followed, departed, notApplicable, unanswered]);
  const at = (index: number) => counts[index] ?? null;
  return withShare({
    ...{ step, followed: at(0), departed: at(1), notApplicable: at(2), unanswered: at(3) },
    asked: sum,
  });
}

function withShare(one: Omit<ShownStep, "shareFollowed" | "of">): ShownStep {
  const { followed, departed } = one;
  const of = followed === null || departed === null ? null : followed + departed;
  return { ...one, of, shareFollowed: of === null || followed === null || of === 0 ? null : followed / of };
}

/** The reasons for departing, most common first; ties by step and kind, so that the order is always the same. */
export function sortedReasons(rows: readonly ReasonRow[]): ReasonRow[] {
  return [...rows].sort(
    (a, b) => b.count - a.count || a.step - b.step || a.reasonKind.localeCompare(b.reasonKind, "sv"),
  );
}
