import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { corridor } from "@/kernel/gate";
import { openHouse, type House } from "./house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { view } = corridor({ name: "house-test", messages: "gate", grants: { socialWorker: ["read"] } });
const countUnits = view({
  name: "count-units",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: (scope) => scope.tx.unit.count(),
  records: () => ({ event: "counted" }),
});

describe("the house of the tests", () => {
  it("lets a worker it made through the gate, into the own tenant alone", async () => {
    const [one, other] = [await house.foundTenant(), await house.foundTenant()];
    const unit = await house.addUnit(one);
    await house.addUnit(other);
    await house.addUnit(other);
    const worker = await house.addWorker({ role: "socialWorker", unit });
    expect(await house.look(worker, countUnits)).toEqual({ ok: true, value: 2 });
    expect(await house.auditLines({ tenantId: one.id })).toMatchObject([{ name: "house-test.count-units" }]);
    expect(await house.auditLines({ tenantId: other.id })).toEqual([]);
  });
});
