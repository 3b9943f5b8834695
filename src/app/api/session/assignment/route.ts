export { assignmentPost as POST } from "@/kernel/identity";
