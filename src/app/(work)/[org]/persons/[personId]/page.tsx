export { personTitle as generateMetadata, personPage as default } from "@/kernel/persons";
