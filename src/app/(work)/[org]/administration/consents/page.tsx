export { consentSettingsPage as default, consentSettingsTitle as generateMetadata } from "@/kernel/consents";
