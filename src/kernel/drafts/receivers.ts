import "server-only";
import { receive, receiveView } from "../gate";
import { discardDraft, enrolDevice, saveDraft } from "./operations";
import { deviceHalf, myDrafts, openDraft } from "./views";

export const receiveDraft = receive(saveDraft);
export const receiveDiscard = receive(discardDraft);
export const receiveDevice = receive(enrolDevice);
export const receiveDraftList = receiveView(myDrafts);
export const receiveDraftToOpen = receiveView(openDraft);
export const receiveDeviceHalf = receiveView(deviceHalf);
