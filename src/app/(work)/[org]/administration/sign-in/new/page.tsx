export { newProviderPage as default, newProviderMetadata as generateMetadata } from "@/kernel/organisations";
