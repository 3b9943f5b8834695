/** The door to drafts: what is typed and not yet filed, on the server and (its keys) for devices. */
import "server-only";

export { manifest } from "./manifest";
export { discardDraft, enrolDevice, saveDraft } from "./operations";
export {
  receiveDevice,
  receiveDeviceHalf,
  receiveDiscard,
  receiveDraft,
  receiveDraftList,
  receiveDraftToOpen,
} from "./receivers";
export { deviceHalf, draftSettings, myDrafts, openDraft } from "./views";
export type { DraftSettings } from "./contract";
