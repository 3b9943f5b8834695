export { providerPage as default, providerMetadata as generateMetadata } from "@/kernel/organisations";
