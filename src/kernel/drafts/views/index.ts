import "server-only";
import { view } from "../corridor";
import { findDeviceHalf } from "../data/devices";
import { findDraft, listDrafts } from "../data/drafts";
import { deviceSchema, draftSchema, listDraftsSchema } from "../schema";

export { findDraftSettings as draftSettings } from "../data/devices";

const self = () => ({ kind: "self" }) as const;

/** The own drafts of a kind: when they were begun and changed, not what they say. */
export const myDrafts = view({
  name: "my-drafts",
  input: listDraftsSchema,
  needs: "read",
  subject: self,
  load: async (scope, { kind }) => ({ drafts: await listDrafts(scope, kind) }),
  records: ({ value }) => ({ event: "drafts-listed", records: value.drafts.length }),
});

/** An own draft, to go on with. */
export const openDraft = view({
  name: "open-draft",
  input: draftSchema,
  needs: "read",
  subject: self,
  load: (scope, { draftId }) => findDraft(scope, draftId),
  records: () => ({ event: "draft-opened", fields: ["content"], records: 1 }),
});

/**
 * The server's half of a device's key, for the length of a live session. A view, so that it is stored nowhere: an
 * operation's answer would be.
 */
export const deviceHalf = view({
  name: "device-half",
  input: deviceSchema,
  needs: "write",
  subject: self,
  load: (scope, { deviceId }) => findDeviceHalf(scope, deviceId),
  records: ({ value }) =>
    value.keep === "device"
      ? { event: "device-key-released", fields: ["deviceKey"], records: 1 }
      : { event: "device-key-withheld", records: 0 },
});
