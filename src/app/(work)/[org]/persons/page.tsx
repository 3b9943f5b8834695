export { searchTitle as generateMetadata, personSearchPage as default } from "@/kernel/persons";
