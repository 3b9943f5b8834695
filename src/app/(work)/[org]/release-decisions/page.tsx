export { decisionsPage as default, decisionsTitle as generateMetadata } from "@/kernel/disclosures";
