import "server-only";
import type { WorkflowModule } from "@/kernel/workflow";
import { chainItems, chainNav } from "./module-chain";
import { methodItems, methodNav } from "./module-method";
import { waitingItems, waitingNav } from "./module-waiting";
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
import { reportItems, reportNav } from "./module-report";
import {
  contactList,
  contactPage,
  unfinishedContacts,
  newContactForm,
  policeGroupList,
  importPage,
  registerReading,
  report,
  reportPage,
} from "./views";

/** Field contacts (MUMIN) as the house sees them. */
export const fieldContactsModule = {
  name: "field-contacts",
  messages: "fieldContacts",
  caseLabel: "fieldContacts.caseLabel",
  casePath: (caseId) => `field-contacts/${caseId}`,
  items: [
    logContact,
    completeContact,
    linkPerson,
    unlinkPerson,
    handOverContact,
    acknowledgeContact,
    configurePoliceGroup,
    newContactForm,
    contactList,
    contactPage,
    unfinishedContacts,
    policeGroupList,
    importRegister,
    importPage,
    registerReading,
    report,
    reportPage,
    ...chainItems,
    ...methodItems,
    ...reportItems,
    ...waitingItems,
  ],
  nav: [
    {
      label: "fieldContacts.nav.contacts",
      path: "field-contacts",
      roles: ["outreachWorker", "socialWorker", "unitHead"],
    },
    { label: "fieldContacts.nav.report", path: "field-contacts/report", roles: ["unitHead"] },
    { label: "fieldContacts.nav.import", path: "field-contacts/import", roles: ["unitHead"] },
    { label: "fieldContacts.nav.policeGroups", path: "field-contacts/police-groups", roles: ["administrator"] },
    ...chainNav,
    ...reportNav,
    ...methodNav,
    ...waitingNav,
  ],
  measures: [
    { key: "field-contacts.mumin", label: "fieldContacts.measures.mumin" },
    { key: "field-contacts.completed", label: "fieldContacts.measures.completed" },
  ],
  hears: [],
} as const satisfies WorkflowModule;
