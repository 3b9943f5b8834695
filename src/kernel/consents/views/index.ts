/** What can be seen of consents. */
import "server-only";

export { findConsentFacts, type FoundConsentFacts } from "../data/facts";
export { consentForm, exportConsent, printConsent, showConsentSettings, type ConsentForm } from "./forms";
export {
  caseConsents,
  openConsent,
  openConsents,
  type ConsentsOfCase,
  type GuardianShown,
  type OpenedConsent,
  type PersonShown,
  type ShownConsent,
} from "./page";
