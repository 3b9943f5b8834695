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
export { contactListMetadata, contactListPage } from "./pages/contact-list-page";
export { contactMetadata, fieldContactPage } from "./pages/contact-page";
export { editContactMetadata, editContactPage } from "./pages/edit-contact-page";
export { newContactMetadata, newContactPage } from "./pages/new-contact-page";
export { offlineContactMetadata, offlineContactPage } from "./pages/offline-contact-page";
export { policeGroupsMetadata, policeGroupsPage } from "./pages/police-groups-page";
export { registerImportMetadata, registerImportPage, reportDownload, reportMetadata, reportPage } from "./report-pages";
export { reportAsJson, writeReportCsv, writeReportXlsx } from "./files/write-report";
export { registerFileMaxBytes } from "./register-limits";
export type { DryRun } from "./views";
