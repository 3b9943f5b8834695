import { setImmediate as othersTurn } from "node:timers/promises";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { type Result, ok, refuse } from "@/platform/result";
import { type RegisterRow, registerKey } from "../domain/register-row";
import { registerFileMaxBytes } from "../register-limits";
import { readCsv } from "./read-csv";
import { dateOfCell, readXlsx, timeOfCell } from "./read-xlsx";
import { type CellFault, isBlankCell } from "./register-cells";
import { type RegisterColumn, columnForHeading, registerColumns } from "./register-columns";
import { type FileFault, type Sheet, type SheetRow } from "./sheet";

/** Most faults and most notices that are listed one by one; all are counted. */
export const listedFaultsMax = 1_000;

/** One cell that cannot be read, or that is read more coarsely than it was written. */
export interface CellRemark {
  /** The line in the file on which the row begins, 1 is the first; line breaks inside cells are counted. */
  readonly line: number;
  /** The heading as the file has it. */
  readonly column: string;
  readonly code: CellFault | "keptAsOther";
  /** In the message catalogue, with the placeholders `line`, `column`, `value`, and those of `details`. */
  readonly messageKey: string;
  /** What the cell says, shortened. For the eyes of the person importing only: never logged or stored. */
  readonly value: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A register as read: what would be imported, and everything that stands in the way of it. */
export interface RegisterReading {
  readonly format: Sheet["format"];
  readonly encoding: Sheet["encoding"];
  readonly separator: Sheet["separator"];
  /** Rows of the file below the headings, blank ones not counted. */
  readonly rowCount: number;
  /** The faultless rows, each with its line; repetitions of an identical row are left out. */
  readonly rows: readonly (RegisterRow & { readonly line: number })[];
  readonly duplicateCount: number;
  readonly errors: readonly CellRemark[];
  readonly errorCount: number;
  readonly notices: readonly CellRemark[];
  readonly noticeCount: number;
  /** Headings of the file that the format does not know. */
  readonly ignoredColumns: readonly string[];
  /** Columns of the format that the file lacks: all their values will be missing. */
  readonly absentColumns: readonly string[];
}

export interface ReadingOptions {
  readonly now: Date;
  /** Called now and then with the number of rows read so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many rows are read before other work on this thread gets its turn. */
const batchRows = 1_000;

/** Reads a register file (CSV or XLSX). Writes nothing, and keeps nothing of the file. */
export async function readRegister(
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<Result<RegisterReading, FileFault>> {
  if (bytes.length > registerFileMaxBytes) return refuse("fileTooLarge");
  const sheet = await readSheetOf(bytes);
  if (!sheet.ok) return sheet;
  const [headings, ...rows] = sheet.value.rows;
  if (!headings) return refuse("fileEmpty");
  const layout = readHeadings(headings.cells);
  if (!layout.ok) return layout;
  const reader = new RowReader(
    layout.value.columns,
    headings.cells.length,
    sheet.value.format,
    swedishDateOf(options.now),
  );
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % batchRows === 0) {
      options.onProgress?.(index, rows.length);
      await othersTurn();
    }
    reader.take(row);
  }
  options.onProgress?.(rows.length, rows.length);
  return ok({
    ...reader.result(),
    format: sheet.value.format,
    encoding: sheet.value.encoding,
    separator: sheet.value.separator,
    rowCount: rows.length,
    ignoredColumns: layout.value.ignored,
    absentColumns: layout.value.absent,
  });
}

async function readSheetOf(bytes: Uint8Array): Promise<Result<Sheet, FileFault>> {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (bytes.length === 0) return refuse("fileEmpty");
  if (start === "504b0304") return readXlsx(bytes);
  if (start === "d0cf11e0") return refuse("oldExcelFormat");
  if (start === "25504446") return refuse("notARegister");
  return readCsv(bytes);
}

interface PlacedColumn {
  readonly known: RegisterColumn;
  readonly heading: string;
  readonly index: number;
}

function readHeadings(headings: readonly string[]) {
  const columns: PlacedColumn[] = [];
  const ignored: string[] = [];
  for (const [index, cell] of headings.entries()) {
    const heading = cell.replace(/\s+/gu, " ").trim();
    const known = columnForHeading(heading);
    if (!known) {
      if (heading !== "") ignored.push(heading.slice(0, 60));
      continue;
    }
    if (columns.some((placed) => placed.known === known)) {
      return refuse<FileFault>("columnRepeated", { details: { column: known.heading } });
    }
    columns.push({ known, heading: heading.slice(0, 60), index });
  }
  const absent = registerColumns.filter((known) => !columns.some((placed) => placed.known === known));
  if (columns.length === 0) return refuse<FileFault>("notARegister");
  const missing = absent.filter(({ required }) => required);
  if (missing.length > 0) {
    const names = missing.map(({ heading }) => heading).join(", ");
    return refuse<FileFault>("columnsMissing", { details: { columns: names } });
  }
  return ok({ columns, ignored, absent: absent.map(({ heading }) => heading) });
}

/** Reads rows one after another and remembers which keys it has seen. */
class RowReader {
  private readonly rows: (RegisterRow & { line: number })[] = [];
  private readonly seen = new Map<string, { readonly line: number; readonly content: string }>();
  private readonly errors: CellRemark[] = [];
  private readonly notices: CellRemark[] = [];
  private errorCount = 0;
  private noticeCount = 0;
  private duplicateCount = 0;

