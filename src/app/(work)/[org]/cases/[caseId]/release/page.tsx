export { releasePage as default, releaseTitle as generateMetadata } from "@/kernel/disclosures";
