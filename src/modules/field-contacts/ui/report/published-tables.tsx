import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/ui/data/table";
import { formatNumber } from "@/ui/i18n/formats";
import type { Cell } from "../../domain/report/lines";
import type { PublishedFigures } from "../../domain/report/publish";
import { type Compared, reportBreakdowns, reportGroups, type ReportGroup } from "../../domain/report/report-rows";
import { CountText, type ReportContext, RuleOf, useReportWords, useShareText } from "./report-parts";

/** Every measure with its share, what it is compared with and its rule. */
export function PublishedTables(props: Compared & { context: ReportContext; figures: PublishedFigures }) {
  const { context, figures, previous, yearBefore } = props;
  const t = useTranslations("fieldReport");
  const groups = reportGroups(figures, { previous, yearBefore });
  return (
    <section aria-labelledby="all-measures" className="grid gap-6">
      <h2 id="all-measures" className="text-xl">
        {t("page.all")}
      </h2>
      {groups.map((group, at) => (
        <GroupTable key={at} group={group} context={context} isWho={at === groups.length - 1} />
      ))}
    </section>
  );
}

const groupNames = { mumin: "mumin", "offer.made": "offerMade", "offer.nothing": "offerNothing" } as const;

function GroupTable({ group, context, isWho }: { group: ReportGroup; context: ReportContext; isWho: boolean }) {
  const t = useTranslations("fieldReport.page");
  const name = useTranslations("fieldReport.groups");
  const locale = useLocale();
  const words = useReportWords(context.places);
  const share = useShareText();
  const { population, size, rows } = group;
  const title = isWho
    ? name("dimensions")
    : population === null
      ? name("all")
      : name(groupNames[population as keyof typeof groupNames]);
  const caption = size === null ? title : `${title}: ${formatNumber(size, locale)}`;
  if (size === null) {
    return (
      <div className="grid gap-2">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-muted">{t("hiddenLong")}</p>
      </div>
    );
  }
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ cell }) => cell}
      empty={null}
      columns={[
        { key: "measure", head: t("measure"), cell: ({ cell }) => words.cell(cell) },
        {
          key: "count",
          head: t("count"),
          cell: ({ cell, count }) => <CountText count={count} own={cell} places={context.places} />,
        },
        {
          key: "share",
          head: t("share"),
          numeric: true,
          cell: (row) => (row.count.kind === "count" && row.share ? share(row.share) : "–"),
        },
        {
          key: "of",
          head: t("of"),
          numeric: true,
          cell: (row) => (row.share ? formatNumber(row.share.denominator, locale) : "–"),
        },
        {
          key: "before",
          head: t("beforeHead"),
          numeric: true,
          cell: ({ previous }) => (previous.kind === "count" ? formatNumber(previous.count, locale) : "–"),
        },
        {
          key: "year",
          head: t("yearHead"),
          numeric: true,
          cell: ({ yearBefore }) => (yearBefore.kind === "count" ? formatNumber(yearBefore.count, locale) : "–"),
        },
        {
          key: "rule",
          head: t("ruleShort"),
          cell: ({ cell }) => (
            <div data-print="hide">
              <RuleOf cell={cell} context={context} brief />
            </div>
          ),
        },
      ]}
    />
  );
}

/** On paper the rules stand after the tables: folded ones cannot be opened there. */
export function PrintedRules({ context, figures }: { context: ReportContext; figures: PublishedFigures }) {
  const t = useTranslations("fieldReport.page");
  const words = useReportWords(context.places);
  const cells = reportGroups(figures, { previous: null, yearBefore: null }).flatMap(({ rows }) => rows);
  const ruled = ["interventions", ...cells.map(({ cell }) => cell)].filter((cell) => words.rule(cell) !== "");
  return (
    <section className="hidden" data-print="only">
      <h2 className="text-xl">{t("rule")}</h2>
      <dl className="text-sm">
        {ruled.map((cell) => (
          <div key={cell}>
            <dt className="inline font-semibold">{words.cell(cell)}: </dt>
            <dd className="inline">{words.rule(cell)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The measures by age, sex, district and police group; a table is whole or not there. */
export function PublishedBreakdowns({ context, figures }: { context: ReportContext; figures: PublishedFigures }) {
  const t = useTranslations("fieldReport.page");
  const dimensionName = useTranslations("fieldReport.dimensions");
  const locale = useLocale();
  const words = useReportWords(context.places);
  const names = (cells: readonly Cell[]) => cells.map((cell) => words.cell(cell)).join(" + ");
  return (
    <section className="grid gap-8">
      {reportBreakdowns(figures).map((one) => {
        const dimension = dimensionName(one.dimension);
        const title = t("by", { dimension: dimension.toLocaleLowerCase(locale) });
        return (
          <div key={one.dimension} className="grid gap-2">
            <h2 className="text-xl">{title}</h2>
            {one.columns === null ? (
              <p className="text-muted">{t("byNone", { dimension: dimension.toLocaleLowerCase(locale) })}</p>
            ) : (
              <>
                <DataTable
                  caption={title}
                  hideCaption
                  rows={one.rows}
                  rowKey={({ cells }) => cells.join()}
                  empty={null}
                  columns={[
                    { key: "measure", head: t("measure"), cell: ({ cells }) => names(cells) },
                    ...one.columns.map((cells, at) => ({
                      ...{ key: cells.join(), head: names(cells), numeric: true },
                      cell: ({ counts }: { counts: readonly number[] }) => formatNumber(counts[at] ?? 0, locale),
                    })),
                  ]}
                />
                {one.missing.length > 0 && (
                  <p className="text-sm text-muted">
                    {t("notBroken", {
                      names: one.missing.map((id) => names(figures.lines[id]?.[0]?.cells.slice(0, 1) ?? [])).join(", "),
                    })}
                  </p>
                )}
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}
