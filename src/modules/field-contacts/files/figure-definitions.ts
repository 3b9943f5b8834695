import en from "../../../../messages/fieldContacts/en.json";
import sv from "../../../../messages/fieldContacts/sv.json";
import { type FigureId, figureRules } from "../domain/figures";

export type ReportLanguage = "sv" | "en";

/** What a figure is called, how it is counted, and where it comes from. */
export interface FigureDefinition {
  readonly name: string;
  readonly rule: string;
  readonly source: string;
}

const catalogues = { sv, en };

/** The texts of a report outside the figures themselves. */
export function reportWords(language: ReportLanguage): (typeof sv)["report"] {
  return catalogues[language].report;
}

/** The definition of one figure. */
export function figureDefinition(id: FigureId, language: ReportLanguage): FigureDefinition {
  let found: unknown = catalogues[language].definitions;
  for (const part of id.split(".")) found = (found as Record<string, unknown>)[part];
  return found as FigureDefinition;
}

/** The definitions of all figures in both languages, by the figure's dotted name. */
export function figureDefinitions(): Record<FigureId, Record<ReportLanguage, FigureDefinition>> {
  return Object.fromEntries(
    figureRules.map(({ id }) => [id, { sv: figureDefinition(id, "sv"), en: figureDefinition(id, "en") }]),
  ) as Record<FigureId, Record<ReportLanguage, FigureDefinition>>;
}
