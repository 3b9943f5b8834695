export { reportDownload as GET } from "@/modules/field-contacts";
