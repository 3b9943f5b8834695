export { publishedReportMetadata as generateMetadata, publishedReportPage as default } from "@/modules/field-contacts";
