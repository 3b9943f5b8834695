import "server-only";

export { closeCase, reopenCase } from "./closure";
export { acknowledgeHandover, handOverCase } from "./handovers";
export { amendNote, deleteDraft, noteObjection, reviseDraft, signNote, writeNote } from "./notes";
export { addTask, completeTask, reassignTask } from "./tasks";
export { assignWorker, endWorker } from "./workers";

/** Rows that workflows read and write inside their own operations: the gate has answered for them there. */
export {
  findCase,
  insertCase,
  linkPersonToCase,
  listCasesInSight,
  personLabel,
  unlinkPersonFromCase,
} from "../data/cases";
export { findHandover, findOpenHandover, insertHandover, saveAcknowledgement } from "../data/handovers";
export { insertNote } from "../data/notes";
export { completeTasksOfKind, insertTask } from "../data/tasks";
export { addCaseWorker, endCaseWorker } from "../data/workers";
