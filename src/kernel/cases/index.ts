/** The door to cases for the server: what workflows compose in their own operations, and the screens all cases share. */
import "server-only";

export {
  acknowledgeHandover,
  addTask,
  amendNote,
  assignWorker,
  closeCase,
  completeTask,
  deleteDraft,
  endWorker,
  handOverCase,
  insertCase,
  insertHandover,
  linkPersonToCase,
  noteObjection,
  reassignTask,
  reopenCase,
  reviseDraft,
  saveAcknowledgement,
  signNote,
  unlinkPersonFromCase,
  writeNote,
} from "./operations";
export { handoverInbox, listCases, myTasks, openCase, sentHandovers } from "./views";
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
