import type { RuleCode } from "../../domain/chain/target-group";

/** Each rule's key in the catalogue under `fieldChain.rules`. */
export const ruleKeys = {
  "targetGroup.tooYoung": "tooYoung",
  "targetGroup.tooOld": "tooOld",
  "targetGroup.ageUnknown": "ageUnknown",
  "targetGroup.abuseNotSevere": "abuseNotSevere",
  "targetGroup.abuseUnknown": "abuseUnknown",
  "targetGroup.notDecided": "notDecided",
  "roof.tooYoung": "roofTooYoung",
  "roof.betterFirst": "roofBetterFirst",
  "roof.ageUnknown": "roofAgeUnknown",
} as const satisfies Record<RuleCode, string>;
