export { disposalTitle as generateMetadata, disposalPage as default } from "@/kernel/retention";
