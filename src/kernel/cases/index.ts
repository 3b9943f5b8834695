/** The door to cases for the server: what workflows compose in their own operations, and the screens all cases share. */
import "server-only";

export {
  acknowledgeHandover,
  addCaseWorker,
  addTask,
  amendNote,
  assignWorker,
  closeCase,
  completeTask,
  completeTasksOfKind,
  deleteDraft,
  endCaseWorker,
  endWorker,
  findCase,
  findHandover,
  findOpenHandover,
  handOverCase,
  insertCase,
  insertHandover,
  insertNote,
  insertTask,
  linkPersonToCase,
  listCasesInSight,
  noteObjection,
  personLabel,
  reassignTask,
  reopenCase,
  reviseDraft,
  saveAcknowledgement,
  signNote,
  unlinkPersonFromCase,
  writeNote,
} from "./operations";
export { handoverInbox, listCases, myTasks, openCase, sentHandovers } from "./views";
export { decideAcknowledge, decideHandOver } from "./domain/handover";
export { caseStatus } from "./domain/status";
export { manifest } from "./manifest";
export type {
  CaseFacts,
  CaseRow,
  CaseStatus,
  CaseWorkflow,
  HandoverFacts,
  NewCase,
  NewHandover,
  NewTask,
  PersonLabel,
} from "./contract";
export {
  caseListPage,
  casePage,
  casesTitle,
  caseTitle,
  inboxPage,
  inboxTitle,
  sentPage,
  sentTitle,
  tasksPage,
  tasksTitle,
} from "./pages";
