export { servicesPage as default, servicesMetadata as generateMetadata } from "@/modules/field-contacts";
