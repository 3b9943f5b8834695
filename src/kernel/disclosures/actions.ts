"use server";

import { action, lookup } from "../gate";
import {
  acknowledgeReceived,
  lookAtRelease,
  releaseDisclosure,
  takeOverReceived,
  withdrawDisclosure,
} from "./operations";
import { previewRelease } from "./views";

export const releaseDisclosureAction = action(releaseDisclosure);
export const lookAtReleaseAction = action(lookAtRelease);
export const withdrawDisclosureAction = action(withdrawDisclosure);
export const acknowledgeReceivedAction = action(acknowledgeReceived);
export const takeOverReceivedAction = action(takeOverReceived);
export const previewReleaseLookup = lookup(previewRelease);
