export { receiveDevice as POST } from "@/kernel/drafts";
