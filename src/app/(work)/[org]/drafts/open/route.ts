export { receiveDraftToOpen as POST } from "@/kernel/drafts";
