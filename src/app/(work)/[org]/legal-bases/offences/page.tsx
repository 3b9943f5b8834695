export { offencesPage as default, offencesTitle as generateMetadata } from "@/kernel/legal-bases";
