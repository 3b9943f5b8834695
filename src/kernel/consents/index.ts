/** The door to consents: what people have said yes and no to, and what may be shared with whom today. */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export {
  caseConsents,
  consentForm,
  exportConsent,
  findConsentFacts,
  findSubjectAge,
  openConsent,
  openConsents,
  printConsent,
  showConsentSettings,
  type FoundConsentFacts,
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
