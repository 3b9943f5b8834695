export { steeringListPage as default, steeringMetadata as generateMetadata } from "@/modules/field-contacts";
