export { receiveDraftList as POST } from "@/kernel/drafts";
