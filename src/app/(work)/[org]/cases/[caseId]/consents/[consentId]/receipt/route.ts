export { downloadConsent as GET } from "@/kernel/consents";
