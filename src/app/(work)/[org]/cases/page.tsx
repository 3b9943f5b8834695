import { caseListPage } from "@/kernel/cases";
import { receivedCases } from "@/kernel/disclosures";
import { workflows } from "@/modules";

export { casesTitle as generateMetadata } from "@/kernel/cases";
export default caseListPage([...workflows, receivedCases]);
