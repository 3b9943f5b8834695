export { disclosurePage as default, disclosureTitle as generateMetadata } from "@/kernel/disclosures";
