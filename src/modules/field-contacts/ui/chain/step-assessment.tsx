import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { Banner } from "@/ui/banner";
import { knownAgeOn } from "../../domain/chain/age";
import { dutiesByAge, type DutyKind } from "../../domain/chain/duty";
import { isReported } from "../../domain/chain/progress";
import { formHref, NotedBy, Said, StepActions, type StepProps } from "./step-parts";

/** The acute social assessment, and the immediate report when it is called for. */
export function AssessmentStep(props: StepProps) {
  const { opened, chain, mayEdit } = props;
  const t = useTranslations("fieldChain");
  const facts = useTranslations("fieldContacts");
  const { contact } = opened;
  const { assessmentOutcome, socialNeed } = chain.facts;
  const isTodo = contact.assessmentMade === null;
  return (
    <>
      <Said
        facts={[
          [
            t("facts.assessmentMade"),
            contact.assessmentMade === null ? null : t(`options.yesNo.${contact.assessmentMade ? "yes" : "no"}`),
          ],
          [
            t("facts.socialNeed"),
            socialNeed.length === 0 ? null : socialNeed.map((need) => t(`options.socialNeed.${need}`)).join(", "),
          ],
          [t("facts.assessmentOutcome"), assessmentOutcome && t(`options.assessmentOutcome.${assessmentOutcome}`)],
          [facts("facts.report"), contact.report && facts(`options.report.${contact.report}`)],
        ]}
      />
      <NotedBy steps={chain.steps} step="assessment" />
      {assessmentOutcome === "immediateReport" && mayEdit && !isReported(contact) && <Report {...props} />}
      <StepActions
        {...{ mayEdit, isTodo }}
        actions={[
          { href: formHref(props, "assessment"), label: isTodo ? t("actions.assessment") : t("actions.change") },
        ]}
      />
    </>
  );
}

const pages: Record<DutyKind, string> = { concernReport: "concern-report", lvmNotification: "lvm-notification" };

/** The duty to report by the age on this day. Where the age does not tell, both are shown and none is chosen. */
function Report({ org, opened, chain, today }: StepProps) {
  const t = useTranslations("fieldChain.duty");
  const { contact, caseId } = opened;
  const { kinds, mayBeLvu } = dutiesByAge(knownAgeOn({ ...contact, birthOn: chain.birthOn }, today));
  return (
    <Banner tone="warning" title={t("title")}>
      <div className="grid gap-3">
        <p>{kinds.length > 1 ? t("ageUnknown") : t(`about.${kinds[0] ?? "concernReport"}`)}</p>
        {mayBeLvu && kinds.length === 1 && <p>{t("lvu")}</p>}
        <p className="flex flex-wrap gap-3" data-print="hide">
          {kinds.map((kind) => (
            <ButtonLink
              key={kind}
              href={`/${org}/cases/${caseId}/${pages[kind]}`}
              variant={kinds.length === 1 ? "primary" : "secondary"}
            >
              {t(`kinds.${kind}`)}
            </ButtonLink>
          ))}
        </p>
      </div>
    </Banner>
  );
}
