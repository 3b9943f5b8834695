import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/ui/data/empty-state";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { ReplayedDecisions } from "../views";
import { useLegalWords, useRuleWords } from "./words";

/** The kept decisions on releases, each made again as the page was asked for. */
export function DecisionsScreen({ decisions }: ReplayedDecisions) {
  const t = useTranslations("disclosures.decisions");
  const legal = useLegalWords();
  const words = useRuleWords();
  const locale = useLocale();
  const differ = decisions.filter(({ isSame }) => !isSame).length;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} about={t("about")} />
      {decisions.length > 0 && <p>{t("sum", { count: decisions.length, same: decisions.length - differ })}</p>}
      {decisions.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <DataTable
          caption={t("title")}
          hideCaption
          rows={decisions}
          rowKey={({ id }) => id}
          empty={t("empty")}
          columns={[
            {
              key: "when",
              head: t("when"),
              cell: ({ madeAt }) => <time dateTime={madeAt.toISOString()}>{formatInstant(madeAt, locale)}</time>,
            },
            { key: "who", head: t("who"), cell: ({ madeByName }) => madeByName },
            {
              key: "basis",
              head: t("basis"),
              cell: ({ basis, basisVersion }) =>
                t("basisVersion", { basis: legal.basis(basis), version: basisVersion ?? 0 }),
            },
            {
              key: "answer",
              head: t("answer"),
              cell: ({ effect, rules }) =>
                effect === "allow" ? t("allow") : `${t("deny")} ${rules.map((rule) => words.rule(rule)).join(" ")}`,
            },
            {
              key: "same",
              head: t("again"),
              cell: ({ isSame }) => <Tag tone={isSame ? "success" : "danger"}>{isSame ? t("same") : t("other")}</Tag>,
            },
          ]}
        />
      )}
    </div>
  );
}
