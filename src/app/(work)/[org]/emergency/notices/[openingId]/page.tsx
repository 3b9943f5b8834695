export { openingNoticePage as default, openingNoticeTitle as generateMetadata } from "@/kernel/emergency";
