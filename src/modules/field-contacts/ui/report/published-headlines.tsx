import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import { type Cell, measureLines } from "../../domain/report/lines";
import type { PublishedFigures } from "../../domain/report/publish";
import { shownShare } from "../../domain/report/read-published";
import { valuableContacts, type Compared } from "../../domain/report/report-rows";
import { type ReportContext, RuleOf, useReportWords, useShareText } from "./report-parts";

interface HeadlinesProps extends Compared {
  readonly context: ReportContext;
  readonly figures: PublishedFigures;
  /** Goals in per cent by measure. */
  readonly targets: ReadonlyMap<string, number>;
}

/** What the steering group asks for first: each figure with its denominator, its goal, its rule and what it was before. */
export function PublishedHeadlines(props: HeadlinesProps) {
  const { context, figures, targets } = props;
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const words = useReportWords(context.places);
  const valuable = valuableContacts(figures);
  const totalOf = (other: PublishedFigures | null) =>
    other?.total === null || other === null ? null : formatNumber(other.total, locale);
  return (
    <section aria-labelledby="in-short" className="grid gap-3">
      <h2 id="in-short" className="text-xl">
        {t("inShort")}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Headline
          title={words.cell("interventions")}
          value={formatNumber(figures.total ?? 0, locale)}
          before={totalOf(props.previous)}
          year={totalOf(props.yearBefore)}
        >
          <RuleOf cell="interventions" context={context} />
        </Headline>
        <ShareHeadline {...props} cell="mumin" goal={targets.get("field-contacts.mumin")} />
        <ShareHeadline {...props} cell="completed.yes" goal={targets.get("field-contacts.completed")} />
        <ShareHeadline {...props} cell="visit.came" />
        <ShareHeadline {...props} cell="drugs.unknown" />
        <Headline
          title={t("valuable")}
          value={valuable === null ? t("hidden") : formatNumber(valuable, locale)}
          below={t("valuableRule")}
          before={undefined}
          year={undefined}
        />
      </div>
    </section>
  );
}

function ShareHeadline({
  context,
  figures,
  previous,
  yearBefore,
  cell,
  goal,
}: HeadlinesProps & { cell: Cell; goal?: number | undefined }) {
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const text = useShareText();
  const words = useReportWords(context.places);
  const line = measureLines.find(({ cells }) => cells.includes(cell));
  const shareIn = (other: PublishedFigures | null) => (other && line ? shownShare(other, line, cell) : null);
  const share = shareIn(figures);
  const before = (other: PublishedFigures | null) => other && text(shareIn(other));
  const counts = share && {
    count: formatNumber(share.numerator, locale),
    total: formatNumber(share.denominator, locale),
  };
  return (
    <Headline
      title={words.cell(cell)}
      value={text(share)}
      below={counts ? t("ofTotal", counts) : undefined}
      before={before(previous)}
      year={before(yearBefore)}
    >
      {goal !== undefined && (
        <p>
          {t("goal", { goal: formatShare(goal / 100, locale) })}{" "}
          {share && (share.ratio * 100 >= goal ? t("goalReached") : t("goalNotReached"))}
        </p>
      )}
      <RuleOf cell={cell} context={context} />
    </Headline>
  );
}

function Headline(props: {
  title: string;
  value: string;
  below?: string | undefined;
  /** Null: there are no published figures to compare with; undefined: not compared. */
  before: string | null | undefined;
  year: string | null | undefined;
  children?: React.ReactNode;
}) {
  const { title, value, below, before, year, children } = props;
  const t = useTranslations("fieldReport.page");
  return (
    <div className="grid content-start gap-1 card p-4">
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="tabular text-2xl font-semibold">{value}</p>
      {below && <p className="text-muted">{below}</p>}
      {before !== undefined && (
        <p className="text-sm text-muted">{t("before", { value: before ?? t("noComparison") })}</p>
      )}
      {year !== undefined && <p className="text-sm text-muted">{t("year", { value: year ?? t("noComparison") })}</p>}
      {children}
    </div>
  );
}
