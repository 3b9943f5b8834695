import type { TextEncoding } from "./decode-text";

/** Most rows below the headings in one file. */
export const fileMaxRows = 200_000;
/** Most columns that are looked at. The register has 21; units add their own. */
export const fileMaxColumns = 256;

/** Why a whole file cannot be read. The message is `fieldContacts.import.fileErrors.<code>`. */
export type FileFault =
  | "fileTooLarge"
  | "fileEmpty"
  | "notARegister"
  | "oldExcelFormat"
  | "spreadsheetUnreadable"
  | "spreadsheetTooLarge"
  | "tooManyRows"
  | "tooManyColumns"
  | "quoteNotClosed"
  | "encodingDoubleEncoded"
  | "encodingLettersLost"
  | "encodingMacintosh"
  | "encodingDos"
  | "columnsMissing"
  | "columnRepeated";

/** One row as text, with the line it begins on in the file (1 is the first line). */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as rows of text, whatever kind of file it was. */
export interface Sheet {
  readonly format: "csv" | "xlsx";
  readonly encoding: TextEncoding | null;
  readonly separator: ";" | "," | "\t" | null;
  readonly rows: readonly SheetRow[];
}
