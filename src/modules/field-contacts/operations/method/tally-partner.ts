import "server-only";
import { ok, refuse } from "@/platform/result";
import { tallyOperation } from "../../corridor-method";
import {
  endPartnership,
  insertTallyPartner,
  listOpenUnits,
  listPoliceAuthorities,
  listTallyPartners,
} from "../../data/method/tally-rows";
import { addTallyPartnerSchema, endTallyPartnerSchema } from "../../schema-method";

/** Lets a police authority send its tally to one unit, from a day. Without it nothing can come. */
export const addTallyPartner = tallyOperation({
  name: "add-tally-partner",
  input: addTallyPartnerSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { unitId }) => {
    const units = await listOpenUnits(scope);
    if (!units.some(({ id }) => id === unitId)) return null;
    return { police: await listPoliceAuthorities(scope), partners: await listTallyPartners(scope) };
  },
  decide: ({ police, partners }, input) => {
    const found = police.find(({ slug }) => slug === input.police);
    if (!found) return refuse("policeUnknown", { field: "police" });
    const isThere = partners.some((one) => one.police === input.police && one.validTo === null);
    return isThere ? refuse("tallyPartnerThere", { field: "police" }) : ok({ ...input, policeId: found.id });
  },
  save: async (scope, change) => ({ partnerId: await insertTallyPartner(scope, change) }),
  records: () => ({ event: "tally-partner-added", fields: ["police", "unitId", "validFrom"], records: 1 }),
});

/** Ends it from today. What has come stays. */
export const endTallyPartner = tallyOperation({
  name: "end-tally-partner",
  input: endTallyPartnerSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { partnerId }) =>
    (await listTallyPartners(scope)).find(({ id, validTo }) => id === partnerId && validTo === null) ?? null,
  decide: (partner, input) => (input.version === partner.version ? ok(partner) : refuse("changedMeanwhile")),
  save: async (scope, { id, version }) => {
    await endPartnership(scope, id, version);
    return { partnerId: id };
  },
  records: () => ({ event: "tally-partner-ended", fields: ["validTo"], records: 1 }),
});
