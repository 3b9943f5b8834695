/** What can be done with consents. */
import "server-only";

export { recordAnswer, registerConsent, withdrawAnswer } from "./asking";
export { assessMaturity, changeConsentSettings, decideGuardian, noteSeen } from "./deciding";
