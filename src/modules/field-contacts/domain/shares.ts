import { type FigureId, type Figures, readFigure } from "./figures";

/** A part of a whole. Every share is shown with its denominator: a percentage alone says nothing. */
export interface Share {
  readonly id: FigureId;
  readonly numerator: number;
  readonly denominator: number;
  /** 0 to 1, or null when there is nothing to divide by. */
  readonly ratio: number | null;
}

/** What each share is a share of: the sum of these figures. */
const denominators: Partial<Record<FigureId, readonly FigureId[]>> = {
  unknownInDrugContexts: ["interventions"],
  mumin: ["interventions"],
  "knownBefore.yes": ["interventions"],
  "knownBefore.no": ["interventions"],
  "knownBefore.notKnown": ["interventions"],
  "age.under15": ["interventions"],
  "age.from15to19": ["interventions"],
  "age.from20": ["interventions"],
  "age.unknown": ["interventions"],
  "sex.women": ["interventions"],
  "sex.men": ["interventions"],
  "sex.other": ["interventions"],
  lvmNotifications: ["interventions"],
  "firstVisit.came": ["firstVisit.came", "firstVisit.missed", "firstVisit.rebooked"],
  "firstVisit.missed": ["firstVisit.came", "firstVisit.missed", "firstVisit.rebooked"],
  "firstVisit.rebooked": ["firstVisit.came", "firstVisit.missed", "firstVisit.rebooked"],
  // Of those whose support has ended: what is ongoing has not yet had the chance to be completed.
  "completed.yes": ["completed.yes", "completed.no"],
  "completed.no": ["completed.yes", "completed.no"],
};

/** The share a figure stands for, or null for figures that are not a part of anything. */
export function shareOf(figures: Figures, id: FigureId): Share | null {
  const parts = denominators[id];
  if (!parts) return null;
  const numerator = readFigure(figures, id);
  const denominator = parts.reduce((sum, part) => sum + readFigure(figures, part), 0);
  return { id, numerator, denominator, ratio: denominator === 0 ? null : numerator / denominator };
}
