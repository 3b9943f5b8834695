export { consentsPage as default, consentsTitle as generateMetadata } from "@/kernel/consents";
