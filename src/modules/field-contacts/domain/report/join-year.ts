import type { Cell } from "./lines";
import { type Block, countedBlocks, type PublishedFigures } from "./publish";

/**
 * The figures of a year: the sum of what its four-month periods already show, in blocks that all of them can be added up
 * to. It is computed from published figures alone, so it can tell nothing that they do not.
 *
 * @param parts the published figures of its periods; one that had under five contacts is left out, and the report says so
 */
export function joinYear(parts: readonly PublishedFigures[]): PublishedFigures {
  const counted = parts.filter(({ total }) => total !== null && total > 0);
  if (counted.length === 0) return { total: parts.every(({ total }) => total === 0) ? 0 : null, lines: {}, tables: {} };
  const total = counted.reduce((sum, part) => sum + (part.total ?? 0), 0);
  const shared = <T>(records: readonly Readonly<Record<string, T>>[]) =>
    Object.keys(records[0] ?? {}).filter((key) => records.every((record) => key in record));
  const lines: Record<string, readonly Block[]> = {};
  for (const id of shared(counted.map((part) => part.lines))) {
    const divisions = counted.map((part) => part.lines[id] ?? []);
    lines[id] = coarsest(divisions).map((cells) => ({ cells, count: sumWithin(divisions, cells) }));
  }
  const tables: Record<string, Record<string, readonly (readonly number[])[]>> = {};
  for (const dimension of shared(counted.map((part) => part.tables))) {
    const into: Record<string, readonly (readonly number[])[]> = {};
    for (const line of shared(counted.map((part) => part.tables[dimension] ?? {}))) {
      const rows = countedBlocks(lines[dimension]);
      const columns = countedBlocks(lines[line]);
      if (rows.length < 2 || columns.length < 2) continue;
      into[line] = rows.map((row) => columns.map((column) => sumOfTables(counted, dimension, line, row, column)));
    }
    if (Object.keys(into).length > 0) tables[dimension] = into;
  }
  return { total, lines, tables };
}

/** The finest division that every given one is a refinement of, in the order the cells first stand in. */
function coarsest(divisions: readonly (readonly Block[])[]): Cell[][] {
  let groups: Cell[][] = [];
  for (const { cells } of divisions.flat()) {
    const touched = groups.filter((group) => group.some((cell) => cells.includes(cell)));
    const joined = [...new Set([...touched.flat(), ...cells])];
    const at = touched[0] ? groups.indexOf(touched[0]) : groups.length;
    groups = [...groups.slice(0, at), joined, ...groups.slice(at).filter((group) => !touched.includes(group))];
  }
  return groups;
}

const isWithin = (block: Block, cells: readonly Cell[]) => block.cells.every((cell) => cells.includes(cell));

function sumWithin(divisions: readonly (readonly Block[])[], cells: readonly Cell[]): number {
  const blocks = divisions.flat().filter((block) => isWithin(block, cells));
  return blocks.reduce((sum, { count }) => sum + count, 0);
}

function sumOfTables(parts: readonly PublishedFigures[], dimension: string, line: string, row: Block, column: Block) {
  let sum = 0;
  for (const { lines, tables } of parts) {
    const table = tables[dimension]?.[line] ?? [];
    countedBlocks(lines[dimension]).forEach((rowBlock, i) => {
      if (!isWithin(rowBlock, row.cells)) return;
      countedBlocks(lines[line]).forEach((columnBlock, j) => {
        if (isWithin(columnBlock, column.cells)) sum += table[i]?.[j] ?? 0;
      });
    });
  }
  return sum;
}
