import type { Grants, Verb } from "../access";

const WORKS: readonly Verb[] = ["read", "write"];
const DECIDES: readonly Verb[] = ["read", "write", "decide"];

/**
 * What each role may do with the cases in its sight. Closing and reopening bind the authority, so they are for those
 * who answer for cases; those who meet people in the field, or work for a partner in its own tenant, keep the journal.
 */
export const caseGrants: Grants = {
  outreachWorker: WORKS,
  socialWorker: DECIDES,
  coordinator: DECIDES,
  housingCoordinator: DECIDES,
  caseManager: DECIDES,
  unitHead: DECIDES,
  policeLiaison: WORKS,
  partnerProfessional: WORKS,
};
