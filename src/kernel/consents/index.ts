/** The door to consents: what people have said yes and no to, and what may be shared with whom today. */
import "server-only";

export { consentReceiptSchema } from "./domain/receipt";
export * from "./operations";
export { manifest } from "./manifest";
export {
  consentForm,
  exportConsent,
  findConsentFacts,
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
