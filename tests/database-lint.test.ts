/** The database's own lint: no finding in the catalog as it is, and every rule shown to fire when it is broken. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogRules, THROW_AWAY_TABLE } from "./support/catalog-rules";
import { openHouse, type House } from "./support/house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe.each(catalogRules)("$name", ({ sql, mutants }) => {
  it("holds", async () => {
    expect(await house.rows(sql)).toEqual([]);
  });

  it("holds for a table made as it should be", async () => {
    await house.rolledBack(async (client) => {
      await client.query(THROW_AWAY_TABLE);
      expect((await client.query(sql)).rows).toEqual([]);
    });
  });

  it.each(mutants.map((mutant) => [mutant.replaceAll(/\s+/g, " ")]))("fires on: %s", async (mutant) => {
    await house.rolledBack(async (client) => {
      await client.query(THROW_AWAY_TABLE);
      const before = JSON.stringify((await client.query(sql)).rows);
      await client.query(mutant);
      expect(JSON.stringify((await client.query(sql)).rows)).not.toEqual(before);
    });
  });
});
