export { duplicatesTitle as generateMetadata, duplicatesPage as default } from "@/kernel/persons";
