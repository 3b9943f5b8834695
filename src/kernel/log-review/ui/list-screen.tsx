import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { Pagination } from "@/ui/data/pagination";
import { DataTable } from "@/ui/data/table";
import { Tabs } from "@/ui/data/tabs";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant, formatNumber } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { itemStates } from "../contract";
import type { ReviewOverview, ShownItem } from "../views";
import { DrawForm } from "./review-forms";

interface ListProps {
  readonly org: string;
  readonly list: ReviewOverview;
}

/** The work: what is to be reviewed, how far the samples have come, how often something was opened in an emergency. */
export function ListScreen({ org, list }: ListProps) {
  const t = useTranslations("logReview");
  const { counts, state, items, next, undrawn, mayDraw } = list;
  const at = `/${org}/log-review`;
  return (
    <>
      <PageHeader title={t("titles.list")} about={<p className="max-w-reading">{t("list.about")}</p>} />
      <div className="grid gap-10">
        {mayDraw && undrawn !== null && (
          <Banner tone="info" title={t("list.undrawn", { month: undrawn })}>
            <MessagesFor parts={["logReview.list", "logReview.errors"]}>
              <DrawForm month={undrawn} />
            </MessagesFor>
          </Banner>
        )}
        <div className="grid gap-6">
          <Tabs
            label={t("list.statesLabel")}
            tabs={itemStates.map((one) => ({
              href: `${at}?state=${one}`,
              label: t(`list.states.${one}`),
              current: one === state,
              count: String(counts[one]),
            }))}
          />
          <Items org={org} items={items} empty={t(`list.empty.${state}`)} />
          <Pagination nextHref={next && `${at}?state=${state}&after=${next}`} />
        </div>
        <Samples org={org} list={list} />
        <Openings list={list} />
      </div>
    </>
  );
}

interface ItemsProps {
  readonly org: string;
  readonly items: readonly ShownItem[];
  readonly empty: string;
}

function Items({ org, items, empty }: ItemsProps) {
  const t = useTranslations("logReview");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("list.caption")}
      hideCaption
      rows={items}
      rowKey={(item) => item.id}
      empty={empty}
      columns={[
        {
          key: "what",
          head: t("list.what"),
          cell: (item) => (
            <Link
              className="tabular inline-flex min-h-control items-center font-semibold"
              href={`/${org}/log-review/items/${item.id}`}
            >
              {item.label}
            </Link>
          ),
        },
        {
          key: "reader",
          head: t("list.reader"),
          cell: (item) => (
            <>
              {item.readerName}
              <span className="block text-sm text-muted">{item.readerUnitName}</span>
            </>
          ),
        },
        {
          key: "when",
          head: t("list.when"),
          cell: (item) => <time dateTime={item.firstAt.toISOString()}>{formatInstant(item.firstAt, locale)}</time>,
        },
        { key: "why", head: t("list.why"), cell: (item) => item.rules.map((rule) => t(`rules.${rule}`)).join(", ") },
        {
          key: "due",
          head: t("list.due"),
          cell: (item) => (
            <>
              {formatDate(item.dueAt, locale)}
              {item.isLate && (
                <span className="block">
                  <Tag tone="warning">{t("list.late")}</Tag>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function Samples({ org, list: { samples, mayDraw } }: ListProps) {
  const t = useTranslations("logReview.list");
  const locale = useLocale();
  return (
    <section className="grid gap-3" aria-labelledby="samples">
      <h2 id="samples" className="text-xl">
        {t("samplesTitle")}
      </h2>
      <DataTable
        caption={t("samplesCaption")}
        hideCaption
        rows={samples}
        rowKey={(sample) => sample.id}
        empty={t("samplesEmpty")}
        columns={[
          {
            key: "month",
            head: t("month"),
            cell: ({ month }) =>
              mayDraw ? (
                <Link
                  className="inline-flex min-h-control items-center font-semibold"
                  href={`/${org}/log-review/report/${month}`}
                >
                  {t("reportOf", { month })}
                </Link>
              ) : (
                month
              ),
          },
          {
            key: "progress",
            head: t("progress"),
            cell: ({ signed, drawn, late }) => (
              <>
                {t("progressOf", { signed, drawn })}
                <span className="block text-sm text-muted">{t("lateCount", { count: late })}</span>
              </>
            ),
          },
          { key: "due", head: t("due"), cell: ({ dueAt }) => formatDate(dueAt, locale) },
        ]}
      />
    </section>
  );
}

function Openings({ list: { openings } }: Pick<ListProps, "list">) {
  const t = useTranslations("logReview.list");
  const locale = useLocale();
  return (
    <section className="grid gap-3" aria-labelledby="openings">
      <h2 id="openings" className="text-xl">
        {t("openingsTitle")}
      </h2>
      <p className="text-sm">
        <a className="inline-flex min-h-control items-center" href="#openings-rule">
          {t("how")}
        </a>
      </p>
      <DataTable
        caption={t("openingsCaption")}
        hideCaption
        rows={openings}
        rowKey={({ month }) => month}
        empty=""
        columns={[
          { key: "month", head: t("month"), cell: ({ month }) => <span className="whitespace-nowrap">{month}</span> },
          { key: "openings", head: t("openings"), numeric: true, cell: (row) => row.openings },
          { key: "staff", head: t("staff"), numeric: true, cell: ({ staff }) => staff },
          {
            key: "perHundred",
            head: t("perHundred"),
            numeric: true,
            cell: ({ perHundred }) => (perHundred === null ? t("noFigure") : formatNumber(perHundred, locale, 1)),
          },
        ]}
      />
      <p id="openings-rule" className="max-w-reading text-sm text-muted">
        {t("openingsRule")}
      </p>
    </section>
  );
}
