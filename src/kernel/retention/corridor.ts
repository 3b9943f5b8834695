import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const KEEPS: readonly Verb[] = ["read", "write"];

/**
 * Whoever works with a case may hold it and say what it is. What is let go is proposed and decided by the registrar and by
 * the head of the unit; the administrator keeps the rules and sees no case.
 */
export const retentionGrants: Grants = {
  outreachWorker: KEEPS,
  policeLiaison: ["read"],
  partnerProfessional: ["read"],
  socialWorker: KEEPS,
  coordinator: KEEPS,
  housingCoordinator: KEEPS,
  caseManager: KEEPS,
  unitHead: ["read", "write", "decide"],
  registrar: ["read", "write", "decide"],
  administrator: ["administer"],
};

export const { operation, view } = corridor({ name: "retention", messages: "retention", grants: retentionGrants });
