import "server-only";
import { view } from "../corridor";
import { listPoliceGroups } from "../data/police-groups";
import { nothingSchema } from "../schema";

/** The police groups of the authority, closed ones too, for the one who keeps them. */
export const policeGroupList = view({
  name: "police-group-list",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: (scope) => listPoliceGroups(scope),
  records: ({ value }) => ({ event: "listed", fields: ["name", "closedOn"], records: value.length }),
});
