import { type Cell, type Dimension, dimensions, type Line, measureLines } from "./lines";
import { countedBlocks, type PublishedFigures } from "./publish";
import { populationOf, shownCount, shownShare, type ShownCount, type ShownShare } from "./read-published";
import { dimensionLine } from "./scheme";

/** One measure of a document with what it is compared to. */
export interface ReportRow {
  readonly line: string;
  readonly cell: Cell;
  readonly count: ShownCount;
  readonly share: ShownShare | null;
  readonly previous: ShownCount;
  readonly yearBefore: ShownCount;
}

/** Lines over one population: everybody, or those of a cell. */
export interface ReportGroup {
  /** The cell the lines divide; null: all interventions. */
  readonly population: Cell | null;
  readonly size: number | null;
  readonly rows: readonly ReportRow[];
}

/** One dimension's table: its blocks as columns, the measures' blocks as rows. */
export interface Breakdown {
  readonly dimension: Dimension;
  readonly columns: readonly (readonly Cell[])[];
  /** Of whom each line is: its cell above, or null. */
  readonly rows: readonly {
    readonly line: string;
    readonly cells: readonly Cell[];
    readonly counts: readonly number[];
  }[];
  /** Lines that could not be broken down. */
  readonly missing: readonly string[];
}

/** The figures compared with. */
export interface Compared {
  readonly previous: PublishedFigures | null;
  readonly yearBefore: PublishedFigures | null;
}

/** Every measure of a report in its order: page, spreadsheet and JSON are written from these rows alone. */
export function reportGroups(figures: PublishedFigures, compared: Compared): ReportGroup[] {
  const groups = new Map<Cell | null, Line[]>();
  for (const line of measureLines) groups.set(line.parent, [...(groups.get(line.parent) ?? []), line]);
  const measured = [...groups].map(([population, lines]) => groupOf(figures, compared, population, lines));
  const who = groupOf(
    figures,
    compared,
    null,
    dimensions.map((id) => dimensionLine(id, figures)).filter(({ cells }) => cells.length > 0),
  );
  return [...measured, who];
}

function groupOf(
  figures: PublishedFigures,
  compared: Compared,
  population: Cell | null,
  lines: readonly Line[],
): ReportGroup {
  const [first] = lines;
  const rows = lines.flatMap((line) => [...line.cells, line.rest].map((cell) => rowOf(figures, compared, line, cell)));
  return { population, size: first ? populationOf(figures, first) : null, rows };
}

function rowOf(figures: PublishedFigures, { previous, yearBefore }: Compared, line: Line, cell: Cell): ReportRow {
  const inOther = (other: PublishedFigures | null): ShownCount =>
    other ? shownCount(other, line, cell) : { kind: "hidden" };
  return {
    ...{ line: line.id, cell, count: shownCount(figures, line, cell), share: shownShare(figures, line, cell) },
    ...{ previous: inOther(previous), yearBefore: inOther(yearBefore) },
  };
}

/** The tables by age, sex, district and police group, whole or not at all. */
export function reportBreakdowns(figures: PublishedFigures): (Breakdown | { dimension: Dimension; columns: null })[] {
  return dimensions.map((dimension) => {
    const tables = figures.tables[dimension];
    if (!tables) return { dimension, columns: null };
    const columns = countedBlocks(figures.lines[dimension]).map(({ cells }) => cells);
    const lines = measureLines.filter(({ brokenDown, id }) => brokenDown && figures.lines[id]);
    const rows = lines.flatMap(({ id }) =>
      countedBlocks(figures.lines[id]).flatMap(({ cells }, at) =>
        tables[id] ? [{ line: id, cells, counts: tables[id].map((counts) => counts[at] ?? 0) }] : [],
      ),
    );
    return { dimension, columns, rows, missing: lines.filter(({ id }) => !tables[id]).map(({ id }) => id) };
  });
}

/** Those brought in whose test was negative or not taken: valuable social work. Null when it is not shown. */
export function valuableContacts(figures: PublishedFigures): number | null {
  const blocks = figures.lines["test"] ?? [];
  const parts = blocks.filter(({ cells }) => cells.includes("test.negative") || cells.includes("test.none"));
  const isExact = parts.every(({ cells }) => cells.every((cell) => cell === "test.negative" || cell === "test.none"));
  return parts.length > 0 && isExact ? parts.reduce((sum, { count }) => sum + count, 0) : null;
}

/** The key of a cell's texts in the catalogue: `visit.came` is `visitCame`. Configured places have names instead. */
export function cellTextKey(cell: Cell): string {
  return cell.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}
