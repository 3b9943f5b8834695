export { contactListPage as default, contactListMetadata as generateMetadata } from "@/modules/field-contacts";
