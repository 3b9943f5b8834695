import { casePage } from "@/kernel/cases";
import { CaseConsentsPart } from "@/kernel/consents";
import { CaseDisclosuresPart, receivedCases } from "@/kernel/disclosures";
import { CaseDutiesPart } from "@/kernel/duties";
import { CaseRetentionLink } from "@/kernel/retention";
import { workflows } from "@/modules";

export { caseTitle as generateMetadata } from "@/kernel/cases";
export default casePage(
  [...workflows, receivedCases],
  [CaseConsentsPart, CaseDutiesPart, CaseDisclosuresPart, CaseRetentionLink],
);
