export { newContactPage as default, newContactMetadata as generateMetadata } from "@/modules/field-contacts";
