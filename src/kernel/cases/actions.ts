"use server";

import { action } from "../gate";
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

export const writeNoteAction = action(writeNote);
export const reviseDraftAction = action(reviseDraft);
export const signNoteAction = action(signNote);
export const deleteDraftAction = action(deleteDraft);
export const amendNoteAction = action(amendNote);
export const noteObjectionAction = action(noteObjection);
export const addTaskAction = action(addTask);
export const completeTaskAction = action(completeTask);
export const reassignTaskAction = action(reassignTask);
export const handOverCaseAction = action(handOverCase);
export const acknowledgeHandoverAction = action(acknowledgeHandover);
export const assignWorkerAction = action(assignWorker);
export const endWorkerAction = action(endWorker);
export const closeCaseAction = action(closeCase);
export const reopenCaseAction = action(reopenCase);
