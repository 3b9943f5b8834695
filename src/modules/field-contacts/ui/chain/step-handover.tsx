import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/ui/i18n/formats";
import { HandoverHistory } from "../handover-history";
import { formHref, NotedBy, Said, StepActions, type StepProps } from "./step-parts";

/** To whom the contact went on: another unit, intake in a district, and the service guide who follows. */
export function HandoverStep(props: StepProps) {
  const { org, opened, chain, mayEdit } = props;
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  const { contact, handovers, caseId } = opened;
  const { intakeOn, guideSince, guideUntil } = chain.facts;
  return (
    <>
      {handovers.length > 0 && <HandoverHistory handovers={handovers} />}
      <Said
        facts={[
          [t("facts.district"), chain.districtName],
          [
            t("facts.intakeRegistered"),
            contact.intakeRegistered === null
              ? null
              : t(`options.yesNo.${contact.intakeRegistered ? "yes" : "no"}`) +
                (intakeOn ? `, ${formatDate(intakeOn, locale)}` : ""),
          ],
          [
            t("facts.guide"),
            chain.guideName === null
              ? null
              : t("guideFrom", {
                  name: chain.guideName,
                  since: guideSince ? formatDate(guideSince, locale) : "",
                  until: guideUntil ? formatDate(guideUntil, locale) : "none",
                }),
          ],
        ]}
      />
      <NotedBy steps={chain.steps} step="intake" />
      <StepActions
        mayEdit={mayEdit}
        actions={[
          { href: formHref(props, "intake"), label: t("actions.intake") },
          { href: `/${org}/cases/${caseId}/release`, label: t("actions.release") },
          { href: formHref(props, "guide"), label: t("actions.guide") },
        ]}
      />
    </>
  );
}
