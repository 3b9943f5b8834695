import { sentPage } from "@/kernel/cases";
import { workflows } from "@/modules";

export { sentTitle as generateMetadata } from "@/kernel/cases";
export default sentPage(workflows);
