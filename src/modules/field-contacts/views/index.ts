import "server-only";

export { contactList } from "./contact-list";
export { contactPage } from "./contact-page";
export { newContactForm } from "./new-contact-form";
export { policeGroupList } from "./police-group-list";
