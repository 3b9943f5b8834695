export { overviewPage as default, overviewMetadata as generateMetadata } from "@/kernel/organisations";
