export { extendPost as POST } from "@/kernel/identity";
