import "server-only";
import type { NavItem } from "@/kernel/workflow";
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
} from "./operations";
import {
  fidelityForm,
  fidelityOverview,
  interimReport,
  methodPage,
  receivedTallies,
  steeringMonth,
  steeringMonthList,
  tallyDay,
  tallyPartnerList,
} from "./views";

/** The method and the police's tally, for the manifest. */
export const methodItems = [
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
  fidelityForm,
  fidelityOverview,
  interimReport,
  methodPage,
  receivedTallies,
  steeringMonth,
  steeringMonthList,
  tallyDay,
  tallyPartnerList,
];

export const methodNav: readonly NavItem[] = [
  {
    label: "fieldMethod.nav.method",
    path: "field-contacts/method",
    roles: ["outreachWorker", "socialWorker", "unitHead"],
  },
  { label: "fieldMethod.nav.tallies", path: "field-contacts/tallies", roles: ["unitHead"] },
  { label: "fieldMethod.nav.tally", path: "field-contacts/tally", roles: ["policeLiaison"] },
  { label: "fieldMethod.nav.tallyPartners", path: "field-contacts/tally-partners", roles: ["administrator"] },
];
