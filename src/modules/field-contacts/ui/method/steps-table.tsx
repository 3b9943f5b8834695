import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/ui/data/table";
import { formatNumber, formatShare } from "@/ui/i18n/formats";
import type { ShownStep } from "../../domain/method/fidelity-figures";

/** The seven steps with their counts, each share with what it is of. A masked count says so. */
export function StepsTable({ caption, steps }: { readonly caption: string; readonly steps: readonly ShownStep[] }) {
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const count = (value: number | null) => (value === null ? t("overview.masked") : formatNumber(value, locale));
  const counts = (["followed", "departed", "notApplicable", "unanswered", "asked"] as const).map((key) => ({
    key,
    head: t(`overview.${key}`),
    numeric: true,
    cell: (row: ShownStep) => count(row[key]),
  }));
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: "step",
          head: t("overview.step"),
          cell: ({ step }) => t("overview.stepName", { step, name: t(`steps.step${step}`) }),
        },
        {
          key: "share",
          head: t("overview.share"),
          numeric: true,
          cell: ({ shareFollowed, of, followed }) =>
            shareFollowed === null || of === null
              ? followed === null || of === null
                ? t("overview.masked")
                : t("overview.noShare")
              : t("overview.shareOf", { share: formatShare(shareFollowed, locale), of: formatNumber(of, locale) }),
        },
        ...counts,
      ]}
      rows={steps}
      rowKey={({ step }) => String(step)}
      empty={t("overview.empty")}
    />
  );
}
