import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { formatInstant } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { OpeningNotice } from "../views";

/** For whoever works on a case that was opened: by whom, when and why. */
export function NoticeScreen({ notice }: { readonly notice: OpeningNotice }) {
  const t = useTranslations("emergency.notice");
  const title = useTranslations("emergency.titles");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={title("notice")} about={<p className="max-w-reading">{t("about")}</p>} />
      <div className="grid max-w-reading gap-6">
        <SummaryList
          rows={[
            { key: "who", label: t("who"), value: notice.openedByName },
            { key: "when", label: t("when"), value: formatInstant(notice.openedAt, locale) },
            { key: "until", label: t("until"), value: formatInstant(notice.closedAt ?? notice.expiresAt, locale) },
            { key: "unit", label: t("unit"), value: notice.unit.name },
            { key: "reason", label: t("reason"), value: <span className="whitespace-pre-line">{notice.reason}</span> },
          ]}
        />
        <p className="text-muted">{t("reviewed")}</p>
      </div>
    </>
  );
}
