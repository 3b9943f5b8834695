import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Details } from "@/ui/data/details";
import { SummaryList } from "@/ui/data/summary-list";
import { Tag } from "@/ui/data/tag";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { wordsOfAct } from "../../organisations";
import type { OpenedItem } from "../views";
import { FindingForm, MeasureForm, QuestionForm } from "./review-forms";

interface ItemProps {
  readonly org: string;
  readonly opened: OpenedItem;
}

/** One reading: what the log knows of it, why it was drawn, question and answer, finding and measure. */
export function ItemScreen({ org, opened }: ItemProps) {
  const t = useTranslations("logReview");
  const { item, texts } = opened;
  return (
    <>
      <PageHeader title={t("titles.item")} back={{ href: `/${org}/log-review`, label: t("item.back") }} />
      <div className="grid max-w-reading gap-8">
        <Facts opened={opened} />
        <section className="grid gap-2" aria-labelledby="why">
          <h2 id="why" className="text-xl">
            {t("item.why")}
          </h2>
          <dl className="grid gap-3">
            {item.rules.map((rule) => (
              <div key={rule}>
                <dt className="font-semibold">{t(`rules.${rule}`)}</dt>
                <dd className="text-muted">{t(`rulesText.${rule}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {texts.openingReason !== null && (
          <Part id="reason" title={t("item.openingReason")}>
            <p className="whitespace-pre-line">{texts.openingReason}</p>
          </Part>
        )}
        <MessagesFor parts={["logReview.item", "logReview.errors"]}>
          <Question opened={opened} />
          <FindingPart opened={opened} />
        </MessagesFor>
      </div>
    </>
  );
}

function Facts({ opened: { item } }: Pick<ItemProps, "opened">) {
  const t = useTranslations("logReview");
  const words = useTranslations("acts");
  const locale = useLocale();
  const acts = item.acts.map((name) => {
    const key = wordsOfAct(name);
    return words.has(key) ? words(key) : name;
  });
  return (
    <>
      <SummaryList
        rows={[
          { key: "label", label: t("item.label"), value: <span className="tabular">{item.label}</span> },
          {
            key: "reader",
            label: t("item.reader"),
            value: t("item.readerAt", { name: item.readerName, unit: item.readerUnitName }),
          },
          {
            key: "when",
            label: t("item.when"),
            value:
              item.lines > 1
                ? t("item.whenSpan", {
                    from: formatInstant(item.firstAt, locale),
                    to: formatInstant(item.lastAt, locale),
                  })
                : formatInstant(item.firstAt, locale),
          },
          { key: "acts", label: t("item.acts"), value: acts.join(", ") },
          { key: "lines", label: t("item.lines"), value: String(item.lines) },
          { key: "due", label: t("item.due"), value: formatDate(item.dueAt, locale) },
          {
            key: "state",
            label: t("item.state"),
            value: <Tag tone={item.isLate ? "warning" : "neutral"}>{t(`list.states.${item.state}`)}</Tag>,
          },
        ]}
      />
      <p className="text-sm text-muted">{t("item.labelHint")}</p>
    </>
  );
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-3" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Question({ opened: { item, texts } }: Pick<ItemProps, "opened">) {
  const t = useTranslations("logReview.item");
  if (texts.question === null && item.finding !== null) return null;
  if (texts.question === null)
    return (
      <Details summary={t("questionTitle")}>
        <QuestionForm itemId={item.id} version={item.version} />
      </Details>
    );
  return (
    <Part id="question" title={t("questionTitle")}>
      <p className="whitespace-pre-line">{texts.question}</p>
      <h3 className="font-semibold">{t("answer")}</h3>
      <p className="whitespace-pre-line">{texts.answer ?? t("noAnswer")}</p>
    </Part>
  );
}

function FindingPart({ opened: { item, texts, isHead } }: Pick<ItemProps, "opened">) {
  const t = useTranslations("logReview.item");
  const locale = useLocale();
  const versioned = { itemId: item.id, version: item.version };
  if (item.finding === null)
    return (
      <Part id="finding" title={t("findingTitle")}>
        <FindingForm {...versioned} />
      </Part>
    );
  return (
    <>
      <Part id="finding" title={t(`found.${item.finding}`)}>
        <p className="whitespace-pre-line">{texts.finding}</p>
        <p className="text-sm text-muted">
          {item.signedAt &&
            t("signedBy", { name: item.signedByName ?? "", when: formatInstant(item.signedAt, locale) })}
        </p>
      </Part>
      {item.finding === "unjustified" && (
        <Part id="measure" title={t("measureTitle")}>
          {item.measureAt !== null && (
            <>
              <p className="whitespace-pre-line">{texts.measure}</p>
              <p className="text-sm text-muted">
                {t("signedBy", { name: item.measureByName ?? "", when: formatInstant(item.measureAt, locale) })}
              </p>
            </>
          )}
          {item.measureAt === null && isHead && <MeasureForm {...versioned} />}
          {item.measureAt === null && !isHead && <p className="text-muted">{t("waitsForHead")}</p>}
        </Part>
      )}
    </>
  );
}
