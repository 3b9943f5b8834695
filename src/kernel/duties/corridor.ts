import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const REPORTS: readonly Verb[] = ["read", "write"];
const ANSWERS: readonly Verb[] = ["read", "write", "decide"];

/**
 * Whoever works with cases in social services reports and acknowledges; the assessment and the answer to the reporter
 * bind the board, so they are for those who answer for cases. Partners report from their own authority, not from here.
 */
export const dutyGrants: Grants = {
  outreachWorker: REPORTS,
  socialWorker: ANSWERS,
  coordinator: ANSWERS,
  housingCoordinator: ANSWERS,
  caseManager: ANSWERS,
  unitHead: ANSWERS,
  policeLiaison: ["read"],
  partnerProfessional: ["read"],
};

export const { operation, view } = corridor({ name: "duties", messages: "duties", grants: dutyGrants });
