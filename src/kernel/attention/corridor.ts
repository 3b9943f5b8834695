import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const WORKS: readonly Verb[] = ["read", "write"];

/** Whoever works with cases sees what waits for them; the administrator sets the hours and sees no case. */
export const attentionGrants: Grants = {
  outreachWorker: WORKS,
  socialWorker: WORKS,
  coordinator: WORKS,
  housingCoordinator: WORKS,
  caseManager: WORKS,
  unitHead: WORKS,
  policeLiaison: WORKS,
  partnerProfessional: WORKS,
  administrator: ["administer"],
};

export const { operation, view } = corridor({ name: "attention", messages: "attention", grants: attentionGrants });
