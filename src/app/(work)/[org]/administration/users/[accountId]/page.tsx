export { userPage as default, userMetadata as generateMetadata } from "@/kernel/organisations";
