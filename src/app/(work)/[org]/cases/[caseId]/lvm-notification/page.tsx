export { lvmNotificationPage as default, lvmNotificationTitle as generateMetadata } from "@/kernel/duties";
