import "server-only";
import type { NavItem } from "@/kernel/workflow";
import * as operations from "./operations/chain";
import * as views from "./views/chain";

/** The chain and the services that take people over, for the manifest. */
export const chainItems = [...Object.values(operations), ...Object.values(views)];

export const chainNav: readonly NavItem[] = [
  { label: "fieldChain.nav.services", path: "field-contacts/services", roles: ["administrator", "unitHead"] },
];
