import "server-only";
import type { NavItem } from "@/kernel/workflow";
import * as operations from "./operations/method";
import * as views from "./views/method";

/** The method and the police's tally, for the manifest. */
export const methodItems = [...Object.values(operations), ...Object.values(views)];

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
