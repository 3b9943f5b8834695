import "server-only";

export { answerApproval, askApproval } from "./approving";
export { acknowledgeReceived, registerReceived, takeOverReceived } from "./receiving";
export { lookAtRelease, releaseDisclosure, withdrawDisclosure } from "./releasing";
export { recordRequest, refuseRequest } from "./requests";
