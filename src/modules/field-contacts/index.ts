import "server-only";

/** The server door of the module: what the seed, the command line and the routes may use. */
export { countFigures, figureRules } from "./domain/figures";
export { readRegister, type RegisterReading } from "./files/read-register";
export { writeRegisterCsv } from "./files/write-register";
export { fieldContactsModule } from "./module";
export {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  handOverContact,
  importRegister,
  linkPerson,
  logContact,
  unlinkPerson,
} from "./operations";
export { contactList, contactPage, newContactForm, policeGroupList, registerReading, report } from "./views";
export { receiveContact } from "./receivers";
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
} from "./operations";
export { chainForm, serviceConfiguration } from "./views";
export { chainFormMetadata, chainFormPage } from "./pages/chain/chain-form-page";
export { servicesMetadata, servicesPage } from "./pages/chain/services-page";
export { contactListMetadata, contactListPage } from "./pages/contact-list-page";
export { unfinishedContacts } from "./views";
export { unfinishedPart } from "./pages/desk/unfinished-part";
export { contactMetadata, fieldContactPage } from "./pages/contact-page";
export { editContactMetadata, editContactPage } from "./pages/edit-contact-page";
export { newContactMetadata, newContactPage } from "./pages/new-contact-page";
export { offlineContactMetadata, offlineContactPage } from "./pages/offline-contact-page";
export { policeGroupsMetadata, policeGroupsPage } from "./pages/police-groups-page";
export { registerImportMetadata, registerImportPage, reportDownload, reportMetadata, reportPage } from "./report-pages";
export {
  fidelityMetadata,
  fidelityPage,
  interimMetadata,
  interimPage,
  methodMetadata,
  methodPage,
  overviewMetadata,
  overviewPage,
  partnersMetadata,
  receivedMetadata,
  receivedTalliesPage,
  steeringListPage,
  steeringMetadata,
  steeringMonthPage,
  tallyMetadata,
  tallyPage,
  tallyPartnersPage,
} from "./pages/method/method-pages";
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
} from "./operations/method";
export {
  fidelityForm,
  fidelityOverview,
  interimReport,
  methodPage as methodPageView,
  receivedTallies,
  steeringMonth,
  steeringMonthList,
  tallyDay,
  tallyPartnerList,
} from "./views/method";
export { monthOf, monthsFrom } from "./domain/method/steering";
export { stepsAsked } from "./domain/method/steps";
export { reportAsJson, writeReportCsv, writeReportXlsx } from "./files/write-report";
export { cutsOf, measuresOf } from "./domain/report/measures";
export * from "./pages/report";
export { publishedAsJson, writePublishedCsv, writePublishedXlsx } from "./files/report/write-published";
export { measureContacts, publishedFigures, publishedReport, reportList } from "./views";
export { saveReportText, signReport } from "./operations";
export { registerFileMaxBytes } from "./register-limits";
export type { DryRun } from "./views";
export { needsMetadata, needsPage, nightMetadata, nightPage } from "./pages/waiting/waiting-pages";
export { needsWithoutService, nightList } from "./views";
export { missingFacts } from "./domain/status";
