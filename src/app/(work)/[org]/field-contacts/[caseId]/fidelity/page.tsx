export { fidelityPage as default, fidelityMetadata as generateMetadata } from "@/modules/field-contacts";
