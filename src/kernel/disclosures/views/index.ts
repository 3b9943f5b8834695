import "server-only";

export { openApproval, previewRelease, releaseForm, weighRelease } from "./composing";
export type { OpenedApproval, Preview, ReleaseFormFacts } from "./composing";
export { disclosureInbox, openReceived } from "./received";
export type { AboutSomebody, DisclosureInbox, ListedCopy, OpenedCopy } from "./received";
export { caseDisclosures, decisionReplay, openDisclosure } from "./releases";
export type { CaseReleases, OpenedRelease, ReplayedDecisions } from "./releases";
