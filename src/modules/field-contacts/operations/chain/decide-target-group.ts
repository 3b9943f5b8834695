import "server-only";
import { chainOperation } from "../../corridor-chain";
import { awaitDecisions, findConfiguration, insertTargetGroup } from "../../data/chain/configuration";
import { decideNextDecision } from "../../domain/chain/configuration";
import { decideTargetGroupSchema } from "../../schema-chain";

/** Decides whom a service takes from a day on. Earlier decisions stay to be read and hold for their days. */
export const decideServiceGroup = chainOperation({
  name: "decide-target-group",
  input: decideTargetGroupSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope, { serviceId }) => {
    await awaitDecisions(scope);
    const { services } = await findConfiguration(scope);
    return services.find(({ id }) => id === serviceId) ?? null;
  },
  decide: ({ groups }, input) => decideNextDecision(groups, input),
  save: async (scope, input) => ({ groupId: await insertTargetGroup(scope, input) }),
  records: () => ({ event: "target-group-decided", fields: ["ageFrom", "ageTo", "needsSevereAbuse"], records: 1 }),
});
