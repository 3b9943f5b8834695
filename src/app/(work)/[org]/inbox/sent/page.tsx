import { sentPage } from "@/kernel/cases";
import { receivedCases } from "@/kernel/disclosures";
import { workflows } from "@/modules";

export { sentTitle as generateMetadata } from "@/kernel/cases";
export default sentPage([...workflows, receivedCases]);
