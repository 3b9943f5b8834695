import { createTranslator } from "next-intl";
import { catalogueIn } from "../../../../../messages";
import type { NamedPlace } from "../../data/report/period-figures";
import { type Cell } from "../../domain/report/lines";
import type { GridPeriod } from "../../domain/report/period";
import { cellTextKey } from "../../domain/report/report-rows";

/** The places that cells may be named after. */
export interface ReportPlaces {
  readonly districts: readonly NamedPlace[];
  readonly policeGroups: readonly NamedPlace[];
}

/** The name of a place that a cell stands for, or null when the cell is a measure. */
export function placeName(cell: Cell, { districts, policeGroups }: ReportPlaces): string | null {
  const [kind, id] = cell.split(".");
  const places = kind === "district" ? districts : kind === "policeGroup" ? policeGroups : [];
  return places.find((place) => place.id === id)?.name ?? null;
}

/** One translator a language: it keeps the messages it has parsed, and a report asks for hundreds. */
const translators = { sv: translatorOf("sv"), en: translatorOf("en") };

function translatorOf(locale: "sv" | "en") {
  return createTranslator({ locale, messages: catalogueIn(locale), namespace: "fieldReport" });
}

/** The words of a report in one language, for pages and files. */
export function reportWordsIn(language: "sv" | "en", places: ReportPlaces) {
  const t = translators[language];
  type Key = Parameters<typeof t>[0];
  const textOf = (cell: Cell, part: "name" | "rule") => t(`cells.${cellTextKey(cell)}.${part}` as Key);
  return {
    t,
    cell: (cell: Cell) => placeName(cell, places) ?? textOf(cell, "name"),
    rule: (cell: Cell) => (placeName(cell, places) === null ? textOf(cell, "rule") : ""),
    period: ({ year, tertial }: GridPeriod) =>
      tertial === null
        ? t("periods.year", { year: String(year) })
        : t("periods.tertial", { number: String(tertial), year: String(year) }),
  };
}
