import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { GridPeriod } from "../../domain/report/period";
import type { PublishedFigures } from "../../domain/report/publish";
import { type Breakdown, reportBreakdowns, reportGroups, type ReportGroup } from "../../domain/report/report-rows";
import type { ShownCount } from "../../domain/report/read-published";
import type { Cell } from "../../domain/report/lines";
import { reportWordsIn, type ReportPlaces } from "./report-words";

/** A settled report ready to be written. */
export interface PublishedDocument {
  readonly period: GridPeriod;
  readonly unit: string;
  readonly figures: PublishedFigures;
  readonly leftOut: readonly string[];
  readonly settledAt: Date;
  readonly places: ReportPlaces;
}

type Language = "sv" | "en";
type Field = string | number | null;
/** A table of the document: its heading row first. */
interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Field[])[];
}

/** The published figures as the object that is written as JSON: exactly what every other document shows. */
export function publishedAsJson({ period, unit, figures, leftOut, settledAt, places }: PublishedDocument) {
  const words = { sv: reportWordsIn("sv", places), en: reportWordsIn("en", places) };
  const named = (cell: Cell) => ({
    cell,
    ...{ sv: { name: words.sv.cell(cell), rule: words.sv.rule(cell) } },
    ...{ en: { name: words.en.cell(cell), rule: words.en.rule(cell) } },
  });
  const groups = reportGroups(figures, { previous: null, yearBefore: null });
  return {
    use: "published",
    period: { code: period.code, from: period.from, to: period.to },
    ...{ unit, settledOn: settledAt.toISOString().slice(0, 10), leftOut, interventions: figures.total },
    groups: groups.map(({ population, size, rows }) => ({
      of: population,
      size,
      rows: rows.map(({ cell, count, share }) => ({ ...named(cell), ...count, share })),
    })),
    breakdowns: reportBreakdowns(figures),
  };
}

function sheetsOf(document: PublishedDocument, language: Language): Sheet[] {
  const { figures, places, period, unit, settledAt } = document;
  const { t, ...words } = reportWordsIn(language, places);
  const head: Field[][] = [
    [t("file.title")],
    [t("file.period"), words.period(period), period.from, period.to],
    [t("file.unit"), unit],
    [t("file.settled"), settledAt.toISOString().slice(0, 10)],
    [t("page.classification")],
    [t("file.note")],
    [],
  ];
  const headings = ["group", "measure", "count", "together", "share", "shareOf", "rule"] as const;
  const total: Field[] = [
    t("groups.all"),
    words.cell("interventions"),
    figures.total,
    null,
    null,
    null,
    words.rule("interventions"),
  ];
  const groups = reportGroups(figures, { previous: null, yearBefore: null });
  const measures = groups.flatMap((group) => groupRows(group, words));
  const first = {
    name: t("file.sheetMeasures"),
    rows: [...head, headings.map((key) => t(`file.${key}`)), total, ...measures],
  };
  const breakdowns = reportBreakdowns(figures).flatMap((one): Sheet[] => {
    if (one.columns === null) return [];
    const dimension = t(`dimensions.${one.dimension}`);
    return [
      {
        name: t("file.sheetBy", { dimension }).slice(0, 31),
        rows: breakdownRows(one, words, dimension, t("file.measure")),
      },
    ];
  });
  return [first, ...breakdowns];
}

type Words = Omit<ReturnType<typeof reportWordsIn>, "t">;

function groupRows({ population, rows }: ReportGroup, words: Words): Field[][] {
  return rows.map(({ cell, count, share }) => [
    words.cell(population ?? "interventions"),
    words.cell(cell),
    numberOf(count),
    count.kind === "together" ? othersOf(count.cells, cell, words) : null,
    share && Math.round(share.ratio * 1000) / 10,
    share && share.denominator,
    words.rule(cell),
  ]);
}

const numberOf = (count: ShownCount): number | null => (count.kind === "hidden" ? null : count.count);

function othersOf(cells: readonly Cell[], own: Cell, words: Words): string {
  return cells
    .filter((cell) => cell !== own)
    .map((cell) => words.cell(cell))
    .join(" + ");
}

function breakdownRows({ columns, rows }: Breakdown, words: Words, dimension: string, measure: string): Field[][] {
  const names = (cells: readonly Cell[]) => cells.map((cell) => words.cell(cell)).join(" + ");
  return [
    [`${measure} / ${dimension}`, ...columns.map(names)],
    ...rows.map(({ cells, counts }) => [names(cells), ...counts]),
  ];
}

/** The published figures as CSV for a Swedish spreadsheet program: semicolons, decimal comma, UTF-8 with a mark. */
export function writePublishedCsv(document: PublishedDocument, language: Language = "sv"): Uint8Array {
  const written = (field: Field) => (typeof field === "number" ? String(field).replace(".", ",") : (field ?? ""));
  const rows = sheetsOf(document, language).flatMap(({ name, rows: own }) => [[name], ...own, []]);
  const csv = stringify(
    rows.map((row) => row.map(written)),
    { delimiter: ";", bom: true, escape_formulas: true, record_delimiter: "windows" },
  );
  return Buffer.from(csv, "utf8");
}

/** The published figures as XLSX, a sheet for the measures and one for each breakdown: nothing is a formula. */
export async function writePublishedXlsx(document: PublishedDocument, language: Language = "sv"): Promise<Uint8Array> {
  const cellOf = (field: Field) =>
    field === null
      ? null
      : typeof field === "number"
        ? { value: field, type: Number, ...(Number.isInteger(field) ? {} : { format: "0.0" }) }
        : { value: field, type: String };
  const sheets = sheetsOf(document, language).map(({ name, rows }) => ({
    data: rows.map((row) => row.map(cellOf)),
    sheet: name,
    columns: [36, 36, 14, 36, 14, 12, 80].map((width) => ({ width })),
  }));
  return writeXlsxFile(sheets).toBuffer();
}
