import "server-only";
import type { NavItem } from "@/kernel/workflow";
import * as operations from "./operations/report";
import * as views from "./views/published";

/** The published report, for the manifest. */
export const reportItems = [...Object.values(operations), ...Object.values(views)];

export const reportNav: readonly NavItem[] = [
  {
    label: "fieldReport.nav.published",
    path: "field-contacts/tertial",
    roles: ["outreachWorker", "socialWorker", "unitHead"],
  },
];
