/** The door to retention: what is kept, what is let go, by whom and on which rule (ADR 20). */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export { purgeRound } from "./rounds";
export { retentionOverview, showDisposal, showRetentionSettings } from "./views";
export {
  CaseRetentionLink,
  caseRetentionPage,
  caseRetentionTitle,
  disposalPage,
  disposalTitle,
  retentionPage,
  retentionSettingsPage,
  retentionSettingsTitle,
  retentionTitle,
} from "./pages";
