export { receiveDiscard as POST } from "@/kernel/drafts";
