export { printConsentPage as default, printConsentTitle as generateMetadata } from "@/kernel/consents";
