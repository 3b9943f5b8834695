export { interimPage as default, interimMetadata as generateMetadata } from "@/modules/field-contacts";
