export { authGet as GET, authPost as POST } from "@/kernel/identity";
