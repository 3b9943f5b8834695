export { attentionPage as default, attentionTitle as generateMetadata } from "@/kernel/attention";
