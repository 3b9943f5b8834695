/** The browser's door to drafts: on the device where the tenant's switch is on, else on the server. */
export type { DraftRow } from "./client/database";
export { DeviceDrafts, type DraftsState } from "./client/device-drafts";
export type { DraftEditor, SaveOutcome } from "./client/editor";
export { registerWorker, workerKeeper } from "./client/half-keeper";
export type { Trouble } from "./client/outbox";
export { postForReply } from "./client/server";
export {
  discardServerDraft,
  listServerDrafts,
  openServerDraft,
  ServerEditor,
  type KeptOnServer,
  type ServerDraft,
} from "./client/server-drafts";
export { lastOwner } from "./client/shell";
export { wipeDevice, wipeTenant } from "./client/wipe";
export { SignOutGuard } from "./ui/sign-out-guard";
