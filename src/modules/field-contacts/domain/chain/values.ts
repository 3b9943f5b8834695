/**
 * The value sets of the chain after the first minute (README.md, "The chain"). The same sets are CHECKed in the
 * database. `null` is missing, as everywhere in this module.
 */

/** What was noted of other needs. A negative test with a social need is valuable work, not a failure. */
export const socialNeeds = ["alcohol", "sniffing", "homelessness", "threat", "mentalHealth", "other"] as const;
/** Consent to speak with the family. `notNeeded`: the person is known to be under 18. */
export const familyConsents = ["yes", "no", "notNeeded"] as const;
/** What the acute social assessment came to. */
export const assessmentOutcomes = ["noAcuteNeed", "supportPlanned", "immediateReport"] as const;
/** What may be offered. That nothing was offered is a row of its own, with a reason. */
export const chainOfferKinds = ["crisis", "talk", "linkToTreatment", "care", "housing"] as const;
export const notOfferedReasons = ["outsideTargetGroup", "noPlace", "notWanted", "other"] as const;
export const serviceKinds = [
  "openClinic",
  "addictionCare",
  "outreach",
  "crisisSupport",
  "acuteHousing",
  "shortStayHousing",
  "nightShelter",
  "other",
] as const;
/** The services that give a roof: they are offered as housing and stand under the rules of the roof guarantee. */
export const housingKinds = ["acuteHousing", "shortStayHousing", "nightShelter"] as const satisfies ServiceKind[];
/** Steps of which it is noted who wrote them and when they happened. */
export const chainSteps = ["presence", "assessment", "intake", "guide", "completion"] as const;

export type SocialNeed = (typeof socialNeeds)[number];
export type FamilyConsent = (typeof familyConsents)[number];
export type AssessmentOutcome = (typeof assessmentOutcomes)[number];
export type ChainOfferKind = (typeof chainOfferKinds)[number];
export type NotOfferedReason = (typeof notOfferedReasons)[number];
export type ServiceKind = (typeof serviceKinds)[number];
export type ChainStepName = (typeof chainSteps)[number];
