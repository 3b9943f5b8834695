import "server-only";
import { ok, refuse } from "@/platform/result";
import { StaleVersion } from "../../gate";
import { operation } from "../corridor";
import { enrolDevice as saveDevice, findDraftSettings } from "../data/devices";
import { deviceSchema } from "../schema";

/**
 * Makes the pair of keys of a device, once: it seals with the public half, and asks for the other when it must read. An
 * account has eight at most; the next takes the place of the one that would end first.
 */
export const enrolDevice = operation({
  name: "enrol-device",
  input: deviceSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: findDraftSettings,
  decide: ({ keep }) => (keep === "server" ? refuse("deviceDraftsOff") : ok(true)),
  save: async (scope, _change, { input }) => {
    // The session, the account or the switch was ended in this very moment.
    if (!(await saveDevice(scope, input.deviceId))) throw new StaleVersion();
    return { deviceId: input.deviceId };
  },
  records: () => ({ event: "device-enrolled", fields: ["deviceKey"], records: 1 }),
});
