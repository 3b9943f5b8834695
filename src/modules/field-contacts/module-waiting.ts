import "server-only";
import type { NavItem } from "@/kernel/workflow";
import { needsWithoutService, nightList } from "./views/waiting";

/** What waits, as the module adds it to its manifest. */
export const waitingItems = [nightList, needsWithoutService] as const;

export const waitingNav = [
  {
    label: "fieldWaiting.nav.night",
    path: "field-contacts/night",
    roles: ["outreachWorker", "socialWorker", "unitHead"],
  },
  { label: "fieldWaiting.nav.needs", path: "field-contacts/needs", roles: ["unitHead"] },
] as const satisfies readonly NavItem[];
