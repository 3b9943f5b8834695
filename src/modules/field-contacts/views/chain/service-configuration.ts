import "server-only";
import { chainView } from "../../corridor-chain";
import { findConfiguration } from "../../data/chain/configuration";
import { nothingSchema } from "../../schema";

/** The receiving services with their target groups, the rules of the roof guarantee and the districts. */
export const serviceConfiguration = chainView({
  name: "service-configuration",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => ({ ...(await findConfiguration(scope)), today: scope.today }),
  records: ({ value: { services, housingRules, districts } }) => ({
    event: "listed",
    fields: ["name", "ageFrom", "ageTo", "needsSevereAbuse"],
    records: services.length + housingRules.length + districts.length,
  }),
});
