export { steeringMonthPage as default, steeringMetadata as generateMetadata } from "@/modules/field-contacts";
