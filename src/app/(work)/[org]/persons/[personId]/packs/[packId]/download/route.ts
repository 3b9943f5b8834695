export { packDownload as GET } from "@/kernel/own-report";
