import { inboxPage } from "@/kernel/cases";
import { workflows } from "@/modules";

export { inboxTitle as generateMetadata } from "@/kernel/cases";
export default inboxPage(workflows);
