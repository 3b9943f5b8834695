import type { Grants } from "../access";
import { corridor } from "../gate";

/** Who does what in the register of persons. Merging, and raising or lowering protection, are decisions. */
export const grants: Grants = {
  outreachWorker: ["read", "write"],
  socialWorker: ["read", "write"],
  coordinator: ["read", "write"],
  housingCoordinator: ["read", "write"],
  caseManager: ["read", "write"],
  unitHead: ["read", "write", "decide"],
  registrar: ["read", "write", "decide"],
};

export const { operation, view } = corridor({ name: "persons", messages: "persons", grants });
