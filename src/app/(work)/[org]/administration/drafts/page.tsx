export { deviceDraftsPage as default, deviceDraftsMetadata as generateMetadata } from "@/kernel/organisations";
