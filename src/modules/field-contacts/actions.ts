"use server";

import { action, lookup } from "@/kernel/gate";
import {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  handOverContact,
  importRegister,
  linkPerson,
  logContact,
  unlinkPerson,
} from "./operations";
import {
  answerOffer,
  bookVisit,
  configureDistrict,
  configureService,
  decideHousingRule,
  decideServiceGroup,
  makeOffer,
  noteAssessment,
  noteCompletion,
  noteIntake,
  notePresence,
  noteVisit,
  setGuide,
  withdrawOffer,
} from "./operations/chain";
import { registerReading } from "./views";
import { saveReportText, signReport } from "./operations/report";
import {
  addTallyPartner,
  changeMethodSetting,
  correctTally,
  endTallyPartner,
  recordFidelity,
  recordMethodVersion,
  saveInterimReport,
  saveSteeringMonth,
  signInterimReport,
  signSteeringMonth,
  tallyIntervention,
} from "./operations/method";

export const logContactAction = action(logContact);
export const completeContactAction = action(completeContact);
export const linkPersonAction = action(linkPerson);
export const unlinkPersonAction = action(unlinkPerson);
export const handOverContactAction = action(handOverContact);
export const acknowledgeContactAction = action(acknowledgeContact);
export const configurePoliceGroupAction = action(configurePoliceGroup);
export const importRegisterAction = action(importRegister);
export const readThroughRegisterAction = lookup(registerReading);
export const addTallyPartnerAction = action(addTallyPartner);
export const changeMethodSettingAction = action(changeMethodSetting);
export const correctTallyAction = action(correctTally);
export const endTallyPartnerAction = action(endTallyPartner);
export const recordFidelityAction = action(recordFidelity);
export const recordMethodVersionAction = action(recordMethodVersion);
export const saveInterimReportAction = action(saveInterimReport);
export const saveSteeringMonthAction = action(saveSteeringMonth);
export const signInterimReportAction = action(signInterimReport);
export const signSteeringMonthAction = action(signSteeringMonth);
export const tallyInterventionAction = action(tallyIntervention);

export const notePresenceAction = action(notePresence);
export const noteAssessmentAction = action(noteAssessment);
export const makeOfferAction = action(makeOffer);
export const answerOfferAction = action(answerOffer);
export const withdrawOfferAction = action(withdrawOffer);
export const bookVisitAction = action(bookVisit);
export const noteVisitAction = action(noteVisit);
export const noteIntakeAction = action(noteIntake);
export const setGuideAction = action(setGuide);
export const noteCompletionAction = action(noteCompletion);
export const configureServiceAction = action(configureService);
export const configureDistrictAction = action(configureDistrict);
export const decideServiceGroupAction = action(decideServiceGroup);
export const decideHousingRuleAction = action(decideHousingRule);
export const saveReportTextAction = action(saveReportText);
export const signReportAction = action(signReport);
