export { settingsPage as default, settingsMetadata as generateMetadata } from "@/kernel/organisations";
