/** The door to cases for the browser: shapes of forms and the rules that need no server. */
export { caseStatus } from "./domain/status";
export { waitedSince, isLateAnswer, type Waited } from "./domain/waiting";
export { acknowledgeHandoverSchema, handOverCaseSchema } from "./schema";
export { TEXT_MAX } from "./limits";
