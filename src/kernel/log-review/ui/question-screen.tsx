import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/ui/data/summary-list";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { wordsOfAct } from "../../organisations";
import type { OwnQuestion } from "../views";
import { AnswerForm } from "./review-forms";

/** A question about what one has read, and the answer. */
export function QuestionScreen({ question }: { readonly question: OwnQuestion }) {
  const t = useTranslations("logReview");
  const words = useTranslations("acts");
  const locale = useLocale();
  const acts = question.acts.map((name) => (words.has(wordsOfAct(name)) ? words(wordsOfAct(name)) : name));
  return (
    <>
      <PageHeader title={t("titles.question")} about={<p className="max-w-reading">{t("question.about")}</p>} />
      <div className="grid max-w-reading gap-8">
        <SummaryList
          rows={[
            { key: "label", label: t("item.label"), value: <span className="tabular">{question.label}</span> },
            { key: "when", label: t("item.when"), value: formatInstant(question.firstAt, locale) },
            { key: "acts", label: t("item.acts"), value: acts.join(", ") },
            {
              key: "question",
              label: t("question.question"),
              value: <span className="whitespace-pre-line">{question.asked}</span>,
            },
          ]}
        />
        {question.answeredAt !== null && (
          <section className="grid gap-2" aria-labelledby="answer">
            <h2 id="answer" className="text-xl">
              {t("question.answer")}
            </h2>
            <p className="whitespace-pre-line">{question.answer}</p>
            <p className="text-sm text-muted">
              {t("question.answered", { when: formatInstant(question.answeredAt, locale) })}
            </p>
          </section>
        )}
        {question.answeredAt === null && question.isSigned && <p>{t("question.isSigned")}</p>}
        {question.answeredAt === null && !question.isSigned && (
          <MessagesFor parts={["logReview.question", "logReview.errors"]}>
            <AnswerForm itemId={question.id} version={question.version} />
          </MessagesFor>
        )}
      </div>
    </>
  );
}
