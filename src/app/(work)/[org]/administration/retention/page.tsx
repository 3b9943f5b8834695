export { retentionSettingsTitle as generateMetadata, retentionSettingsPage as default } from "@/kernel/retention";
