import { casePage } from "@/kernel/cases";
import { workflows } from "@/modules";

export { caseTitle as generateMetadata } from "@/kernel/cases";
export default casePage(workflows);
