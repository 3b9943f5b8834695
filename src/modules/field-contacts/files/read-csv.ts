import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { type Result, ok, refuse } from "@/platform/result";
import { decodeText, textDamage } from "./decode-text";
import { columnForHeading } from "./register-columns";
import { type FileFault, type Sheet, type SheetRow, fileMaxColumns, fileMaxRows } from "./sheet";

const separators = [";", ",", "\t"] as const;
type Separator = (typeof separators)[number];

const damageFaults = {
  doubleEncoded: "encodingDoubleEncoded",
  lettersLost: "encodingLettersLost",
  macintosh: "encodingMacintosh",
  dos: "encodingDos",
} as const satisfies Record<string, FileFault>;

/** How many bytes are parsed before other work on this thread gets its turn. */
const chunkBytes = 64 * 1024;

/**
 * Reads a register saved as text. Encoding and separator are found out; quotes, doubled quotes and line breaks
 * inside cells are understood.
 */
export async function readCsv(bytes: Uint8Array): Promise<Result<Sheet, FileFault>> {
  const decoded = decodeText(bytes);
  // Excel's own hint line, which is not data.
  const hint = /^sep=([;,\t])\r?\n/i.exec(decoded.text.slice(0, 8));
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text;
  const separator = (hint?.[1] as Separator | undefined) ?? findSeparator(text);
  const damage = textDamage(firstRecord(text, separator).join(" "));
  if (damage) return refuse(damageFaults[damage]);
  const rows = await parseRows(text, separator, hint ? 2 : 1);
  if (!rows.ok) return rows;
  return ok({ format: "csv", encoding: decoded.encoding, separator, rows: rows.value });
}

/** The separator that makes most known headings of the first line; `;` when none does. */
function findSeparator(text: string): Separator {
  let best: Separator = ";";
  let bestScore = 0;
  for (const separator of separators) {
    const cells = firstRecord(text, separator);
    const known = cells.filter((cell) => columnForHeading(cell) !== undefined).length;
    // Unknown headings only decide between separators that are equally good at known ones.
    const score = known + cells.length / 1000;
    if (score > bestScore && cells.length > 1) [best, bestScore] = [separator, score];
  }
  return best;
}

/** The cells of the first line that is not blank. Separators and line breaks inside quotes do not count. */
function firstRecord(text: string, separator: Separator): string[] {
  const start = text.search(/[^\s;,"]/);
  if (start < 0) return [];
  const lineStart = Math.max(text.lastIndexOf("\n", start), text.lastIndexOf("\r", start)) + 1;
  const cells = [""];
  let quoted = false;
  for (const letter of text.slice(lineStart, lineStart + 16_384)) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted && letter === separator) cells.push("");
    else cells[cells.length - 1] += letter;
  }
  return cells;
}

async function parseRows(
  text: string,
  separator: Separator,
  firstLine: number,
): Promise<Result<readonly SheetRow[], FileFault>> {
  const rows: SheetRow[] = [];
  let line = firstLine;
  let fault: FileFault | null = null;
  const parser = parse({
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // Taken here, not from the stream's far end: a fault later in the file would throw away what is on its way.
    on_record: (cells: string[]) => {
      if (cells.length > fileMaxColumns) fault ??= "tooManyColumns";
      // The heading line is one row more than the data.
      else if (rows.length > fileMaxRows) fault ??= "tooManyRows";
      else if (cells.some((cell) => cell !== "")) rows.push({ line, cells });
      line += 1 + lineBreaksIn(cells);
      return null;
    },
  });
  function* chunks() {
    const bytes = Buffer.from(text, "utf8");
    for (let start = 0; start < bytes.length && fault === null; start += chunkBytes) {
      yield bytes.subarray(start, start + chunkBytes);
    }
  }
  try {
    await pipeline(Readable.from(chunks()), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fault ? refuse(fault) : refuse("quoteNotClosed", { details: { line } });
  }
  return fault ? refuse(fault) : ok(rows);
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (/[\r\n]/.test(cell)) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return count;
}
