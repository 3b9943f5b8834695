import { type Cell, type Line, shareRules } from "./lines";
import type { Block, PublishedFigures } from "./publish";

/** One published number as a document shows it. */
export type ShownCount =
  | { readonly kind: "count"; readonly count: number }
  /** Shown only as a sum with these others. */
  | { readonly kind: "together"; readonly cells: readonly Cell[]; readonly count: number }
  | { readonly kind: "hidden" };

/** A share, when both sides of it are shown. */
export interface ShownShare {
  readonly numerator: number;
  readonly denominator: number;
  /** 0 to 1. */
  readonly ratio: number;
}

/** The count of one cell of a line. */
export function shownCount(figures: PublishedFigures, line: Pick<Line, "id">, cell: Cell): ShownCount {
  const blocks = figures.lines[line.id] ?? [];
  const block = blocks.find(({ cells }) => cells.includes(cell));
  // A line that is one block says no more than how many it divides.
  if (!block || blocks.length === 1) return { kind: "hidden" };
  return block.cells.length === 1 ? { kind: "count", count: block.count } : { kind: "together", ...block };
}

/** The share that a cell is, or null when a side of it is not shown or there is nothing to divide by. */
export function shownShare(figures: PublishedFigures, line: Line, cell: Cell): ShownShare | null {
  const numerator = sumOf(figures.lines[line.id], [cell]);
  const among = shareRules[cell]?.denominator;
  const denominator = among ? sumOf(figures.lines[line.id], among) : populationOf(figures, line);
  if (numerator === null || !denominator) return null;
  return { numerator, denominator, ratio: numerator / denominator };
}

/** How many the line divides; null when it is not shown. */
export function populationOf(figures: PublishedFigures, line: Line): number | null {
  if (line.parent === null) return figures.total;
  const blocks = figures.lines[line.id];
  return blocks ? blocks.reduce((sum, { count }) => sum + count, 0) : null;
}

/** The sum of cells that are whole blocks together; else null. */
function sumOf(blocks: readonly Block[] | undefined, cells: readonly Cell[]): number | null {
  const parts = (blocks ?? []).filter((block) => block.cells.some((cell) => cells.includes(cell)));
  const covered = parts.flatMap((block) => block.cells);
  const fits = covered.length === cells.length && cells.every((cell) => covered.includes(cell));
  return fits ? parts.reduce((sum, { count }) => sum + count, 0) : null;
}
