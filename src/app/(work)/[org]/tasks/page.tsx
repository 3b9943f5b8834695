import { tasksPage } from "@/kernel/cases";
import { receivedCases } from "@/kernel/disclosures";
import { workflows } from "@/modules";
import { unfinishedPart } from "@/modules/field-contacts";

export { tasksTitle as generateMetadata } from "@/kernel/cases";
export default tasksPage([...workflows, receivedCases], [unfinishedPart]);
