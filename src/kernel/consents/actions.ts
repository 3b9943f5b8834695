"use server";

import { action } from "../gate";
import {
  assessMaturity,
  changeConsentSettings,
  decideGuardian,
  noteSeen,
  recordAnswer,
  registerConsent,
  withdrawAnswer,
} from "./operations";

export const registerConsentAction = action(registerConsent);
export const recordAnswerAction = action(recordAnswer);
export const withdrawAnswerAction = action(withdrawAnswer);
export const assessMaturityAction = action(assessMaturity);
export const decideGuardianAction = action(decideGuardian);
export const noteSeenAction = action(noteSeen);
export const changeConsentSettingsAction = action(changeConsentSettings);
