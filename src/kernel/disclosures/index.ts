/** The door to disclosures: what one authority releases to a unit of another, on a legal basis, as two separate records. */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export { receivedCases } from "./received-cases";
export {
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
export type { AboutSomebody, DisclosureInbox, ListedCopy, OpenedCopy } from "./views";
export {
  approvalPage,
  approvalTitle,
  CaseDisclosuresPart,
  decisionsPage,
  decisionsTitle,
  DisclosureInboxPart,
  disclosurePage,
  disclosureTitle,
  receivedPage,
  receivedTitle,
  releasePage,
  releaseTitle,
} from "./pages";
