export { tallyPage as default, tallyMetadata as generateMetadata } from "@/modules/field-contacts";
