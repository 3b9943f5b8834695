import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { BarChart } from "@/ui/data/bar-chart";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { Pagination } from "@/ui/data/pagination";
import { DataTable } from "@/ui/data/table";
import { Tabs } from "@/ui/data/tabs";
import { Tag } from "@/ui/data/tag";
import { Timeline } from "@/ui/data/timeline";
import { formatInstant, formatNumber, formatShare } from "@/ui/i18n/formats";
import { ShowcaseSection } from "./showcase-section";

const ROWS = [
  { id: "1", place: "Stortorget", at: "2026-11-21T22:41:00Z", persons: 2, status: "tagInfo", tone: "info" },
  { id: "2", place: "Norra station", at: "2026-11-20T19:05:00Z", persons: 1, status: "tagSuccess", tone: "success" },
  { id: "3", place: "Ågatan", at: "2026-11-18T01:30:00Z", persons: 12, status: "tagDanger", tone: "danger" },
] as const;

export function DataShowcase() {
  const t = useTranslations("showcase");
  const locale = useLocale();
  const event = (key: "acknowledged" | "handedOver" | "logged", dateTime: string) => ({
    key,
    title: t(`data.${key}`),
    by: t(`data.${key}By`),
    when: formatInstant(dateTime, locale),
    dateTime,
  });
  return (
    <ShowcaseSection name="data">
      <DataTable
        caption={t("data.caption")}
        rows={ROWS}
        rowKey={({ id }) => id}
        empty={t("data.empty")}
        columns={[
          {
            key: "place",
            head: t("data.place"),
            cell: ({ place }) => <a href="#data">{place}</a>,
            sortHref: "#data",
            sorted: "ascending",
          },
          {
            key: "when",
            head: t("data.when"),
            cell: ({ at }) => <time dateTime={at}>{formatInstant(at, locale)}</time>,
            sortHref: "#data",
          },
          {
            key: "persons",
            head: t("data.persons"),
            cell: ({ persons }) => formatNumber(persons, locale),
            numeric: true,
          },
          {
            key: "status",
            head: t("data.status"),
            cell: ({ status, tone }) => <Tag tone={tone}>{t(`messages.${status}`)}</Tag>,
          },
        ]}
      />
      <Timeline
        label={t("data.timeline")}
        events={[
          event("acknowledged", "2026-11-21T23:02:00Z"),
          event("handedOver", "2026-11-21T22:44:00Z"),
          { ...event("logged", "2026-11-21T22:41:00Z"), children: t("data.loggedText") },
        ]}
      />
      <Details summary={t("data.detailsSummary")}>{t("data.detailsText")}</Details>
    </ShowcaseSection>
  );
}

const SHARES = [
  ["under15", 0.005],
  ["from15to19", 0.51],
  ["from20", 0.485],
] as const;

export function ChartShowcase() {
  const t = useTranslations("showcase.chart");
  const locale = useLocale();
  return (
    <ShowcaseSection name="chart">
      <BarChart
        title={t("title")}
        summary={t("summary")}
        categoryHead={t("head")}
        valueHead={t("share")}
        scaleTo={1}
        bars={SHARES.map(([key, value]) => ({ key, label: t(key), value, text: formatShare(value, locale) }))}
      />
    </ShowcaseSection>
  );
}

export function NavigationShowcase() {
  const t = useTranslations("showcase.tabs");
  return (
    <ShowcaseSection name="navigation">
      <Tabs
        label={t("label")}
        tabs={[
          { href: "#navigation", label: t("late"), current: true, count: "3" },
          { href: "#data", label: t("week"), current: false, count: "12" },
          { href: "#empty", label: t("waiting"), current: false, count: "0" },
        ]}
      />
      <Pagination previousHref="#navigation" nextHref="#navigation" />
    </ShowcaseSection>
  );
}

export function EmptyShowcase() {
  const t = useTranslations("showcase");
  return (
    <ShowcaseSection name="empty">
      <EmptyState
        action={
          <ButtonLink variant="primary" href="#form">
            {t("emptyAction")}
          </ButtonLink>
        }
      >
        {t("data.empty")}
      </EmptyState>
      <DataTable caption={t("data.caption")} rows={[]} rowKey={String} columns={[]} empty={t("data.empty")} />
    </ShowcaseSection>
  );
}
