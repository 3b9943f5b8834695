import "server-only";

export { acknowledgeReceived, takeOverReceived } from "./receiving";
export { lookAtRelease, releaseDisclosure, withdrawDisclosure } from "./releasing";

/** For workflows inside their own views: the gate has answered for them there. */
export { listKnownReceivers } from "../data/receivers";
