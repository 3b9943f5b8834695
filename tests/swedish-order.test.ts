import { afterAll, beforeAll, expect, it } from "vitest";
import { compareSwedish } from "@/ui/i18n/formats";
import { openHouse, type House } from "./support/house";

const NAMES = ["Zinken", "Ängen", "Åsen", "Ösmo", "anka", "Boo", "Wik", "Vik", "Éra", "Äpplet"];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it("is the database's own order of names: å, ä and ö after z, capitals no matter", async () => {
  const tenant = await house.foundTenant();
  for (const name of NAMES) await house.addUnit(tenant, { name });
  const sorted = await house.rows<{ name: string }>("select name from unit where tenant_id = $1 order by name", [
    tenant.id,
  ]);
  const expected = [...NAMES, "Förvaltningen"].sort(compareSwedish);
  expect(sorted.map(({ name }) => name)).toEqual(expected);
});
