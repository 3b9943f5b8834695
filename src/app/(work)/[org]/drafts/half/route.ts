export { receiveDeviceHalf as POST } from "@/kernel/drafts";
