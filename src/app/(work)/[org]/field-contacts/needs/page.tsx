export { needsPage as default, needsMetadata as generateMetadata } from "@/modules/field-contacts";
