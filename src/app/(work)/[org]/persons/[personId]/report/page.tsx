export { ownReportTitle as generateMetadata, ownReportPage as default } from "@/kernel/own-report";
