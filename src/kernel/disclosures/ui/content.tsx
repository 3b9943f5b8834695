import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate } from "@/ui/i18n/formats";
import type { ReleasedContent, ReleaseItem } from "../contract";

/** What the receiver sees, item by item: the preview and the copy are drawn by the same lines. */
export function ContentList({ content }: { readonly content: ReleasedContent }) {
  const t = useTranslations("disclosures.items");
  const locale = useLocale();
  const words = (key: ReleaseItem, value: string): string => {
    if (key === "age") return t("years", { years: Number(value) });
    if (key === "number") return value.length === 12 ? `${value.slice(0, 8)}-${value.slice(8)}` : value;
    if (key === "occasion") return `${formatDate(value.slice(0, 10), locale)}${value.slice(10)}`;
    return key === "placeType" && t.has(`place.${value}` as never) ? t(`place.${value}` as never) : value;
  };
  return (
    <SummaryList
      rows={[
        ...content.items.map(({ key, value }) => ({ key, label: t(key), value: words(key, value) })),
        { key: "summary", label: t("summary"), value: <span dir="auto">{content.summary}</span> },
      ]}
    />
  );
}
