export { reviewSettingsPage as default, reviewSettingsTitle as generateMetadata } from "@/kernel/log-review";
