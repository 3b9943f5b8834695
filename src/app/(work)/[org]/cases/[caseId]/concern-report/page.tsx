export { concernReportPage as default, concernReportTitle as generateMetadata } from "@/kernel/duties";
