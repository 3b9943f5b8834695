import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/ui/data/table";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import { figureRules, type Figures, readFigure } from "../domain/figures";
import { shareOf } from "../domain/shares";

/** Every measure with its rule and source beside it: what a reader can check, and what is filed when printed. */
export function ReportTable({ figures }: { figures: Figures }) {
  const t = useTranslations("fieldContacts.reportPage");
  const definition = useTranslations("fieldContacts.definitions");
  const locale = useLocale();
  const rows = figureRules.map(({ id }) => ({ id, count: readFigure(figures, id), share: shareOf(figures, id) }));
  return (
    <section aria-labelledby="all-measures" className="grid gap-3">
      <h2 id="all-measures" className="text-xl">
        {t("all")}
      </h2>
      <DataTable
        caption={t("all")}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { key: "figure", head: t("figure"), cell: ({ id }) => definition(`${id}.name`) },
          { key: "count", head: t("count"), numeric: true, cell: ({ count }) => formatNumber(count, locale) },
          {
            key: "share",
            head: t("share"),
            numeric: true,
            cell: ({ share }) => (share === null || share.ratio === null ? "–" : formatShare(share.ratio, locale)),
          },
          {
            key: "of",
            head: t("shareOf"),
            numeric: true,
            cell: ({ share }) => (share === null ? "–" : formatNumber(share.denominator, locale)),
          },
          { key: "rule", head: t("rule"), cell: ({ id }) => definition(`${id}.rule`) },
        ]}
      />
    </section>
  );
}
