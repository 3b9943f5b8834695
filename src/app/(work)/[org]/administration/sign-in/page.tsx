export { providersPage as default, providersMetadata as generateMetadata } from "@/kernel/organisations";
