/** A view that asks the organisation's lookups as other parts do, inside a corridor of its own. */
import * as z from "zod";
import { corridor } from "@/kernel/gate";
import { listColleagues, listHandoverUnits } from "@/kernel/organisations";

const { view } = corridor({
  name: "organisations-test",
  messages: "organisationsTest",
  grants: { socialWorker: ["read"], outreachWorker: ["read"] },
});

export const colleagues = view({
  name: "colleagues",
  input: z.object({ unitId: z.uuid() }),
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: (scope, { unitId }) => listColleagues(scope, unitId),
  records: () => ({ event: "looked" }),
});

export const handoverUnits = view({
  name: "handover-units",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: listHandoverUnits,
  records: () => ({ event: "looked" }),
});
