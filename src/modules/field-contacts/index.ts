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
export {
  contactListMetadata,
  contactListPage,
  contactMetadata,
  editContactMetadata,
  editContactPage,
  fieldContactPage,
  policeGroupsMetadata,
  policeGroupsPage,
} from "./pages";
export { newContactMetadata, newContactPage } from "./new-contact-page";
export { registerImportMetadata, registerImportPage, reportDownload, reportMetadata, reportPage } from "./report-pages";
export { reportAsJson, writeReportCsv, writeReportXlsx } from "./files/write-report";
export { registerFileMaxBytes } from "./register-limits";
export type { DryRun } from "./views";
