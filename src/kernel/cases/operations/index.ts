import "server-only";

export { closeCase, reopenCase } from "./closure";
export { acknowledgeHandover, handOverCase } from "./handovers";
export { amendNote, deleteDraft, noteObjection, reviseDraft, signNote, writeNote } from "./notes";
export { addTask, completeTask, reassignTask } from "./tasks";
export { assignWorker, endWorker } from "./workers";

/** Rows that workflows read and write inside their own operations: the gate has answered for them there. */
export { insertCase, linkPersonToCase, unlinkPersonFromCase } from "../data/cases";
export { insertHandover, saveAcknowledgement } from "../data/handovers";
