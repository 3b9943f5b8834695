"use server";

import { action, lookup } from "../gate";
import {
  acknowledgeReceived,
  answerApproval,
  askApproval,
  lookAtRelease,
  recordRequest,
  refuseRequest,
  registerReceived,
  releaseDisclosure,
  takeOverReceived,
  withdrawDisclosure,
} from "./operations";
import { previewRelease, weighRelease } from "./views";

export const releaseDisclosureAction = action(releaseDisclosure);
export const askApprovalAction = action(askApproval);
export const answerApprovalAction = action(answerApproval);
export const lookAtReleaseAction = action(lookAtRelease);
export const withdrawDisclosureAction = action(withdrawDisclosure);
export const recordRequestAction = action(recordRequest);
export const refuseRequestAction = action(refuseRequest);
export const acknowledgeReceivedAction = action(acknowledgeReceived);
export const registerReceivedAction = action(registerReceived);
export const takeOverReceivedAction = action(takeOverReceived);
export const previewReleaseLookup = lookup(previewRelease);
export const weighReleaseLookup = lookup(weighRelease);
