export { legalBasisPage as default, legalBasisTitle as generateMetadata } from "@/kernel/legal-bases";
