import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const RELEASES: readonly Verb[] = ["read", "write"];

/**
 * Those who work with cases release and receive; the same roles as `app.may_release_from`. Police liaisons and partners
 * read what their unit receives, say that they have seen it and register it; the rules let them release nothing from a
 * case. The registrar and the unit head see that kept decisions still come out the same.
 */
export const disclosureGrants: Grants = {
  outreachWorker: RELEASES,
  socialWorker: RELEASES,
  coordinator: RELEASES,
  housingCoordinator: RELEASES,
  caseManager: RELEASES,
  unitHead: [...RELEASES, "review"],
  policeLiaison: RELEASES,
  partnerProfessional: RELEASES,
  registrar: ["review"],
};

export const { operation, view } = corridor({
  name: "disclosures",
  messages: "disclosures",
  grants: disclosureGrants,
});
