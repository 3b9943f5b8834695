export { nightPage as default, nightMetadata as generateMetadata } from "@/modules/field-contacts";
