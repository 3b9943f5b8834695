import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/ui/i18n/formats";
import { Said, StepActions, type StepProps } from "./step-parts";

/** The intervention by the police: when, which group, why, and the test. */
export function InterventionStep({ org, opened, mayEdit }: StepProps) {
  const t = useTranslations("fieldChain");
  const facts = useTranslations("fieldContacts");
  const locale = useLocale();
  const { contact, policeGroupName, caseId } = opened;
  const isTodo = contact.testResult === null || contact.mumin === null;
  return (
    <>
      <Said
        facts={[
          [
            facts("page.occurred"),
            <time key="when" dateTime={`${contact.occurredOn}T${contact.occurredTime ?? "00:00"}`}>
              {formatDate(contact.occurredOn, locale)} {contact.occurredTime}
            </time>,
          ],
          [facts("facts.policeGroupId"), policeGroupName],
          [facts("facts.placeType"), contact.placeType && facts(`options.placeType.${contact.placeType}`)],
          [facts("facts.reason"), contact.reason && facts(`options.reason.${contact.reason}`)],
          [t("facts.testResult"), contact.testResult && t(`options.testResult.${contact.testResult}`)],
        ]}
      />
      {contact.mumin === false && <p className="max-w-reading text-muted">{t("onlyTallied")}</p>}
      {contact.mumin !== false && (contact.testResult === "negative" || contact.testResult === "none") && (
        <p className="max-w-reading border-l-4 border-line pl-3 text-muted">{t("negativeTest")}</p>
      )}
      <StepActions
        mayEdit={mayEdit}
        isTodo={isTodo}
        actions={[
          {
            href: `/${org}/field-contacts/${caseId}/edit`,
            label: isTodo ? t("actions.intervention") : t("actions.change"),
          },
        ]}
      />
    </>
  );
}
