/** The door to disclosures: what one authority releases to a unit of another, on a legal basis, as two separate records. */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export { receivedCases } from "./received-cases";
export { caseDisclosures, disclosureInbox, openDisclosure, openReceived, previewRelease, releaseForm } from "./views";
export {
  CaseDisclosuresPart,
  DisclosureInboxPart,
  disclosurePage,
  disclosureTitle,
  receivedPage,
  receivedTitle,
  releasePage,
  releaseTitle,
} from "./pages";
