import { stringify } from "csv-stringify/sync";
import type { RegisterRow } from "../domain/register-row";
import { encodeWindows1252 } from "./decode-text";
import { registerColumns } from "./register-columns";

export interface RegisterCsvOptions {
  readonly separator?: ";" | "," | "\t";
  /** The facts in the order their columns are wanted; all columns in the order of the format by default. */
  readonly columns?: readonly (keyof RegisterRow)[];
}

/**
 * Writes rows in the import format, with CRLF line ends. Texts that a spreadsheet
 * would run as a formula get an apostrophe before them, which the reader takes away again.
 */
export function writeRegisterCsv(rows: Iterable<RegisterRow>, options: RegisterCsvOptions = {}): string {
  const order = options.columns ?? registerColumns.map(({ fact }) => fact);
  const columns = order.flatMap((fact) => registerColumns.filter((column) => column.fact === fact));
  const lines = [columns.map(({ heading }) => heading)];
  for (const row of rows) {
    lines.push(columns.map(({ fact, write }) => (row[fact] === null ? "" : escapeFormula(write(row[fact])))));
  }
  return stringify(lines, { delimiter: options.separator ?? ";", record_delimiter: "windows" });
}

/** A text file's bytes: UTF-8 with a byte order mark, which Excel needs to see å, ä and ö, or Windows-1252. */
export function encodeCsv(csv: string, encoding: "utf-8" | "windows-1252"): Uint8Array {
  return encoding === "utf-8" ? Buffer.from(`\uFEFF${csv}`, "utf8") : encodeWindows1252(csv);
}

function escapeFormula(text: string): string {
  return /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
