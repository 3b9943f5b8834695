export { foundPost as POST } from "@/kernel/identity";
