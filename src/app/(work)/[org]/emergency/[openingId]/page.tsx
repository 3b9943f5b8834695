export { openingPage as default, openingTitle as generateMetadata } from "@/kernel/emergency";
