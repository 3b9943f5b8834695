import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatNumber } from "@/ui/i18n/formats";
import type { PaperFigures } from "../../domain/method/paper-figures";
import { StepsTable } from "./steps-table";

/** The figures of a paper: frozen once it is signed. */
export function PaperFiguresSection({
  figures,
  isFrozen,
}: {
  readonly figures: PaperFigures;
  readonly isFrozen: boolean;
}) {
  const t = useTranslations("fieldMethod.figures");
  const locale = useLocale();
  const { from, to, tallied, versions, steps } = figures;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{t("title", { from: formatDate(from, locale), to: formatDate(to, locale) })}</h2>
      <SummaryList
        rows={[
          {
            key: "versions",
            label: t("versions"),
            value: t("versionList", { count: versions.length, list: versions.join(", ") }),
          },
          {
            key: "tallied",
            label: t("tallied"),
            value: tallied === null ? t("masked") : formatNumber(tallied, locale),
          },
        ]}
      />
      <StepsTable caption={t("steps")} steps={steps} />
      <p className="max-w-reading text-sm text-muted">
        {t("maskedRule")} {isFrozen ? t("frozen") : t("live")}
      </p>
    </section>
  );
}
