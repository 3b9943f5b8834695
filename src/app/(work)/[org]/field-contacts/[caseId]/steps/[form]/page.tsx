export { chainFormPage as default, chainFormMetadata as generateMetadata } from "@/modules/field-contacts";
