export { newConsentPage as default, newConsentTitle as generateMetadata } from "@/kernel/consents";
