export { emergencyPage as default, emergencyTitle as generateMetadata } from "@/kernel/emergency";
