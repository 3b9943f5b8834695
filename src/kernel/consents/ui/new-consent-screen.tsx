import { useLocale } from "next-intl";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { ConsentForm } from "../views";
import { NewConsentForm } from "./new-consent-form";
import { useConsentTexts } from "./texts";

/** Asking for one yes. What is read out first stands first. */
export function NewConsentScreen({ org, form }: { readonly org: string; readonly form: ConsentForm }) {
  const { t } = useConsentTexts();
  const locale = useLocale();
  const { caseId, caseNumber, kind, notice, receivers, maxMonths, today, lastDay } = form;
  const text = notice && (notice.texts.get(locale) ?? notice.texts.get("sv"));
  return (
    <>
      <PageHeader
        title={t(`kind.${kind}`)}
        about={t("page.about", { number: caseNumber })}
        back={{ href: `/${org}/cases/${caseId}/consents`, label: t("new.back") }}
      />
      <div className="grid max-w-reading gap-6">
        <p className="text-muted">{t(`kindAbout.${kind}`)}</p>
        {notice && (
          <section aria-labelledby="told" className="grid gap-2 card p-5">
            <h2 id="told" className="text-lg">
              {t("new.told")}
            </h2>
            <p className="text-sm text-muted">{t("new.toldHint", { version: notice.version })}</p>
            <p className="whitespace-pre-line">{text}</p>
          </section>
        )}
        {kind === "liftSecrecy" && <p>{t("new.sender", { name: form.authority })}</p>}
        <MessagesFor
          parts={[
            ...(["consents.new", "consents.language", "consents.purpose", "consents.category"] as const),
            "consents.errors",
          ]}
        >
          <NewConsentForm {...{ org, caseId, kind, receivers, maxMonths, today, lastDay }} />
        </MessagesFor>
      </div>
    </>
  );
}
