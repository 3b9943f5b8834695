import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const WORKS: readonly Verb[] = ["read", "write"];

/**
 * Whoever works with the case asks, notes the answers and takes a yes back: somebody who changes their mind is heard by
 * the one they meet. How long a consent may last is decided by the administrator, who sees no consent.
 */
export const consentGrants: Grants = {
  outreachWorker: WORKS,
  socialWorker: WORKS,
  coordinator: WORKS,
  housingCoordinator: WORKS,
  caseManager: WORKS,
  unitHead: WORKS,
  administrator: ["administer"],
};

export const { operation, view } = corridor({ name: "consents", messages: "consents", grants: consentGrants });
