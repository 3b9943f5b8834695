export { packTitle as generateMetadata, packPage as default } from "@/kernel/own-report";
