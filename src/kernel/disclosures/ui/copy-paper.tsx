import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { CopyAbout, ReleasedContent, ReleaseItem } from "../contract";
import { useLegalWords, useRuleWords } from "./words";

/**
 * What the receiver sees: the preview, the note and the copy are drawn by the same lines. What it is and who lets it go
 * stand first; then the data; then on which terms.
 */
export function CopyPaper({ content, about }: { readonly content: ReleasedContent; readonly about: CopyAbout }) {
  const t = useTranslations("disclosures.copy");
  const words = useRuleWords();
  const legal = useLegalWords();
  const locale = useLocale();
  return (
    <article className="grid gap-6 card p-5 sm:p-7" aria-label={t("label")}>
      <header className="grid gap-1 border-b border-line pb-4">
        <p className="text-lg font-semibold">{`${about.fromAuthority}, ${about.fromUnit}`}</p>
        <p className="text-muted">
          {about.at === null ? t("notYet") : t("releasedAt", { when: formatInstant(about.at, locale) })}
        </p>
      </header>
      <Content content={content} />
      {about.reservation && (
        <section className="grid gap-1 border-l-4 border-edge pl-4">
          <h2 className="text-base font-semibold">{t("reservation")}</h2>
          <p className="whitespace-pre-line" dir="auto">
            {about.reservation}
          </p>
        </section>
      )}
      <SummaryList
        rows={[
          {
            key: "purpose",
            label: t("purpose"),
            value: [words.purpose(about.purpose), about.purposeText].filter((part) => part !== "").join("\n"),
          },
          { key: "basis", label: t("basis"), value: legal.basis(about.basis) },
          {
            key: "until",
            label: t("until"),
            value:
              about.readableUntil === null
                ? t(about.mode === "must" ? "delivered" : "noEnd")
                : t("untilDay", { when: formatDate(about.readableUntil, locale) }),
          },
          { key: "ask", label: t("ask"), value: `${about.fromPerson}, ${about.fromUnit}` },
        ]}
      />
    </article>
  );
}

function Content({ content }: { readonly content: ReleasedContent }) {
  const t = useTranslations("disclosures.items");
  const words = useRuleWords();
  const valueOf = useItemValue();
  return (
    <>
      {content.items.length > 0 && (
        <SummaryList
          rows={content.items.map(({ key, value }) => ({ key, label: t(key), value: valueOf(key, value) }))}
        />
      )}
      {content.texts.map(({ text, categories }, at) => (
        <section key={at} className="grid gap-2">
          <p className="max-w-reading text-lg whitespace-pre-line" dir="auto">
            {text}
          </p>
          {categories.length > 0 && (
            <p className="flex flex-wrap gap-2">
              {categories.map((category) => (
                <Tag key={category} tone="neutral">
                  {words.category(category)}
                </Tag>
              ))}
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** A fact as it is read. */
export function useItemValue(): (key: ReleaseItem, value: string) => string {
  const t = useTranslations("disclosures.items");
  const locale = useLocale();
  return (key, value) => {
    if (key === "age") return t("years", { years: Number(value) });
    if (key === "number") return value.length === 12 ? `${value.slice(0, 8)}-${value.slice(8)}` : value;
    if (key === "occasion") return `${formatDate(value.slice(0, 10), locale)}${value.slice(10)}`;
    if (key === "placeType") return t.has(`place.${value}` as never) ? t(`place.${value}` as never) : value;
    return key === "testResult" && t.has(`test.${value}` as never) ? t(`test.${value}` as never) : value;
  };
}
