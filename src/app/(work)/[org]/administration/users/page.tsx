export { usersPage as default, usersMetadata as generateMetadata } from "@/kernel/organisations";
