export { mergeTitle as generateMetadata, mergePage as default } from "@/kernel/persons";
