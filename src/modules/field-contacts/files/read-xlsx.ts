import readXlsxFile from "read-excel-file/node";
import { type Result, ok, refuse } from "@/platform/result";
import { guardXlsx } from "./guard-xlsx";
import { columnForHeading } from "./register-columns";
import type { FileFault, Sheet, SheetRow } from "./sheet";

/**
 * Reads a register saved as XLSX, as rows of text. Of several sheets the one with most known headings is taken.
 * Formulas are never computed: the value the spreadsheet program stored is what is read.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<Sheet, FileFault>> {
  const guarded = guardXlsx(bytes);
  if (!guarded.ok) return guarded;
  let sheets: { data: unknown[][] }[];
  try {
    sheets = (await readXlsxFile(Buffer.from(guarded.value))) as unknown as { data: unknown[][] }[];
  } catch {
    // The parser has one answer to everything it does not understand, and its text may quote the content.
    return refuse("spreadsheetUnreadable");
  }
  const best = sheets.map(({ data }) => rowsOf(data)).sort((a, b) => knownHeadings(b) - knownHeadings(a))[0];
  return ok({ format: "xlsx", encoding: null, separator: null, rows: best ?? [] });
}

function rowsOf(data: readonly (readonly unknown[])[]): SheetRow[] {
  return data
    .map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

function knownHeadings(rows: readonly SheetRow[]): number {
  return rows[0]?.cells.filter((cell) => columnForHeading(cell)).length ?? 0;
}

/** A cell as text. Dates become `YYYY-MM-DD HH:MM`, without the time when it is midnight. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "J" : "N";
  if (!(value instanceof Date)) return String(value);
  // Excel counts in fractions of a day; 23:15 may come out a millisecond early.
  const seconds = Math.round(value.getTime() / 1000);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 1e11) return "#";
  const text = new Date(seconds * 1000).toISOString();
  return text.slice(11, 16) === "00:00" ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** The date of a date cell, with the time it may carry left out; other texts as they are. */
export function dateOfCell(text: string): string {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) ? text.slice(0, 10) : text;
}

/**
 * The time of a time cell: a date cell (a bare time is a day in 1899, or 1904 in old Mac files) or the fraction
 * of a day that an unformatted cell holds; other texts as they are.
 */
export function timeOfCell(text: string): string {
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text)) return text.slice(11);
  if (/^(1899|1904)-\d{2}-\d{2}$/.test(text)) return "00:00";
  if (!/^0(\.\d+)?$/.test(text)) return text;
  const minutes = Math.floor(Math.round(Number(text) * 86_400) / 60) % 1_440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
