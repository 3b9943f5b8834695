import "server-only";
import type { PartManifest } from "../workflow";
import * as operations from "./operations";
import {
  caseDisclosures,
  decisionReplay,
  disclosureInbox,
  openApproval,
  openDisclosure,
  openReceived,
  previewRelease,
  releaseForm,
  weighRelease,
} from "./views";

/** What the disclosures part offers: for the gate matrix. Its pages are reached from the case and from the inbox. */
export const manifest: PartManifest = {
  name: "disclosures",
  messages: "disclosures",
  items: [
    ...Object.values(operations),
    releaseForm,
    weighRelease,
    previewRelease,
    openApproval,
    caseDisclosures,
    openDisclosure,
    decisionReplay,
    disclosureInbox,
    openReceived,
  ],
  nav: [{ label: "disclosures.nav.decisions", path: "release-decisions", roles: ["registrar", "unitHead"] }],
};
