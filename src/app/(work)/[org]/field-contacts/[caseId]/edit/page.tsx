export { editContactPage as default, editContactMetadata as generateMetadata } from "@/modules/field-contacts";
