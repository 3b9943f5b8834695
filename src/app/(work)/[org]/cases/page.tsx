import { caseListPage } from "@/kernel/cases";
import { workflows } from "@/modules";

export { casesTitle as generateMetadata } from "@/kernel/cases";
export default caseListPage(workflows);
