/** The figures that go into a signed paper: masked, because the paper leaves the unit. */
import { smallestShownCount } from "../small-groups";
import { showMaskedSteps, sumByStep, type FidelityRow, type ShownStep } from "./fidelity-figures";

export interface PaperFigures {
  readonly from: string;
  readonly to: string;
  /** Interventions the police tallied that did not go on into MUMIN; null when masked. */
  readonly tallied: number | null;
  readonly steps: readonly ShownStep[];
  /** The numbers of the method's versions that held in the period. */
  readonly versions: readonly number[];
}

/** Makes the figures of a paper from exact rows. */
export function paperFigures(
  period: { readonly from: string; readonly to: string },
  rows: readonly FidelityRow[],
  tallied: number,
  versions: readonly { readonly number: number; readonly validFrom: string }[],
): PaperFigures {
  const begun = [...versions].filter(({ validFrom }) => validFrom <= period.to).sort((a, b) => b.number - a.number);
  const before = begun.findIndex(({ validFrom }) => validFrom <= period.from);
  const held = before === -1 ? begun : begun.slice(0, before + 1);
  return {
    ...{ from: period.from, to: period.to },
    tallied: tallied > 0 && tallied < smallestShownCount ? null : tallied,
    steps: showMaskedSteps(sumByStep(rows)),
    versions: held.map(({ number }) => number).reverse(),
  };
}
