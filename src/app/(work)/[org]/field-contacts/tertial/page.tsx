export { reportListMetadata as generateMetadata, reportListPage as default } from "@/modules/field-contacts";
