import "server-only";

export { contactList } from "./contact-list";
export { contactPage } from "./contact-page";
export { newContactForm } from "./new-contact-form";
export { policeGroupList } from "./police-group-list";
export { registerReading, type DryRun } from "./register-reading";
export { report, reportPage } from "./report";
export { importPage } from "./import-page";
export { unfinishedContacts } from "./desk";
export {
  fidelityForm,
  fidelityOverview,
  interimReport,
  methodPage,
  receivedTallies,
  steeringMonth,
  steeringMonthList,
  tallyDay,
  tallyPartnerList,
} from "./method";
export { chainForm, serviceConfiguration } from "./chain";
export { measureContacts, publishedFigures, publishedReport, reportList } from "./published";
export { needsWithoutService, nightList } from "./waiting";
