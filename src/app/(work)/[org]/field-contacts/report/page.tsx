export { reportMetadata as generateMetadata, reportPage as default } from "@/modules/field-contacts";
