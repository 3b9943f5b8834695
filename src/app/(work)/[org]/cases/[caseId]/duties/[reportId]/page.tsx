export { sentDutyPage as default, dutyTitle as generateMetadata } from "@/kernel/duties";
