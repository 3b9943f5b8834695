import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const RELEASES: readonly Verb[] = ["read", "write"];

/**
 * Those who work with cases release and receive; the same roles as `app.may_release_from`. Partners read what their unit
 * receives and acknowledge it; they have nothing of ours to release.
 */
export const disclosureGrants: Grants = {
  outreachWorker: RELEASES,
  socialWorker: RELEASES,
  coordinator: RELEASES,
  housingCoordinator: RELEASES,
  caseManager: RELEASES,
  unitHead: RELEASES,
  policeLiaison: ["read"],
  partnerProfessional: ["read"],
};

export const { operation, view } = corridor({
  name: "disclosures",
  messages: "disclosures",
  grants: disclosureGrants,
});
