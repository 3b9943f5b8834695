import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Details } from "@/ui/data/details";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import type { ReportPlaces } from "../../files/report/report-words";
import { reportWordsIn } from "../../files/report/report-words";
import type { Cell } from "../../domain/report/lines";
import type { GridPeriod } from "../../domain/report/period";
import type { ShownCount, ShownShare } from "../../domain/report/read-published";

/** What the parts of one report share. */
export interface ReportContext {
  readonly org: string;
  readonly period: GridPeriod;
  readonly places: ReportPlaces;
  /** The head of the unit may open the contacts behind a figure. */
  readonly isHead: boolean;
}

/** The names and rules of cells and periods in the reader's language. */
export function useReportWords(places: ReportPlaces) {
  return reportWordsIn(useLocale(), places);
}

/** One published number in words: by itself, with which others, or not at all. */
export function CountText({ count, own, places }: { count: ShownCount; own: Cell; places: ReportPlaces }) {
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const words = useReportWords(places);
  if (count.kind === "hidden") return <span className="text-muted">{t("hidden")}</span>;
  const number = formatNumber(count.count, locale);
  if (count.kind === "count") return <>{number}</>;
  const others = count.cells.filter((cell) => cell !== own).map((cell) => words.cell(cell));
  return (
    <span className="block min-w-40 text-sm text-muted">
      {t("togetherWith", { count: number, cells: others.join(" + ") })}
    </span>
  );
}

/** A share as it is read, or the words for one that is not shown. */
export function useShareText(): (share: ShownShare | null) => string {
  const locale = useLocale();
  const t = useTranslations("fieldReport.page");
  return (share) => (share ? formatShare(share.ratio, locale) : t("hidden"));
}

/** How a measure is counted, and for the head of the unit the way to its contacts. */
export function RuleOf({ cell, context, brief = false }: { cell: Cell; context: ReportContext; brief?: boolean }) {
  const { org, period, places, isHead } = context;
  const t = useTranslations("fieldReport.page");
  const words = useReportWords(places);
  const isPlace = words.rule(cell) === "";
  const [measure, cut] = isCut(cell) ? ["interventions", cell] : [cell, "all"];
  return (
    <Details summary={brief ? t("ruleShort") : t("rule")}>
      {!isPlace && <p>{words.rule(cell)}</p>}
      {isHead && (
        <p data-print="hide">
          <Link
            href={`/${org}/field-contacts/tertial/${period.code}/contacts?measure=${measure}&cut=${cut}`}
            className="inline-flex min-h-6 items-center"
            aria-label={t("contactsFor", { name: words.cell(cell) })}
          >
            {t("contacts")}
          </Link>
        </p>
      )}
    </Details>
  );
}

/** Whether a cell is one of a dimension: then it is a cut and not a measure. */
function isCut(cell: Cell): boolean {
  return /^(age|sex|district|policeGroup)\./.test(cell);
}