  constructor(
    private readonly columns: readonly PlacedColumn[],
    private readonly headingCount: number,
    private readonly format: Sheet["format"],
    private readonly todayOn: string,
  ) {}

  take(row: SheetRow): void {
    const faultsBefore = this.errorCount;
    const read: Record<string, unknown> = {};
    for (const { fact } of registerColumns) read[fact] = null;
    for (const column of this.columns) read[column.known.fact] = this.cell(row, column);
    this.refuseSurplusCells(row);
    if (this.errorCount > faultsBefore) return;
    this.keep(row.line, read as unknown as RegisterRow);
  }

  result() {
    const { rows, errors, errorCount, notices, noticeCount, duplicateCount } = this;
    return { rows, errors, errorCount, notices, noticeCount, duplicateCount };
  }

  private cell(row: SheetRow, { known, heading, index }: PlacedColumn): unknown {
    const text = this.textOf(row.cells[index] ?? "", known);
    if (isBlankCell(text)) {
      if (known.required) this.fault(row.line, heading, "required", text);
      return null;
    }
    const reading = known.read(text);
    if (!reading.ok) {
      const details = reading.allowed === undefined ? undefined : { allowed: reading.allowed };
      this.fault(row.line, heading, reading.code, text, details);
      return null;
    }
    if (known.fact === "occurredOn" && String(reading.value) > this.todayOn) {
      this.fault(row.line, heading, "dateInFuture", text);
    }
    if (reading.noticed) this.notice(row.line, heading, text);
    return reading.value;
  }

  private textOf(cell: string, known: RegisterColumn): string {
    const text = cell.trim();
    if (this.format !== "xlsx") return text;
    if (known.fact === "occurredOn") return dateOfCell(text);
    return known.fact === "occurredTime" ? timeOfCell(text) : text;
  }

  /** Cells to the right of the last heading mean that a separator inside a value has moved the rest. */
  private refuseSurplusCells(row: SheetRow): void {
    if (row.cells.length <= this.headingCount) return;
    const surplus = row.cells.slice(this.headingCount).find((cell) => !isBlankCell(cell));
    if (surplus !== undefined) this.fault(row.line, "", "tooManyCells", surplus);
  }

  private keep(line: number, row: RegisterRow): void {
    const key = registerKey(row);
    const content = JSON.stringify(row);
    const earlier = this.seen.get(key);
    if (!earlier) {
      this.seen.set(key, { line, content });
      this.rows.push({ ...row, line });
    } else if (earlier.content === content) {
      this.duplicateCount++;
    } else {
      const column = this.columns.find(({ known }) => known.fact === "registerNumber")?.heading ?? "";
      this.fault(line, column, "keyRepeated", row.registerNumber, { firstLine: earlier.line });
    }
  }

  private fault(line: number, column: string, code: CellFault, value: string, details?: CellRemark["details"]): void {
    this.errorCount++;
    if (this.errors.length >= listedFaultsMax) return;
    const messageKey = `fieldContacts.import.cellErrors.${code}`;
    this.errors.push({ line, column, code, messageKey, value: value.slice(0, 60), details });
  }

  private notice(line: number, column: string, value: string): void {
    this.noticeCount++;
    if (this.notices.length >= listedFaultsMax) return;
    const messageKey = "fieldContacts.import.notices.keptAsOther";
    this.notices.push({ line, column, code: "keptAsOther", messageKey, value: value.slice(0, 60) });
  }
}
