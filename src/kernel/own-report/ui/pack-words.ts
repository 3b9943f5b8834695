import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { Locale } from "@/ui/i18n/locale";
import type { PackFact } from "../contract";
import { MASK } from "../domain/masking";

/** As much of a translator as words of columns and codes need. */
export interface WordBook {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A column in words: its own where the catalogue has some, else the name with spaces. */
export function columnWords(t: WordBook, column: string): string {
  const key = `columns.${camel(column)}`;
  return t.has(key) ? t(key) : column.replaceAll("_", " ");
}

export function tableWords(t: WordBook, table: string): string {
  const key = `tables.${table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  return t.has(key) ? t(key) : table.replaceAll("_", " ");
}

/** A value in words. */
export function valueWords(t: WordBook, { value, kind }: PackFact, locale: Locale): string {
  if (kind === "yes") return t("pack.yes");
  if (kind === "no") return t("pack.no");
  if (kind === "day") return formatDate(value, locale);
  if (kind === "instant") return formatInstant(new Date(value), locale);
  return kind === "code" && t.has(`codes.${value}`) ? t(`codes.${value}`) : value;
}

/** A text with somebody else's place said in words. */
export function unmasked(t: WordBook, text: string): string {
  return text.replaceAll(MASK, `[${t("pack.masked")}]`);
}
