export { FirstRunPage as default, firstRunMetadata as generateMetadata } from "@/kernel/identity";
