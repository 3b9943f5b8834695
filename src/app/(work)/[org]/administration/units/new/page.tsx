export { newUnitPage as default, newUnitMetadata as generateMetadata } from "@/kernel/organisations";
