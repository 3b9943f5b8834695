import { useLocale, useTranslations } from "next-intl";
import { BarChart, type Bar } from "@/ui/data/bar-chart";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import { type Cell, measureLines } from "../../domain/report/lines";
import type { GridPeriod } from "../../domain/report/period";
import type { PublishedFigures } from "../../domain/report/publish";
import { shownCount, shownShare } from "../../domain/report/read-published";
import { type ReportContext, useReportWords } from "./report-parts";

interface ChartsProps {
  readonly context: ReportContext;
  readonly figures: PublishedFigures;
  readonly previous: { readonly period: GridPeriod; readonly figures: PublishedFigures | null };
  readonly yearBefore: { readonly period: GridPeriod; readonly figures: PublishedFigures | null };
  readonly targets: ReadonlyMap<string, number>;
}

const lineOf = (cell: Cell) => measureLines.find(({ cells }) => cells.includes(cell));

/** The report in pictures: shares beside earlier periods and the goal, and the way from intervention to completed support. */
export function PublishedCharts(props: ChartsProps) {
  const { targets, figures } = props;
  const t = useTranslations("fieldReport.page");
  return (
    <section aria-labelledby="in-pictures" className="grid gap-4">
      <h2 id="in-pictures" className="text-xl">
        {t("charts")}
      </h2>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <ShareOverTime {...props} cell="mumin" title={t("development")} goal={targets.get("field-contacts.mumin")} />
        <ShareOverTime
          {...props}
          cell="completed.yes"
          title={t("completedChart")}
          goal={targets.get("field-contacts.completed")}
        />
        <ChainChart context={props.context} figures={figures} />
      </div>
    </section>
  );
}

function ShareOverTime(props: ChartsProps & { cell: Cell; title: string; goal: number | undefined }) {
  const { context, figures, cell, title, goal } = props;
  const t = useTranslations("fieldReport.page");
  const list = useTranslations("fieldReport.list");
  const locale = useLocale();
  const words = useReportWords(context.places);
  const line = lineOf(cell);
  const one = (period: GridPeriod, of: PublishedFigures | null): Bar => {
    const share = of && line ? shownShare(of, line, cell) : null;
    return {
      ...{ key: period.code, label: words.period(period), value: share?.ratio ?? 0 },
      text: share ? formatShare(share.ratio, locale) : of ? t("hidden") : t("noComparison"),
    };
  };
  const earlier = [props.yearBefore, props.previous].filter(
    ({ period }, at, all) => all.findIndex((other) => other.period.code === period.code) === at,
  );
  const goalText = goal === undefined ? null : formatShare(goal / 100, locale);
  const bars = [...earlier.map(({ period, figures: of }) => one(period, of)), one(context.period, figures)];
  if (goalText !== null)
    bars.push({
      key: "goal",
      label: t("goalLabel"),
      value: (goal ?? 0) / 100,
      text: goalText,
    });
  const now = line ? shownShare(figures, line, cell) : null;
  const value = now ? formatShare(now.ratio, locale) : "";
  const summary = !now
    ? t("hiddenSummary")
    : goalText === null
      ? t("developmentSummaryNoGoal", { value })
      : t("developmentSummary", { value, goal: goalText });
  return (
    <BarChart
      title={title}
      summary={summary}
      bars={bars}
      scaleTo={1}
      categoryHead={list("period")}
      valueHead={t("share")}
    />
  );
}

function ChainChart({ context, figures }: { context: ReportContext; figures: PublishedFigures }) {
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const words = useReportWords(context.places);
  const total = figures.total ?? 0;
  const steps = ["mumin", "assessment", "offer.made", "takenOver", "visit.came", "completed.yes"];
  const bars = ["interventions", ...steps].map((cell): Bar => {
    const line = lineOf(cell);
    const shown =
      cell === "interventions" ? { kind: "count" as const, count: total } : line && shownCount(figures, line, cell);
    const count = shown?.kind === "count" ? shown.count : null;
    const text = count === null ? t("hidden") : formatNumber(count, locale);
    return { key: cell, label: words.cell(cell), value: count ?? 0, text };
  });
  const mumin = bars[1];
  const counts = { total: formatNumber(total, locale), mumin: mumin?.text ?? "" };
  const summary = mumin && mumin.value > 0 ? t("chainSummary", counts) : t("chainSummaryHidden", counts);
  return (
    <BarChart
      title={t("chainChart")}
      summary={summary}
      bars={bars}
      categoryHead={t("measure")}
      valueHead={t("count")}
    />
  );
}
