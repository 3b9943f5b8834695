import "server-only";
import { operation } from "../corridor";
import { findDeviceDrafts, saveDeviceDrafts } from "../data/device-drafts";
import { decideDeviceDrafts } from "../domain/device-drafts";
import { setDeviceDraftsSchema } from "../schema-drafts";

/** Says whether drafts may be kept in browsers, for how long, why, and who has decided it. */
export const setDeviceDrafts = operation({
  name: "set-device-drafts",
  input: setDeviceDraftsSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: findDeviceDrafts,
  decide: decideDeviceDrafts,
  save: async (scope, _change, { input }) => {
    await saveDeviceDrafts(scope, input);
    return { version: input.version + 1 };
  },
  records: ({ change }) => ({
    event: change.event,
    fields: ["keepsDeviceDrafts", "draftHours", "reason", "decidedBy", "decidedOn"],
    records: 1,
  }),
});
