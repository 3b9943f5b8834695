export { secondFactorPost as POST } from "@/kernel/identity";
