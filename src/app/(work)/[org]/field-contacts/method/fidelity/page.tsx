export { overviewPage as default, overviewMetadata as generateMetadata } from "@/modules/field-contacts";
