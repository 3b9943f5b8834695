export { methodPage as default, methodMetadata as generateMetadata } from "@/modules/field-contacts";
