export { boardReportPage as default, boardReportTitle as generateMetadata } from "@/kernel/log-review";
