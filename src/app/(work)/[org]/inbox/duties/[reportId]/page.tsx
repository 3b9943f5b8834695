export { receivedDutyPage as default, dutyTitle as generateMetadata } from "@/kernel/duties";
