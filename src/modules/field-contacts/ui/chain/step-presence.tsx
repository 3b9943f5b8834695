import { useTranslations } from "next-intl";
import { formHref, NotedBy, Said, StepActions, type StepProps } from "./step-parts";

/** Where we were present and whom we spoke with. */
export function PresenceStep(props: StepProps) {
  const { opened, chain, mayEdit } = props;
  const t = useTranslations("fieldChain");
  const { contact } = opened;
  const answer = (fact: boolean | null) => (fact === null ? null : t(`options.yesNo.${fact ? "yes" : "no"}`));
  const family = answer(contact.familyConversation);
  const consent = contact.familyConsent && t(`options.familyConsent.${contact.familyConsent}`);
  const facts = [
    [t("facts.presentAtIntervention"), answer(contact.presentAtIntervention)],
    [t("facts.presentAtInterrogation"), answer(contact.presentAtInterrogation)],
    [t("facts.miConversation"), answer(contact.miConversation)],
    [t("facts.familyConversation"), family],
    [t("facts.familyConsent"), consent],
  ] as const;
  const isTodo = facts.every(([, value]) => value === null);
  return (
    <>
      <Said facts={facts} />
      <NotedBy steps={chain.steps} step="presence" />
      <StepActions
        {...{ mayEdit, isTodo }}
        actions={[{ href: formHref(props, "presence"), label: isTodo ? t("actions.presence") : t("actions.change") }]}
      />
    </>
  );
}
