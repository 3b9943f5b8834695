import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const OPENS: readonly Verb[] = ["read", "write"];

/**
 * Whoever works with cases in social services. Never the administrator, who only writes down the decision, nor the log
 * reviewer, who reviews; and nobody who works for another authority.
 */
export const emergencyGrants: Grants = {
  outreachWorker: OPENS,
  socialWorker: OPENS,
  coordinator: OPENS,
  housingCoordinator: OPENS,
  caseManager: OPENS,
  unitHead: OPENS,
  administrator: ["administer"],
};

export const { operation, view } = corridor({ name: "emergency", messages: "emergency", grants: emergencyGrants });
