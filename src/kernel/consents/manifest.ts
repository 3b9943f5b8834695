import "server-only";
import type { PartManifest } from "../workflow";
import {
  assessMaturity,
  changeConsentSettings,
  decideGuardian,
  noteSeen,
  recordAnswer,
  registerConsent,
  withdrawAnswer,
} from "./operations";
import {
  caseConsents,
  consentForm,
  exportConsent,
  openConsent,
  openConsents,
  printConsent,
  showConsentSettings,
} from "./views";

/** What the part of consents offers: for the gate matrix. Its pages are reached from the case. */
export const manifest: PartManifest = {
  name: "consents",
  messages: "consents",
  items: [
    registerConsent,
    recordAnswer,
    withdrawAnswer,
    assessMaturity,
    decideGuardian,
    noteSeen,
    changeConsentSettings,
    caseConsents,
    openConsents,
    openConsent,
    consentForm,
    printConsent,
    exportConsent,
    showConsentSettings,
  ],
  nav: [],
};
