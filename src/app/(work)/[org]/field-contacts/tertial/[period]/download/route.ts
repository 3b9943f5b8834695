export { publishedDownload as GET } from "@/modules/field-contacts";
