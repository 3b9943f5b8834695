/** The door to consents: what people have said yes and no to, and what may be shared with whom today. */
import "server-only";

export { findConsentFacts, findSubjectAge, type FoundConsentFacts } from "./data/facts";
export * from "./operations";
export { manifest } from "./manifest";
export {
  caseConsents,
  consentForm,
  exportConsent,
  openConsent,
  openConsents,
  printConsent,
  showConsentSettings,
} from "./views";
export {
  CaseConsentsPart,
  consentPage,
  consentSettingsPage,
  consentSettingsTitle,
  consentsPage,
  consentsTitle,
  consentTitle,
  downloadConsent,
  newConsentPage,
  newConsentTitle,
  printConsentPage,
  printConsentTitle,
} from "./pages";
