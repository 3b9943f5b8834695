/** What a contact lacks: the rule in TypeScript and the one in the database agree, and the desk sees what it should. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  acknowledgeContact,
  completeContact,
  handOverContact,
  logContact,
  missingFacts,
  unfinishedContacts,
} from "@/modules/field-contacts";
import type { ContactFacts } from "@/modules/field-contacts/contract";
import { log } from "@/platform/log";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let policeGroupId: string;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant, { kind: "youthDuty" });
  anna = await house.addWorker({ role: "outreachWorker", unit });
  policeGroupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'Ingripande 1')", [
    tenant.id,
    policeGroupId,
  ]);
});

const one = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
/** Only what the rule reads: the rest of a contact's facts says nothing about what is missing. */
const facts = fc.record({
  mumin: one(true, false),
  placeType: one("street"),
  testResult: one("positive", "none"),
  sex: one("woman", "other"),
  knownInDrugContexts: one("yes", "unknown"),
  ageYears: one(0, 17),
  ageSource: one("unknown", "stated"),
  knownToSocialServices: one("no", "unknown"),
  knownToAddictionCare: one("no"),
  assessmentMade: one(true, false),
  report: one("none", "lvm"),
  offer: one("care", "nothing"),
  answer: one("yes", "later"),
});

describe("what is missing", () => {
  it("is the same in the database as in the rule, for whatever is known", async () => {
    const many = fc.sample(facts, { numRuns: 5000, seed: 20261122 });
    const rows = await house.rows<{ missing: string[] }>(
      `select app.missing_facts(f) as missing from jsonb_array_elements($1::jsonb) with ordinality e (facts, n)
       cross join lateral jsonb_populate_record(null::public.field_contact, e.facts) f order by n`,
      [JSON.stringify(many.map((known) => ({ source: "field", ...inColumns(known) })))],
    );
    expect(rows.map(({ missing }) => missing.toSorted())).toEqual(
      many.map((known) => missingFacts(known as unknown as ContactFacts).toSorted()),
    );
  });

  it("is nothing in a row of an old register", async () => {
    const [row] = await house.rows<{ missing: string[] }>(
      `select app.missing_facts(jsonb_populate_record(null::public.field_contact, '{"source": "register"}')) as missing`,
    );
    expect(row).toEqual({ missing: [] });
  });

  it("is kept with the row whatever the application writes", async () => {
    const caseId = await logged();
    const kept = () => house.rows("select missing_facts from field_contact where case_id = $1", [caseId]);
    const before = await kept();
    await house.rows("update field_contact set missing_facts = '{}' where case_id = $1", [caseId]);
    expect(await kept()).toEqual(before);
    expect(before).not.toEqual([{ missing_facts: [] }]);
  });
});

describe("the desk after the night", () => {
  const unfinished = async (worker: Worker) => {
    const reply = await house.look(worker, unfinishedContacts, {});
    if (!reply.ok) throw new Error(reply.code);
    return reply.value;
  };

  it("shows each worker the own contacts with what is missing, the oldest first, and names nobody", async () => {
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    const [late, early] = [await logged({ occurredOn: "2026-11-02" }), await logged({ occurredOn: "2026-11-01" })];
    expect((await unfinished(anna)).contacts.map(({ caseId }) => caseId)).toEqual([early, late]);
    expect(await unfinished(anna)).toMatchObject({ total: 2, contacts: [{ policeGroupName: "Ingripande 1" }, {}] });
    expect(await unfinished(bo)).toEqual({ contacts: [], total: 0 });
  });

  it("needs little of a contact that did not go on into MUMIN, and lets it go when that is there", async () => {
    const caseId = await logged({ mumin: "no" });
    expect((await unfinished(anna)).contacts[0]?.missing).toEqual(["sex", "knownInDrugContexts", "ageYears"]);
    const more = { sex: "man" as const, knownInDrugContexts: "unknown" as const, ageSource: "unknown" as const };
    expect((await house.act(anna, completeContact, { caseId, version: 1, ...more })).ok).toBe(true);
    expect((await unfinished(anna)).total).toBe(0);
  });

  it("lets a contact go when another unit has taken it over, and not before", async () => {
    const receiver = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
    const duty = await house.addWorker({ role: "socialWorker", unit: receiver, onDuty: true });
    const caseId = await logged({ mumin: "yes" });
    await house.act(anna, handOverContact, { caseId, version: 1, toUnitId: receiver.id });
    expect((await unfinished(anna)).total).toBe(1);
    const [handover] = await house.rows<{ id: string }>("select id from handover where case_id = $1", [caseId]);
    expect((await house.act(duty, acknowledgeContact, { caseId, handoverId: handover!.id })).ok).toBe(true);
    expect((await unfinished(anna)).total).toBe(0);
    expect((await unfinished(duty)).total).toBe(0);
  });

  it("lets a contact go when its case is closed", async () => {
    const caseId = await logged();
    await house.rows("update case_record set closed_at = now() where id = $1", [caseId]);
    expect((await unfinished(anna)).total).toBe(0);
  });
});

async function logged(more: Record<string, string> = {}): Promise<string> {
  const input = { occurredOn: "2026-11-01", occurredTime: "21:40", reason: "minorDrugOffence" as const, policeGroupId };
  const reply = await house.act(anna, logContact, { ...input, ...more });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.caseId;
}

function inColumns(known: Record<string, unknown>): Record<string, unknown> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [snake(name), value]));
}
