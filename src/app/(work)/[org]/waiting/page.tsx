import { ownWaitingPage } from "@/kernel/attention";
import { workflows } from "@/modules";

export { ownWaitingTitle as generateMetadata } from "@/kernel/attention";
export default ownWaitingPage(workflows);
