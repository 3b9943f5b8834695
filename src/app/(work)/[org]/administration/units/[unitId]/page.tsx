export { unitPage as default, unitMetadata as generateMetadata } from "@/kernel/organisations";
