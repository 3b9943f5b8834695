import "server-only";
import { roles, type Role } from "../identity/contract";
import type { PartManifest } from "../workflow";
import { caseGrants } from "./grants";
import {
  acknowledgeHandover,
  addTask,
  amendNote,
  assignWorker,
  closeCase,
  completeTask,
  deleteDraft,
  endWorker,
  handOverCase,
  noteObjection,
  reassignTask,
  reopenCase,
  reviseDraft,
  signNote,
  writeNote,
} from "./operations";
import { handoverInbox, listCases, myTasks, openCase, sentHandovers } from "./views";

const readers: readonly Role[] = roles.filter((role) => caseGrants[role]?.includes("read"));

/** What the cases part offers: for the menu and for the gate matrix. */
export const manifest: PartManifest = {
  name: "cases",
  messages: "cases",
  items: [
    writeNote,
    reviseDraft,
    signNote,
    deleteDraft,
    amendNote,
    noteObjection,
    addTask,
    completeTask,
    reassignTask,
    handOverCase,
    acknowledgeHandover,
    assignWorker,
    endWorker,
    closeCase,
    reopenCase,
    openCase,
    listCases,
    myTasks,
    handoverInbox,
    sentHandovers,
  ],
  nav: [
    { label: "cases.nav.inbox", path: "inbox", roles: readers, needsUnitSight: true },
    { label: "cases.nav.tasks", path: "tasks", roles: readers },
    { label: "cases.nav.cases", path: "cases", roles: readers },
  ],
};
