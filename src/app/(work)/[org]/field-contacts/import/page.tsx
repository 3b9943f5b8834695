export { registerImportMetadata as generateMetadata, registerImportPage as default } from "@/modules/field-contacts";
