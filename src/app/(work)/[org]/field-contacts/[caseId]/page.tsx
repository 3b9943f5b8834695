export { fieldContactPage as default, contactMetadata as generateMetadata } from "@/modules/field-contacts";
