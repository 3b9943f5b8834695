export { legalBasesPage as default, legalBasesTitle as generateMetadata } from "@/kernel/legal-bases";
