export { unitsPage as default, unitsMetadata as generateMetadata } from "@/kernel/organisations";
