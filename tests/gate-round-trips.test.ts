/** How often a request goes to the database, and that what is asked while entering is asked in the new context and no other. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase } from "@/kernel/cases";
import { hashToken } from "@/platform/crypto";
import { contactPage, logContact } from "@/modules/field-contacts";
import { swedishDateOf, now } from "@/platform/clock";
import { countStatements } from "../bench/statements";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let caseId: string;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "outreachWorker", unit });
  caseId = await addCase(house, { unit, workers: [anna] });
});
afterAll(() => house.close());

const facts = async (who: Worker | null, id: string) =>
  house.underRowSecurity(who, async (client) => {
    const { rows } = await client.query<{ facts: unknown }>("select app.case_facts($1) as facts", [id]);
    return rows[0]?.facts ?? null;
  });

describe("round trips", () => {
  it("are counted for what is done most, begin and commit among them", async () => {
    const policeGroupId = randomUUID();
    await house.rows("insert into police_group (tenant_id, id, name) values ($1, $2, 'Grupp 1')", [
      ...[tenant.id, policeGroupId],
    ]);
    const contact = {
      occurredOn: swedishDateOf(now()),
      occurredTime: "00:00",
      policeGroupId,
      reason: "minorDrugOffence",
    };
    let logged = "";
    const save = async () => {
      const reply = await house.act(anna, logContact, contact);
      logged = reply.ok ? reply.value.caseId : "";
    };
    // One for the line in the log and the stored answer together.
    expect(await countStatements(save)).toBe(8);
    expect(logged).not.toBe("");
    const open = async () => expect((await house.look(anna, contactPage, { caseId: logged })).ok).toBe(true);
    // One for who asks and what the rules must know of the case.
    expect(await countStatements(open)).toBeLessThanOrEqual(6);
  });
});

describe("the facts of a case, asked while entering", () => {
  it("are those of a case in sight, and nothing of any other", async () => {
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    const stranger = (await house.foundTenant()).administrator;
    expect(await facts(anna, caseId)).toMatchObject({
      unitId: unit.id,
      workerIds: [anna.accountId],
      isProtected: false,
    });
    for (const who of [bo, stranger, tenant.administrator, null]) expect(await facts(who, caseId)).toBeNull();
    expect(await facts(anna, randomUUID())).toBeNull();
  });

  it("say nothing of a protected person's case to whoever is not a reader", async () => {
    const protection = "confidentialityFlag" as const;
    const personId = await addPerson(house, { tenant, registeredBy: anna, protection, readers: [anna] });
    const kept = await addCase(house, { unit, workers: [anna], personId });
    expect(await facts(anna, kept)).toMatchObject({ isProtected: true, isReader: true });
    const head = await house.addWorker({ role: "unitHead", unit });
    expect(await facts(head, caseId)).not.toBeNull();
    expect(await facts(head, kept)).toBeNull();
  });

  it("are nothing for a session that is over, though asked in the statement that would enter it", async () => {
    const claim = await house.signIn(anna);
    const ask = () =>
      house.underRowSecurity(null, async (client) => {
        const { rows } = await client.query<{ state: string; facts: unknown }>(
          `select e.state, case when e.state = 'active' then app.case_facts($3) end as facts
           from app.enter_session($1, $2, false) e`,
          [claim.unverifiedTenantId, hashToken(claim.unverifiedToken), caseId],
        );
        return rows[0];
      });
    expect(await ask()).toMatchObject({ state: "active", facts: { unitId: unit.id } });
    await house.rows("update session set ended_at = now() where tenant_id = $1 and token_hash = $2", [
      ...[tenant.id, hashToken(claim.unverifiedToken)],
    ]);
    expect(await ask()).toMatchObject({ state: "ended", facts: null });
  });

  it("decide nothing when the input that was checked names another case than the one guessed", async () => {
    const other = await addCase(house, { unit });
    // The shape in capitals is a uuid to the schema and none to the guess.
    expect(await house.look(anna, openCase, { caseId: caseId.toUpperCase() })).toMatchObject({ ok: true });
    expect(await house.look(anna, openCase, { caseId: other })).toMatchObject({ code: "notFound" });
    expect(await house.look(anna, openCase, { caseId: [caseId] })).toMatchObject({ code: "invalidInput" });
  });
});
