export { receivedPage as default, receivedTitle as generateMetadata } from "@/kernel/disclosures";
