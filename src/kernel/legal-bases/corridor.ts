import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const READS: readonly Verb[] = ["read"];

/**
 * Whoever works with cases may read the law and see what is signed. The registrar signs and records the delegation: both
 * bind the authority, and neither holds anything about a person.
 */
export const legalBasisGrants: Grants = {
  outreachWorker: READS,
  socialWorker: READS,
  coordinator: READS,
  housingCoordinator: READS,
  caseManager: READS,
  unitHead: READS,
  policeLiaison: READS,
  partnerProfessional: READS,
  registrar: ["read", "decide"],
};

export const { operation, view } = corridor({ name: "legal-bases", messages: "legalBases", grants: legalBasisGrants });
