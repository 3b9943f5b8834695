export { tallyPartnersPage as default, partnersMetadata as generateMetadata } from "@/modules/field-contacts";
