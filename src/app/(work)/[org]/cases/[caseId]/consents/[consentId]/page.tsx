export { consentPage as default, consentTitle as generateMetadata } from "@/kernel/consents";
