export { measureContactsMetadata as generateMetadata, measureContactsPage as default } from "@/modules/field-contacts";
