import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { EmptyState } from "@/ui/data/empty-state";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { MethodText } from "../../data/method/method-rows";
import { FidelityForm, type AskedStep } from "./fidelity-form";

/** One contact's steps on one screen: the text of its day beside each answer. */
export function FidelityScreen(props: {
  readonly org: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly occurredOn: string;
  readonly method: MethodText | null;
  readonly isClosed: boolean;
  readonly steps: readonly AskedStep[];
}) {
  const { org, caseId, caseNumber, occurredOn, method, isClosed, steps } = props;
  const t = useTranslations("fieldMethod.form");
  const locale = useLocale();
  const about = { number: caseNumber, day: formatDate(occurredOn, locale) };
  return (
    <>
      <PageHeader
        title={t("title")}
        about={method ? t("about", { ...about, version: method.number }) : t("aboutNoMethod", about)}
        back={{ href: `/${org}/field-contacts/${caseId}`, label: t("back") }}
      />
      {!method ? (
        <EmptyState>{t("noMethod")}</EmptyState>
      ) : (
        <MessagesFor
          parts={[
            "fieldMethod.form",
            "fieldMethod.steps",
            "fieldMethod.outcomes",
            "fieldMethod.reasons",
            "fieldMethod.errors",
          ]}
        >
          <div className="grid max-w-reading grid-cols-[minmax(0,1fr)] gap-6">
            <p>{t("rule")}</p>
            {isClosed && <Banner tone="info" title={t("closed")} />}
            <FidelityForm caseId={caseId} steps={steps} texts={method.stepTexts} isClosed={isClosed} />
          </div>
        </MessagesFor>
      )}
    </>
  );
}
