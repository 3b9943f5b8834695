import "server-only";
import { chainOperation } from "../../corridor-chain";
import { findConfiguration, saveService } from "../../data/chain/configuration";
import { decideName } from "../../domain/chain/configuration";
import { configureServiceSchema } from "../../schema-chain";

/** Names a receiving service, new or old, and says whether it is still in use. */
export const configureService = chainOperation({
  name: "configure-service",
  input: configureServiceSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { serviceId }) => {
    const { services } = await findConfiguration(scope);
    return serviceId === null || services.some(({ id }) => id === serviceId) ? services : null;
  },
  decide: (services, input) =>
    decideName(
      services.filter(({ id }) => id !== input.serviceId).map(({ name }) => name),
      input,
    ),
  save: async (scope, { serviceId, ...facts }) => ({ serviceId: await saveService(scope, serviceId, facts) }),
  records: ({ input }) => ({
    event: input.serviceId === null ? "service-added" : "service-changed",
    fields: ["name", "kind", "isClosed"],
    records: 1,
  }),
});
