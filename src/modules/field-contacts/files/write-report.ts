import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import { type FigureId, type Figures, figureRules, readFigure } from "../domain/figures";
import { shareOf } from "../domain/shares";
import type { ReportPeriod } from "../schema";
import {
  type FigureDefinition,
  type ReportLanguage,
  figureDefinition,
  figureDefinitions,
  reportWords,
} from "./figure-definitions";

/** A report ready to be written: exact figures and the period they are for, both days included. */
export interface FieldContactReport {
  readonly figures: Figures;
  readonly period: ReportPeriod;
}

/** The JSON of the command line: exact figures, so only for those who may see them. */
export interface ReportJson extends FieldContactReport {
  readonly definitions: Record<FigureId, Record<ReportLanguage, FigureDefinition>>;
}

/** The report as the object that is written as JSON. */
export function reportAsJson({ figures, period }: FieldContactReport): ReportJson {
  return { figures, period: { from: period.from, to: period.to }, definitions: figureDefinitions() };
}

interface ReportLine {
  readonly name: string;
  readonly count: number;
  /** In per cent with one decimal, or null. */
  readonly percent: number | null;
  readonly denominator: number | null;
  readonly rule: string;
  readonly source: string;
}

function reportLines(figures: Figures, language: ReportLanguage): ReportLine[] {
  return figureRules.map(({ id }) => {
    const share = shareOf(figures, id);
    const percent = share && share.ratio !== null ? Math.round(share.ratio * 1000) / 10 : null;
    const denominator = share ? share.denominator : null;
    return { ...figureDefinition(id, language), count: readFigure(figures, id), percent, denominator };
  });
}

/** The report as CSV for a Swedish spreadsheet program: semicolons, decimal comma, UTF-8 with a mark. */
export function writeReportCsv(report: FieldContactReport, language: ReportLanguage = "sv"): Uint8Array {
  const words = reportWords(language);
  const lines = reportLines(report.figures, language).map((line) => [
    line.name,
    String(line.count),
    line.percent === null ? "" : line.percent.toFixed(1).replace(".", ","),
    line.denominator === null ? "" : String(line.denominator),
    line.rule,
    line.source,
  ]);
  const table = [
    [words.title, "", "", "", "", ""],
    [words.period, report.period.from, report.period.to, "", "", ""],
    [words.internal, "", "", "", "", ""],
    headings(language),
    ...lines,
  ];
  const csv = stringify(table, { delimiter: ";", bom: true, escape_formulas: true, record_delimiter: "windows" });
  return Buffer.from(csv, "utf8");
}

/** The report as XLSX: numbers are numbers, texts are texts, nothing is a formula. */
export async function writeReportXlsx(
  report: FieldContactReport,
  language: ReportLanguage = "sv",
): Promise<Uint8Array> {
  const words = reportWords(language);
  const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const });
  const text = (value: string) => ({ value, type: String });
  const table = [
    [bold(words.title)],
    [bold(words.period), text(report.period.from), text(report.period.to)],
    [bold(words.internal)],
    headings(language).map(bold),
    ...reportLines(report.figures, language).map((line) => [
      text(line.name),
      { value: line.count, type: Number },
      line.percent === null ? null : { value: line.percent, type: Number, format: "0.0" },
      line.denominator === null ? null : { value: line.denominator, type: Number },
      text(line.rule),
      text(line.source),
    ]),
  ];
  const columns = [36, 12, 18, 12, 80, 60].map((width) => ({ width }));
  return writeXlsxFile(table, { columns, sheet: words.sheet }).toBuffer();
}

function headings(language: ReportLanguage): string[] {
  const words = reportWords(language);
  return [words.figure, words.count, words.share, words.shareOf, words.rule, words.source];
}
