export { logPage as default, logMetadata as generateMetadata } from "@/kernel/organisations";
