export { delegationPage as default, delegationTitle as generateMetadata } from "@/kernel/legal-bases";
