import { useLocale, useTranslations } from "next-intl";
import { BarChart, type Bar } from "@/ui/data/bar-chart";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import { type FigureId, type Figures, readFigure } from "../domain/figures";
import { shareOf } from "../domain/shares";

/** The parts of the whole, as bars with words and the same figures in a table. */
export function ReportCharts({ figures }: { figures: Figures }) {
  const t = useTranslations("fieldContacts.reportPage");
  const locale = useLocale();
  const barsOf = useBars(figures);
  const shareText = (id: FigureId) => formatShare(shareOf(figures, id)?.ratio ?? 0, locale);
  const number = (count: number) => formatNumber(count, locale);
  const isEmpty = figures.interventions === 0;
  const { sex, firstVisit } = figures;
  const summaries = {
    age: t("ageSummary", { share: shareText("age.from15to19"), older: shareText("age.from20") }),
    known: t("knownSummary", { yes: shareText("knownBefore.yes"), no: shareText("knownBefore.no") }),
    sex: t("sexSummary", {
      ...{ women: number(sex.women), men: number(sex.men), other: number(sex.other) },
      missing: number(figures.interventions - sex.women - sex.men - sex.other),
    }),
    visits: t("visitsSummary", {
      came: number(firstVisit.came),
      total: number(firstVisit.came + firstVisit.missed + firstVisit.rebooked),
    }),
  };
  const chart = (title: string, summary: string, ids: readonly FigureId[]) => (
    <BarChart title={title} summary={isEmpty ? t("emptySummary") : summary} bars={barsOf(ids)} scaleTo={1} />
  );
  return (
    <section aria-labelledby="in-pictures" className="grid gap-4">
      <h2 id="in-pictures" className="text-xl">
        {t("charts")}
      </h2>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        {chart(t("age"), summaries.age, ["age.under15", "age.from15to19", "age.from20", "age.unknown"])}
        {chart(t("knownBefore"), summaries.known, ["knownBefore.yes", "knownBefore.no", "knownBefore.notKnown"])}
        {chart(t("sex"), summaries.sex, ["sex.women", "sex.men", "sex.other"])}
        {chart(t("visits"), summaries.visits, ["firstVisit.came", "firstVisit.missed", "firstVisit.rebooked"])}
      </div>
    </section>
  );
}

function useBars(figures: Figures): (ids: readonly FigureId[]) => Bar[] {
  const name = useTranslations("fieldContacts.definitions");
  const locale = useLocale();
  return (ids) =>
    ids.map((id) => {
      const ratio = shareOf(figures, id)?.ratio ?? 0;
      const count = formatNumber(readFigure(figures, id), locale);
      return { key: id, label: name(`${id}.name`), value: ratio, text: `${count} (${formatShare(ratio, locale)})` };
    });
}
