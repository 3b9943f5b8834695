import "server-only";
import { ok, refuse } from "@/platform/result";
import { StaleVersion } from "../../gate";
import { operation } from "../corridor";
import { countOtherDevices, enrolDevice as saveDevice, findDraftSettings } from "../data/devices";
import { deviceSchema } from "../schema";

/** Devices of one account at most. Those that nobody uses go by themselves after the hours of a draft. */
const DEVICES_MAX = 8;

/** Makes the pair of keys of a device, once: it seals with the public half, and asks for the other when it must read. */
export const enrolDevice = operation({
  name: "enrol-device",
  input: deviceSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: async (scope, { deviceId }) => ({
    keep: (await findDraftSettings(scope)).keep,
    others: await countOtherDevices(scope, deviceId),
  }),
  decide: ({ keep, others }) => {
    if (keep === "server") return refuse("deviceDraftsOff");
    return others >= DEVICES_MAX ? refuse("tooManyDevices", { details: { most: DEVICES_MAX } }) : ok(true);
  },
  save: async (scope, _change, { input }) => {
    // The session, the account or the switch was ended in this very moment.
    if (!(await saveDevice(scope, input.deviceId))) throw new StaleVersion();
    return { deviceId: input.deviceId };
  },
  records: () => ({ event: "device-enrolled", fields: ["deviceKey"], records: 1 }),
});
