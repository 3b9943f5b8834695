import { goalsPage } from "@/kernel/organisations";
import { workflows } from "@/modules";

export { goalsMetadata as generateMetadata } from "@/kernel/organisations";
export default goalsPage(workflows.flatMap(({ measures }) => measures));
