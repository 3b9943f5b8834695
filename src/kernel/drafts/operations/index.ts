import "server-only";

export { discardDraft, saveDraft } from "./drafts";
export { enrolDevice } from "./devices";
