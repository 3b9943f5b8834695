export { registerTitle as generateMetadata, registerPersonPage as default } from "@/kernel/persons";
