import { Unzip, UnzipInflate, strFromU8, strToU8, zipSync } from "fflate";
import { type Result, ok, refuse } from "@/platform/result";
import { type FileFault, fileMaxColumns, fileMaxRows } from "./sheet";

/** Most bytes a spreadsheet may unpack to. 20,000 register rows are about 20 MB. */
export const xlsxMaxUnpackedBytes = 64 * 1024 * 1024;
/** Most files inside a spreadsheet. */
export const xlsxMaxEntries = 2_000;
/** Most times larger than packed that the unpacked data may be, once it is more than a few MB. */
const maxRatio = 300;
const ratioMatters = 8 * 1024 * 1024;
/** Small steps, so that a bomb is found before it has gone off: one step unpacks to 16 MB at the very most. */
const stepBytes = 16 * 1024;

class TooLarge extends Error {}

/**
 * Unpacks an XLSX under limits and packs it again, uncompressed and with only its XML: what the parser gets is
 * what was checked here. On the way cells and rows that hold nothing are dropped, since one stray formatted
 * cell at XFD1048576 would make the parser build the whole grid, and error cells (`#REF!`) become text, so that
 * they are reported instead of read as blank.
 */
export function guardXlsx(bytes: Uint8Array): Result<Uint8Array, FileFault> {
  let entries: Map<string, Uint8Array>;
  try {
    entries = unpack(bytes);
  } catch (error) {
    return refuse(error instanceof TooLarge ? "spreadsheetTooLarge" : "spreadsheetUnreadable");
  }
  const checked: Record<string, Uint8Array> = {};
  for (const [name, content] of entries) {
    const xml = strFromU8(content);
    // A spreadsheet has no document type; one that does wants something else.
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return refuse("spreadsheetUnreadable");
    if (!/<(?:\w+:)?sheetData\b/.test(xml)) {
      checked[name] = content;
      continue;
    }
    const sheet = cleanSheet(xml);
    const fault = gridFault(sheet);
    if (fault) return refuse(fault);
    checked[name] = strToU8(sheet);
  }
  return ok(zipSync(checked, { level: 0 }));
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array[]>();
  let entryCount = 0;
  let unpackedBytes = 0;
  const unzip = new Unzip((file) => {
    if (++entryCount > xlsxMaxEntries) throw new TooLarge();
    if (!/\.(xml|rels)$/i.test(file.name)) return;
    const parts: Uint8Array[] = [];
    entries.set(file.name, parts);
    file.ondata = (error, part) => {
      if (error) throw error;
      unpackedBytes += part.length;
      const ratio = unpackedBytes / Math.max(1, bytes.length);
      if (unpackedBytes > xlsxMaxUnpackedBytes || (unpackedBytes > ratioMatters && ratio > maxRatio)) {
        throw new TooLarge();
      }
      parts.push(part);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < bytes.length; start += stepBytes) {
    unzip.push(bytes.subarray(start, start + stepBytes), start + stepBytes >= bytes.length);
  }
  if (entries.size === 0) throw new Error("No XML in the file");
  return new Map([...entries].map(([name, parts]) => [name, Buffer.concat(parts)]));
}

function cleanSheet(xml: string): string {
  return xml
    .replace(/<(?:\w+:)?c\b[^>]*\/>/g, "")
    .replace(/<(?:\w+:)?row\b[^>]*\/>/g, "")
    .replace(/<((?:\w+:)?row)\b[^>]*>\s*<\/\1>/g, "")
    .replace(/(<(?:\w+:)?c\b[^>]*?\st\s*=\s*["'])e(["'])/g, "$1str$2");
}

/** Whether a cell or a row lies outside the grid that is read. */
function gridFault(sheet: string): FileFault | null {
  for (const match of sheet.matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    // The heading line is one row more than the data; a few blank ones may surround it.
    if (Number(match[2]) > fileMaxRows + 1) return "tooManyRows";
    if (match[1] && columnNumber(match[1]) > fileMaxColumns) return "tooManyColumns";
  }
  return null;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
