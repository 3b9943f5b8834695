import "server-only";

export { acknowledgeReceived, takeOverReceived } from "./receiving";
export { lookAtRelease, releaseDisclosure, withdrawDisclosure } from "./releasing";
