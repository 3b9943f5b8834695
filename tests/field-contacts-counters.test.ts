import { afterAll, beforeAll, expect, it } from "vitest";
import { figureRules, importRegister, writeRegisterCsv } from "@/modules/field-contacts";
import { cohortRows } from "../prisma/seed/cohort";
import { openHouse, type House } from "./support/house";

/** The counts of a tenant as kept by the triggers, and as counted over the contacts by the module's own rules. */
const KEPT = `select unit_id, occurred_on::text, ${figureRules.map(({ column }) => column).join(", ")}
  from field_contact_day where tenant_id = $1 and interventions <> 0 order by 1, 2`;
const COUNTED = `select unit_id, occurred_on::text,
  ${figureRules.map(({ column, where }) => `(count(*) filter (where ${where}))::int as ${column}`).join(", ")}
  from field_contact where tenant_id = $1 group by 1, 2 order by 1, 2`;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it("keeps the daily counts equal to the contacts through imports, changes, moves and removals", async () => {
  const tenant = await house.foundTenant();
  const unit = await house.addUnit(tenant, { kind: "youthDuty" });
  const head = await house.addWorker({ role: "unitHead", unit });
  const file = new TextEncoder().encode(writeRegisterCsv(cohortRows()));
  expect(await house.act(head, importRegister, { file, skipFaulty: false })).toMatchObject({ ok: true });
  const compare = async () => {
    const kept = await house.rows(KEPT, [tenant.id]);
    expect(kept).toEqual(await house.rows(COUNTED, [tenant.id]));
    return kept.length;
  };
  expect(await compare()).toBeGreaterThan(200);
  // Every fact changed for some, days moved for others, some taken away: as the owner, whose rows no policy hides.
  const some = (modulus: number) =>
    `where tenant_id = $1 and ('x' || right(id::text, 4))::bit(16)::int % ${modulus} = 0`;
  for (const change of [
    `update field_contact set sex = null, age_years = null, mumin = not mumin ${some(3)}`,
    `update field_contact set known_to_social_services = 'unknown', report = 'lvm', completed = 'ongoing' ${some(5)}`,
    `update field_contact set occurred_on = occurred_on + 400 ${some(7)}`,
    `delete from field_contact ${some(4)}`,
  ]) {
    await house.rows(change, [tenant.id]);
    await compare();
  }
});
