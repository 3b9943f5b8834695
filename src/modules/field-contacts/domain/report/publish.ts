/**
 * From exact counts to what may be published: no count under five can be computed from any set of published documents,
 * whoever collects them and knows these rules. The proof is in docs/adr/0012; `publish.test.ts` attacks it.
 */
import { coreLine, type Cell, type Line } from "./lines";

/** Cells of one line that are shown as one number. A cell that can be shown is a block of its own. */
export interface Block {
  readonly cells: readonly Cell[];
  readonly count: number;
}

/** The published figures of one period, as stored and as every document reads them. */
export interface PublishedFigures {
  /** Null: fewer than five, so nothing is shown. */
  readonly total: number | null;
  /** By line; a line that is not here divides a cell that is not shown. */
  readonly lines: Readonly<Record<string, readonly Block[]>>;
  /** By dimension and line: rows are the dimension's counted blocks, columns the line's. Whole or not at all. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly (readonly number[])[]>>>>;
}

/** The exact count of a measure within a cut: `("sex.women", "visit.came")`; the cut `all` is everybody. */
export type CountOf = (cut: string, measure: Cell) => number;

/** What is published of what: the lines, and the lines that others are broken down by. */
export interface Scheme {
  readonly smallest: number;
  readonly lines: readonly Line[];
  readonly dimensions: readonly Line[];
}

/**
 * The rules, one by one. All hold; the tests switch each off to see that the attack then succeeds.
 */
export interface Rules {
  /** A small cell is joined with its line's rest, and further cells until the block is large enough. */
  readonly joinsSmall: boolean;
  /** What it is joined with follows from the line alone, never from the sizes. */
  readonly joinsInFixedOrder: boolean;
  /** A line is shown only when the cell it divides is shown by itself. */
  readonly wantsParent: boolean;
  /** A table is shown only when every cell is large enough. */
  readonly wantsWholeTables: boolean;
  /** A line is broken down by every dimension that is shown, or by none. */
  readonly wantsRectangle: boolean;
  /** A line is broken down only where the line above it is. */
  readonly wantsParentTable: boolean;
}

export const allRules: Rules = {
  joinsSmall: true,
  joinsInFixedOrder: true,
  wantsParent: true,
  wantsWholeTables: true,
  wantsRectangle: true,
  wantsParentTable: true,
};

/** Masks the counts of one period. */
export function publishPeriod(countOf: CountOf, scheme: Scheme, rules: Rules = allRules): PublishedFigures {
  const total = countOf("all", "interventions");
  // A period without a single contact holds nobody to protect.
  if (total < scheme.smallest) return { total: total === 0 ? 0 : null, lines: {}, tables: {} };
  const lines = publishLines(countOf, scheme, rules);
  return { total, lines, tables: publishTables(countOf, scheme, rules, lines) };
}

type Blocks = Readonly<Record<string, readonly Block[]>>;

function publishLines(countOf: CountOf, { smallest, lines, dimensions }: Scheme, rules: Rules): Blocks {
  const published: Record<string, readonly Block[]> = {};
  const isShown = (cell: Cell) =>
    Object.values(published).some((blocks) => blocks.some(({ cells }) => cells.length === 1 && cells[0] === cell));
  for (const line of lines) {
    if (rules.wantsParent && line.parent !== null && !isShown(line.parent)) continue;
    const whole = countOf("all", line.parent ?? "interventions");
    if (whole < smallest && rules.wantsParent) continue;
    published[line.id] = joinSmall(
      line,
      cellCounts(line, whole, (cell) => countOf("all", cell)),
      smallest,
      rules,
    );
  }
  const everybody = countOf("all", "interventions");
  for (const line of dimensions) {
    const counts = cellCounts(line, everybody, (cell) => countOf(cell, "interventions"));
    published[line.id] = joinSmall(line, counts, smallest, rules);
  }
  return published;
}

function cellCounts(line: Line, whole: number, count: (cell: Cell) => number): Map<Cell, number> {
  const counts = new Map(line.cells.map((cell) => [cell, count(cell)]));
  const stated = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return counts.set(line.rest, whole - stated);
}

/**
 * Joins what is small with the rest, and with further cells in the line's own order until the block is large enough.
 * The order does not look at the sizes: "the smallest of the large ones" would tell how large it is at most.
 */
function joinSmall(line: Line, counts: ReadonlyMap<Cell, number>, smallest: number, rules: Rules): Block[] {
  const of = (cell: Cell) => counts.get(cell) ?? 0;
  const sum = (cells: readonly Cell[]) => cells.reduce((all, cell) => all + of(cell), 0);
  const small = line.cells.filter((cell) => of(cell) < smallest);
  const restIsSmall = of(line.rest) < smallest && !(line.restIsUnstated && of(line.rest) === 0);
  const alone = (cells: readonly Cell[]) => cells.map((cell) => ({ cells: [cell], count: of(cell) }));
  const all = [...line.cells, line.rest];
  if (small.length === 0 && !restIsSmall) return alone(all);
  if (!rules.joinsSmall)
    return alone(all.filter((cell) => !small.includes(cell) && !(cell === line.rest && restIsSmall)));
  const further = line.cells.filter((cell) => !small.includes(cell));
  if (!rules.joinsInFixedOrder) further.sort((a, b) => of(a) - of(b));
  const joined = [...small];
  if (rules.joinsInFixedOrder || restIsSmall) joined.push(line.rest);
  else if (!further.includes(line.rest)) further.push(line.rest);
  while (joined.length < 2 || sum(joined) < smallest) {
    const next = further.shift();
    if (next === undefined) break;
    joined.push(next);
  }
  const apart = all.filter((cell) => !joined.includes(cell));
  return [...alone(apart), { cells: all.filter((cell) => joined.includes(cell)), count: sum(joined) }];
}

type Table = readonly (readonly number[])[];

/** The blocks that tables have rows or columns for: a "not stated" that nobody is in has none. */
export function countedBlocks(blocks: readonly Block[] | undefined): readonly Block[] {
  return (blocks ?? []).filter(({ count }) => count > 0);
}

/**
 * The tables: every line that is shown in several parts, by every dimension that is. A dimension is in when all cells of
 * the core line's table are large enough; a line is in when all cells of its tables by every such dimension are.
 */
function publishTables(countOf: CountOf, scheme: Scheme, rules: Rules, lines: Blocks): PublishedFigures["tables"] {
  const isDivided = (id: string) => countedBlocks(lines[id]).length > 1;
  const isLarge = (table: Table) => table.every((row) => row.every((count) => count >= scheme.smallest));
  const table = (dimension: Line, line: Line) => tableOf(countOf, lines, dimension, line);
  const core = scheme.lines.find(({ id }) => id === coreLine);
  if (!core || !isDivided(core.id)) return {};
  const divided = scheme.dimensions.filter(({ id }) => isDivided(id));
  const shownBy = divided.filter((dimension) => !rules.wantsWholeTables || isLarge(table(dimension, core)));
  const tables: Record<string, Record<string, Table>> = {};
  for (const { id } of shownBy) tables[id] = {};
  const ways = new Map<string, readonly Line[]>();
  for (const line of scheme.lines.filter(({ id, brokenDown }) => brokenDown && isDivided(id))) {
    const fits = shownBy.filter((dimension) => isLarge(table(dimension, line)));
    const hasAll = rules.wantsRectangle ? (fits.length === shownBy.length ? fits : []) : fits;
    const above = scheme.lines.find(
      ({ cells, rest }) => line.parent !== null && [...cells, rest].includes(line.parent),
    );
    const allowed = above && rules.wantsParentTable ? (ways.get(above.id) ?? []) : shownBy;
    const by = (rules.wantsWholeTables ? hasAll : shownBy).filter((dimension) => allowed.includes(dimension));
    ways.set(line.id, by);
    for (const dimension of by) {
      const counts = table(dimension, line);
      const kept = (row: readonly number[]) => row.map((count) => (count >= scheme.smallest ? count : -1));
      (tables[dimension.id] ??= {})[line.id] = rules.wantsWholeTables ? counts : counts.map(kept);
    }
  }
  return tables;
}

function tableOf(countOf: CountOf, lines: Blocks, dimension: Line, line: Line): Table {
  return countedBlocks(lines[dimension.id]).map(({ cells: cuts }) => {
    const within = (measure: Cell) => cuts.reduce((sum, cut) => sum + cutCount(countOf, dimension, cut, measure), 0);
    const counts = cellCounts(line, within(line.parent ?? "interventions"), within);
    return countedBlocks(lines[line.id]).map(({ cells }) =>
      cells.reduce((sum, cell) => sum + (counts.get(cell) ?? 0), 0),
    );
  });
}

/** The rest of a dimension holds whoever is in none of its cells, under whatever cut the counters keep them. */
function cutCount(countOf: CountOf, { cells, rest }: Line, cut: Cell, measure: Cell): number {
  if (cut !== rest) return countOf(cut, measure);
  return countOf("all", measure) - cells.reduce((sum, cell) => sum + countOf(cell, measure), 0);
}
