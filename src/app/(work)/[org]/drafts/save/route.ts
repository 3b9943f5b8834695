export { receiveDraft as POST } from "@/kernel/drafts";
