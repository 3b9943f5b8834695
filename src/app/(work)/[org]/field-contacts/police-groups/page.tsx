export { policeGroupsPage as default, policeGroupsMetadata as generateMetadata } from "@/modules/field-contacts";
