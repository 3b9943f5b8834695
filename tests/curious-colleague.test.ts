/**
 * What a hand inside the application's own database role could do with somebody's valid context, were the code above it
 * wrong: nothing that changes whose a row is, nothing in another's name, nothing that lowers a protection.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let bo: Worker;
let head: Worker;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit });
  bo = await house.addWorker({ role: "socialWorker", unit });
  head = await house.addWorker({ role: "unitHead", unit });
});
afterAll(() => house.close());

/** How many rows the statement reached in the worker's context; "refused" when the database would not. */
const reach = (who: Worker, sql: string, params: readonly unknown[] = []): Promise<number | "refused"> =>
  house.underRowSecurity(who, (client) =>
    client.query(sql, [...params]).then(
      ({ rowCount }) => rowCount ?? 0,
      (fault: Error) => {
        if (/permission denied|row-level security|not changed by|not for this role/.test(fault.message))
          return "refused";
        throw fault;
      },
    ),
  );

describe("whose a row is", () => {
  it("stays as it was: nobody gives a case, a person or an assignment to somebody else by changing a column", async () => {
    const personId = await addPerson(house, { tenant, registeredBy: anna });
    const caseId = await addCase(house, { unit, workers: [anna], personId });
    for (const [table, column, value, id] of [
      ["case_record", "worker_ids", `{${anna.accountId},${bo.accountId}}`, caseId],
      ["case_record", "unit_id", tenant.unit.id, caseId],
      ["case_record", "opened_by", bo.accountId, caseId],
      ["case_record", "tenant_id", randomUUID(), caseId],
      ["person", "registered_by", bo.accountId, personId],
      ["person", "merged_into_id", personId, personId],
    ] as const)
      expect(
        await reach(anna, `update ${table} set ${column} = $1 where id = $2`, [value, id]),
        `${table}.${column}`,
      ).toBe("refused");
    for (const [column, value] of [
      ["account_id", bo.accountId],
      ["unit_id", unit.id],
      ["role", "unitHead"],
    ])
      expect(
        await reach(tenant.administrator, `update assignment set ${column!} = $1 where id = $2`, [
          ...[value, tenant.administrator.assignmentId],
        ]),
        `assignment.${column!}`,
      ).toBe("refused");
  });

  it("leaves an account's address, provider and closing to the administrator", async () => {
    const changes = [
      "email = 'x@y.example'",
      "email_key = 'x@y.example'",
      "disabled_at = now()",
      "oidc_issuer = 'https://evil.example'",
      "oidc_subject = 'me'",
    ];
    const change = (who: Worker, set: string) =>
      reach(who, `update account set ${set} where id = $1`, [anna.accountId]);
    for (const set of changes) expect(await change(anna, set), set).toBe("refused");
    for (const set of changes) expect(await change(tenant.administrator, set), set).toBe(1);
    expect(await change(anna, "display_name = 'Anna', locale = 'en', version = version + 1")).toBe(1);
    expect(await change(bo, "display_name = 'Anna'")).toBe(0);
  });
});

describe("a draft", () => {
  it("is changed, signed and thrown away by its writer alone", async () => {
    const caseId = await addCase(house, { unit, workers: [anna, bo] });
    const noteId = randomUUID();
    await house.rows(
      `insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at)
       values ($1,$2,$3,'note','x',$4,now())`,
      [tenant.id, noteId, caseId, anna.accountId],
    );
    for (const sql of [
      "update journal_note set text_sealed = 'y' where id = $1",
      "update journal_note set signed_at = now() where id = $1",
      "delete from journal_note where id = $1",
    ]) {
      expect(await reach(bo, sql, [noteId]), sql).toBe(0);
      expect(await reach(anna, sql, [noteId]), sql).toBe(1);
    }
    expect(await reach(anna, "update journal_note set written_by = $2 where id = $1", [noteId, bo.accountId])).toBe(
      "refused",
    );
  });
});

describe("merging", () => {
  it("never lowers a protection, whatever the caller asks for", async () => {
    const [kept, merged] = [
      await addPerson(house, { tenant, registeredBy: head }),
      await addPerson(house, { tenant, registeredBy: head, protection: "assumedIdentity", readers: [head] }),
    ];
    const levels = await house.underRowSecurity(head, async (client) => {
      await client.query("select app.merge_persons($1,$2,1,$3,1,'none','[]','why')", [randomUUID(), kept, merged]);
      return (await client.query("select protection::text from person where id = any ($1)", [[kept, merged]])).rows;
    });
    expect(levels).toEqual([{ protection: "assumedIdentity" }, { protection: "assumedIdentity" }]);
  });

  it("gives back what came with it and nothing else", async () => {
    const [kept, merged] = [
      await addPerson(house, { tenant, registeredBy: head }),
      await addPerson(house, { tenant, registeredBy: head }),
    ];
    const caseId = await addCase(house, { unit, workers: [anna], personId: kept });
    const mergeId = randomUUID();
    const moved = house.underRowSecurity(head, async (client) => {
      await client.query("select app.merge_persons($1,$2,1,$3,1,'none','[]','why')", [mergeId, kept, merged]);
      await client.query("select app.reverse_merge($1,$2,'why')", [
        mergeId,
        JSON.stringify([{ kind: "case", id: caseId }]),
      ]);
    });
    await expect(moved).rejects.toThrow(/came with the merge/);
  });
});
