import { tasksPage } from "@/kernel/cases";
import { workflows } from "@/modules";

export { tasksTitle as generateMetadata } from "@/kernel/cases";
export default tasksPage(workflows);
