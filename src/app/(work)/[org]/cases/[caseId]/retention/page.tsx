export { caseRetentionTitle as generateMetadata, caseRetentionPage as default } from "@/kernel/retention";
