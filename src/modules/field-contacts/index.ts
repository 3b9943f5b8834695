import "server-only";

/** The server door of the module: what the seed, the command line and the routes may use. */
export { countFigures, figuresFromColumns } from "./domain/figures";
export { readRegister, type RegisterReading } from "./files/read-register";
export { writeRegisterCsv } from "./files/write-register";
export { fieldContactsModule } from "./module";
export {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  handOverContact,
  linkPerson,
  logContact,
  unlinkPerson,
} from "./operations";
export { contactList, contactPage, newContactForm, policeGroupList } from "./views";
