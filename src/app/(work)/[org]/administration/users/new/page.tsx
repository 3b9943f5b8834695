export { newUserPage as default, newUserMetadata as generateMetadata } from "@/kernel/organisations";
