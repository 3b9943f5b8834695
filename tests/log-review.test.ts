/** The review of the log through the gate on a real Postgres: who is drawn, who sees what, findings, questions, the board. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  answerQuestion,
  askReader,
  boardReport,
  drawMonth,
  noteMeasure,
  ownQuestion,
  reviewItem,
  reviewList,
  signItem,
} from "@/kernel/log-review";
import { now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";

let house: House;
beforeAll(async () => {
  house = await openHouse({ own: true }); // a mutant changes a trigger
});
afterAll(() => house?.close());

interface Place {
  readonly tenant: Tenant;
  readonly unit: Unit;
  readonly reviewer: Worker;
  readonly head: Worker;
  /** Sees the whole unit; has a name that is in the register. */
  readonly reader: Worker;
  readonly owner: Worker;
}

async function place(): Promise<Place> {
  const tenant = await house.foundTenant();
  const unit = await house.addUnit(tenant);
  return {
    ...{ tenant, unit },
    reviewer: await house.addWorker({ role: "logReviewer", unit: tenant.unit }),
    head: await house.addWorker({ role: "unitHead", unit }),
    reader: await house.addWorker({ role: "socialWorker", unit, onDuty: true, displayName: "Alva Kanariefågel" }),
    owner: await house.addWorker({ role: "socialWorker", unit, displayName: "Owe Ägare" }),
  };
}

