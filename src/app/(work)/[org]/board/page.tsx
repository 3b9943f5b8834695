import { boardPage } from "@/kernel/attention";
import { workflows } from "@/modules";

export { boardTitle as generateMetadata } from "@/kernel/attention";
export default boardPage(workflows);
