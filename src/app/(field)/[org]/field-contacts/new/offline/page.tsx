export { offlineContactMetadata as generateMetadata, offlineContactPage as default } from "@/modules/field-contacts";
