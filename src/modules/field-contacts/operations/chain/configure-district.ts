import "server-only";
import { chainOperation } from "../../corridor-chain";
import { findConfiguration, saveDistrict } from "../../data/chain/configuration";
import { decideName } from "../../domain/chain/configuration";
import { configureDistrictSchema } from "../../schema-chain";

/** Names a district, new or old, and says whether it is still in use. */
export const configureDistrict = chainOperation({
  name: "configure-district",
  input: configureDistrictSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { districtId }) => {
    const { districts } = await findConfiguration(scope);
    return districtId === null || districts.some(({ id }) => id === districtId) ? districts : null;
  },
  decide: (districts, input) =>
    decideName(
      districts.filter(({ id }) => id !== input.districtId).map(({ name }) => name),
      input,
    ),
  save: async (scope, { districtId, ...facts }) => ({ districtId: await saveDistrict(scope, districtId, facts) }),
  records: ({ input }) => ({
    event: input.districtId === null ? "district-added" : "district-changed",
    fields: ["name", "isClosed"],
    records: 1,
  }),
});
