export { receivedTalliesPage as default, receivedMetadata as generateMetadata } from "@/modules/field-contacts";
