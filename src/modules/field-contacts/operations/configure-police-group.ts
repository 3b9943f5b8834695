import "server-only";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { insertPoliceGroup, listPoliceGroups, savePoliceGroup } from "../data/police-groups";
import { configurePoliceGroupSchema } from "../schema";

/** Names a police group, new or old, and says whether it is still in use. Closed groups stay on old contacts. */
export const configurePoliceGroup = operation({
  name: "configure-police-group",
  input: configurePoliceGroupSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { policeGroupId }) => {
    const groups = await listPoliceGroups(scope);
    const isThere = policeGroupId === null || groups.some(({ id }) => id === policeGroupId);
    return isThere ? groups : null;
  },
  decide: (groups, input) => {
    const taken = groups.some(({ id, name }) => id !== input.policeGroupId && folded(name) === folded(input.name));
    return taken ? refuse("policeGroupNameTaken", { field: "name" }) : ok(input);
  },
  save: async (scope, { policeGroupId: id, name, isClosed }) => {
    if (id === null) return { policeGroupId: await insertPoliceGroup(scope, name) };
    await savePoliceGroup(scope, { id, name, isClosed });
    return { policeGroupId: id };
  },
  records: ({ input }) => ({
    event: input.policeGroupId === null ? "police-group-added" : "police-group-changed",
    fields: ["name", "isClosed"],
    records: 1,
  }),
});

/** Two groups whose names differ only in case or spaces cannot be told apart in a car. */
function folded(name: string): string {
  return name.toLocaleLowerCase("sv").replace(/\s+/g, " ");
}
