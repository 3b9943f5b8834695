export { approvalPage as default, approvalTitle as generateMetadata } from "@/kernel/disclosures";
