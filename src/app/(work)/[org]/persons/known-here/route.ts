export { receiveKnownHere as POST } from "@/kernel/persons";
