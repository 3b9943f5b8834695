import "server-only";

export { acknowledgeContact } from "./acknowledge-contact";
export { completeContact } from "./complete-contact";
export { configurePoliceGroup } from "./configure-police-group";
export { handOverContact } from "./hand-over-contact";
export { importRegister } from "./import-register";
export { linkPerson } from "./link-person";
export { logContact } from "./log-contact";
export { unlinkPerson } from "./unlink-person";
export {
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
} from "./method";
export { saveReportText, signReport } from "./report";
export {
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
} from "./chain";
