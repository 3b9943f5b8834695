import { randomUUID } from "node:crypto";
import type { Asking } from "./checker";

const kind = "field-contacts.log-contact";
/** The authority of the tests has not turned the switch on: nothing may be kept in a browser. */
const switchedOff = () => "deviceDraftsOff";

export const draftInputs: Readonly<Record<string, Asking>> = {
  "drafts.save-draft": {
    coined: ["draftId"],
    input: () => ({ draftId: randomUUID(), kind, revision: 0, content: "{}" }),
  },
  "drafts.discard-draft": { coined: ["draftId"], input: () => ({ draftId: randomUUID() }) },
  "drafts.enrol-device": { coined: ["deviceId"], input: () => ({ deviceId: randomUUID() }), instead: switchedOff },
  "drafts.my-drafts": { input: () => ({ kind }) },
  "drafts.open-draft": { isAboutRow: true, input: async (t, kit) => ({ draftId: await kit.ownDraft(t) }) },
  "drafts.device-half": { coined: ["deviceId"], input: () => ({ deviceId: randomUUID() }) },
};
