export { retentionTitle as generateMetadata, retentionPage as default } from "@/kernel/retention";
