import "server-only";

export { acknowledgeContact } from "./acknowledge-contact";
export { completeContact } from "./complete-contact";
export { configurePoliceGroup } from "./configure-police-group";
export { handOverContact } from "./hand-over-contact";
export { importRegister } from "./import-register";
export { linkPerson } from "./link-person";
export { logContact } from "./log-contact";
export { unlinkPerson } from "./unlink-person";
