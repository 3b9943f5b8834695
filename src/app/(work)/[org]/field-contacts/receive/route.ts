export { receiveContact as POST } from "@/modules/field-contacts";