/** Last month, and a moment in it: day and Swedish winter hour. */
const month = (() => {
  const [year, at] = swedishDateOf(now()).split("-").map(Number) as [number, number];
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, "0")}`;
})();
const moment = (day: number, hour: number) =>
  `${month}-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00+01:00`;

async function read(by: Worker, caseId: string, at: string, about: { act?: string; rules?: string[] } = {}) {
  await house.rows(
    `insert into audit_event (tenant_id, id, at, account_id, assignment_id, role, unit_id, channel, name, act, outcome, event,
       rule_ids, policy_version, case_id, person_ids, fields)
     values ($1, $2, $3, $4, $5, $6, $7, 'web', 'cases.open-case', $8, 'allowed', 'opened', $9, 'tenant-1', $10, '{}', '{}')`,
    [
      ...[by.tenantId, randomUUID(), at, by.accountId, by.assignmentId, by.role, by.unitId, about.act ?? "read"],
      ...[about.rules ?? [], caseId],
    ],
  );
}

async function makeCase({ tenant, unit, owner }: Place, person: Parameters<typeof addPerson>[1] | object = {}) {
  const personId = await addPerson(house, {
    tenant,
    givenName: "Kim",
    familyName: `Namn${randomUUID().slice(0, 6)}`,
    ...person,
  });
  return { personId, caseId: await addCase(house, { unit, workers: [owner], personId }) };
}

const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? "done" : reply.code);
const itemsOf = ({ tenant }: Place) =>
  house.rows<{ id: string; case_id: string; reader_id: string; rules: string[]; version: number; label: string }>(
    "select * from log_review_item where tenant_id = $1 and sample_id is not null",
    [tenant.id],
  );
const ruleOf = async (at: Place, caseId: string) =>
  (await itemsOf(at)).find((item) => item.case_id === caseId)?.rules ?? [];

/** An item of a drawn month, about the reader. */
async function drawnItem(at: Place) {
  const { caseId } = await makeCase(at, { familyName: "Kanariefågel" });
  await read(at.reader, caseId, moment(5, 12));
  const reply = await house.act(at.reviewer, drawMonth, { month });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  const item = (await itemsOf(at)).find((one) => one.case_id === caseId)!;
  return { itemId: item.id, caseId };
}

describe("drawing", () => {
  it("finds own name, family name, household, colleague, protected, night, and what led to nothing", async () => {
    const at = await place();
    const { reader, owner } = at;
    const own = await makeCase(at, { givenName: "Alva", familyName: "Kanariefågel" });
    const kin = await makeCase(at, { familyName: "Kanariefågel" });
    const home = await makeCase(at);
    for (const personId of [own.personId, home.personId])
      await house.rows(
        "insert into household_member (tenant_id, id, household_id, person_id) values ($1, $2, $3, $4)",
        [...[at.tenant.id, randomUUID(), at.unit.id, personId]],
      );
    const colleague = await makeCase(at, { givenName: "Owe", familyName: "Ägare" });
    const hidden = await makeCase(at, { protection: "protectedRegistration", readers: [owner] });
    const dark = await makeCase(at);
    const acted = await makeCase(at);
    for (const { caseId } of [own, kin, home, colleague, hidden, acted]) await read(reader, caseId, moment(5, 12));
    for (let day = 6; day < 26; day += 1) await read(owner, (await makeCase(at)).caseId, moment(day, 12));
    await read(reader, dark.caseId, moment(7, 2));
    await read(reader, acted.caseId, moment(6, 9), { act: "write" });
    const opened = await makeCase(at);
    await read(reader, opened.caseId, moment(8, 12), { rules: ["emergency.opening"] });

    expect(code(await house.act(at.reviewer, drawMonth, { month }))).toBe("done");
    expect(await ruleOf(at, own.caseId)).toContain("ownName");
    expect(await ruleOf(at, kin.caseId)).toContain("familyName");
    expect(await ruleOf(at, home.caseId)).toContain("household");
    expect(await ruleOf(at, colleague.caseId)).toContain("colleague");
    expect(await ruleOf(at, hidden.caseId)).toContain("protectedIdentity");
    expect(await ruleOf(at, dark.caseId)).toContain("night");
    expect(await ruleOf(at, kin.caseId)).toContain("noLaterAct");
    expect((await ruleOf(at, acted.caseId)).filter((rule) => rule !== "random")).toEqual([]);
    // An opening has its own review.
    expect(await ruleOf(at, opened.caseId)).toEqual([]);
    const [sample] = await house.rows<{ population: number }>(
      "select population from log_review_sample where tenant_id = $1",
      [at.tenant.id],
    );
    expect(sample!.population).toBe(27);
    expect((await itemsOf(at)).find(({ case_id }) => case_id === hidden.caseId)?.label).toMatch(/^P-/);
  });

  it("is done once, of a month that is over, by a log reviewer, and is in the log", async () => {
    const at = await place();
    await drawnItem(at);
    expect(code(await house.act(at.reviewer, drawMonth, { month }))).toBe("drawnAlready");
    expect(code(await house.act(at.reviewer, drawMonth, { month: swedishDateOf(now()).slice(0, 7) }))).toBe(
      "monthNotOver",
    );
    expect(code(await house.act(at.head, drawMonth, { month }))).toBe("notFound");
    await expect(
      house.underRowSecurity(at.head, (client) =>
        client.query("select * from app.log_review_candidates(now() - interval '1 day', now(), 'x', 5, 5)"),
      ),
    ).rejects.toThrow(/only a log reviewer/);
    const [line] = await house.auditLines({
      tenantId: at.tenant.id,
      name: "log-review.draw-month",
      outcome: "allowed",
    });
    expect(line).toMatchObject({ event: "sample-drawn", act: "decide" });
  });

  it("answers ids and facts, never a name", async () => {
    const at = await place();
    const { caseId } = await makeCase(at, { familyName: "Kanariefågel" });
    await read(at.reader, caseId, moment(5, 12));
    const rows = await house.underRowSecurity(
      at.reviewer,
      async (client) =>
        (
          await client.query("select * from app.log_review_candidates($1, $2, 'x', 5, 5)", [
            moment(1, 0),
            moment(28, 0),
          ])
        ).rows,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Kanarie|Alva|Kim/);
    const list = await house.look(at.reviewer, reviewList, {});
    expect(list.ok).toBe(true);
  });
});

describe("an item", () => {
  it("is seen by the log reviewer and the reader's unit head, and never shows whom it was about", async () => {
    const at = await place();
    const { itemId } = await drawnItem(at);
    const elsewhere = await house.addWorker({ role: "unitHead", unit: await house.addUnit(at.tenant) });
    for (const worker of [at.reviewer, at.head]) {
      const seen = await house.look(worker, reviewItem, { itemId });
      expect(seen.ok && seen.value.item.readerName).toBe("Alva Kanariefågel");
      expect(JSON.stringify(seen).replaceAll("Alva Kanariefågel", "")).not.toContain("Kanariefågel");
    }
    for (const worker of [elsewhere, at.reader, at.owner, at.tenant.administrator])
      expect(code(await house.look(worker, reviewItem, { itemId }))).toBe("notFound");
    for (const worker of [elsewhere, at.reader, at.tenant.administrator])
      expect(
        await house.underRowSecurity(
          worker,
          async (client) => (await client.query("select 1 from log_review_item")).rows,
        ),
      ).toEqual([]);
    const lines = await house.auditLines({
      tenantId: at.tenant.id,
      accountId: at.reviewer.accountId,
      name: "log-review.review-item",
    });
    expect(lines.at(-1)).toMatchObject({ event: "review-item-opened", aboutAccountId: at.reader.accountId });
  });

  it("is asked about once, answered by the reader alone, and signed once", async () => {
    const at = await place();
    const { itemId } = await drawnItem(at);
    expect(code(await house.look(at.reader, ownQuestion, { itemId }))).toBe("notFound");
    expect(code(await house.act(at.reviewer, askReader, { itemId, version: 1, question: "Varför läste du?" }))).toBe(
      "done",
    );
    expect(code(await house.act(at.head, askReader, { itemId, version: 2, question: "Varför?" }))).toBe("askedAlready");
    const asked = await house.look(at.reader, ownQuestion, { itemId });
    expect(asked.ok && asked.value.asked).toBe("Varför läste du?");
    expect(JSON.stringify(asked)).not.toContain("familyName");
    expect(code(await house.act(at.owner, answerQuestion, { itemId, version: 2, answer: "Vet inte." }))).toBe(
      "notFound",
    );
    expect(code(await house.act(at.reader, answerQuestion, { itemId, version: 2, answer: "Jag hade jour." }))).toBe(
      "done",
    );
    expect(code(await house.act(at.reader, answerQuestion, { itemId, version: 3, answer: "Nej, förresten." }))).toBe(
      "answeredAlready",
    );
    const finding = { itemId, version: 3, finding: "unjustified" as const, text: "Ingen jour den dagen." };
    expect(code(await house.act(at.reviewer, noteMeasure, { itemId, version: 3, measure: "Samtal" }))).toBe(
      "headsMatter",
    );
    expect(code(await house.act(at.reviewer, signItem, finding))).toBe("done");
    expect(code(await house.act(at.head, signItem, { ...finding, version: 4, finding: "justified" }))).toBe(
      "signedAlready",
    );
    expect(
      code(await house.act(at.head, noteMeasure, { itemId, version: 4, measure: "Samtal och anmälan till HR." })),
    ).toBe("done");
    const [row] = await house.rows<Record<string, string>>("select * from log_review_item where id = $1", [itemId]);
    for (const column of ["question_sealed", "answer_sealed", "finding_sealed", "measure_sealed"])
      expect(row![column]).toMatch(/^v/);
  });

  it("is never reviewed by the one who read, in the code, in the policy and in the table", async () => {
    const at = await place();
    // The reviewer works with cases as well, in another assignment.
    const also = await house.addWorker({ role: "socialWorker", unit: at.unit, account: at.reviewer, onDuty: true });
    const { caseId } = await makeCase(at);
    await read(also, caseId, moment(5, 12));
    await house.act(at.reviewer, drawMonth, { month });
    const item = (await itemsOf(at)).find(({ case_id }) => case_id === caseId)!;
    expect(item.reader_id).toBe(at.reviewer.accountId);
    expect(code(await house.look(at.reviewer, reviewItem, { itemId: item.id }))).toBe("notFound");
    expect(
      code(
        await house.act(at.reviewer, signItem, {
          itemId: item.id,
          version: 1,
          finding: "justified",
          text: "Mitt ärende.",
        }),
      ),
    ).toBe("notFound");
    const sign = `update log_review_item set finding = 'justified', finding_sealed = 'x', signed_by = $2, signed_at = now() where id = $1`;
    const changed = await house.underRowSecurity(
      at.reviewer,
      async (client) => (await client.query(sign, [item.id, at.reviewer.accountId])).rowCount,
    );
    expect(changed).toBe(0);
    await expect(house.rows(sign, [item.id, at.reviewer.accountId])).rejects.toThrow(/not_own/);
    // The head of the unit takes it.
    expect(
      code(
        await house.act(at.head, signItem, {
          itemId: item.id,
          version: 1,
          finding: "justified",
          text: "Hade ärendet.",
        }),
      ),
    ).toBe("done");
  });

  it("stays as it was signed, whoever writes", async () => {
    const at = await place();
    const { itemId } = await drawnItem(at);
    await house.act(at.reviewer, signItem, { itemId, version: 1, finding: "justified", text: "Hade jour." });
    const turn = () =>
      house.underRowSecurity(
        at.reviewer,
        async (client) =>
          (await client.query("update log_review_item set finding = 'unjustified' where id = $1", [itemId])).rowCount,
      );
    await expect(turn()).rejects.toThrow(/not changed like this/);
    // The mutant: without the trigger the row is turned.
    await house.rows("alter table log_review_item disable trigger keep_log_review");
    expect(await turn()).toBe(1);
    await house.rows("alter table log_review_item enable trigger keep_log_review");
  });
});

describe("the board's report", () => {
  it("counts, masks what is few, and names nobody", async () => {
    const at = await place();
    for (let day = 1; day < 8; day += 1) await read(at.reader, (await makeCase(at)).caseId, moment(day, 12));
    const { itemId } = await drawnItem(at);
    await house.act(at.reviewer, signItem, { itemId, version: 1, finding: "unjustified", text: "Släkting." });
    const reply = await house.look(at.reviewer, boardReport, { month });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    expect(reply.value).toMatchObject({ population: 8 });
    expect(reply.value.figures.unjustified).toBeNull();
    expect(reply.value.figures.justified).toBeNull();
    expect(reply.value.figures.drawn).toBe(8);
    expect(JSON.stringify(reply.value)).not.toMatch(/Kanarie|Alva|[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(code(await house.look(at.head, boardReport, { month }))).toBe("notFound");
    expect(code(await house.look(at.reviewer, boardReport, { month: "2020-01" }))).toBe("notFound");
  });
});
