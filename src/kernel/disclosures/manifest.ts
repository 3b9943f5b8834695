import "server-only";
import type { PartManifest } from "../workflow";
import {
  acknowledgeReceived,
  lookAtRelease,
  releaseDisclosure,
  takeOverReceived,
  withdrawDisclosure,
} from "./operations";
import { caseDisclosures, disclosureInbox, openDisclosure, openReceived, previewRelease, releaseForm } from "./views";

/** What the disclosures part offers: for the gate matrix. Its pages are reached from the case and from the inbox. */
export const manifest: PartManifest = {
  name: "disclosures",
  messages: "disclosures",
  items: [
    releaseDisclosure,
    lookAtRelease,
    withdrawDisclosure,
    acknowledgeReceived,
    takeOverReceived,
    releaseForm,
    previewRelease,
    caseDisclosures,
    openDisclosure,
    disclosureInbox,
    openReceived,
  ],
  nav: [],
};
