import "server-only";
import { tallyView } from "../../corridor-method";
import { listOpenUnits, listPoliceAuthorities, listTallyPartners } from "../../data/method/tally-rows";
import { nothingAskedSchema } from "../../schema-method";

/** Which police authorities may send their tally, to which unit, from when. For the one who keeps the organisation. */
export const tallyPartnerList = tallyView({
  name: "tally-partner-list",
  input: nothingAskedSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => ({
    partners: await listTallyPartners(scope),
    police: await listPoliceAuthorities(scope),
    units: await listOpenUnits(scope),
    today: scope.today,
  }),
  records: ({ value }) => ({ event: "listed", fields: ["police", "unitName"], records: value.partners.length }),
});
