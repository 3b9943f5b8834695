/**
 * What passes between authorities, through the gate on a real Postgres: nothing without a ground, the receiver's own copy
 * and nothing else, and a withdrawal that closes at the next request.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase } from "@/kernel/cases";
import {
  acknowledgeReceived,
  caseDisclosures,
  disclosureInbox,
  lookAtRelease,
  openDisclosure,
  openReceived,
  previewRelease,
  releaseDisclosure,
  takeOverReceived,
  withdrawDisclosure,
} from "@/kernel/disclosures";
import { columnDay } from "@/platform/clock/date-column";
import { addDays } from "@/platform/clock/calendar-date";
import { now, swedishDateOf } from "@/platform/clock";
import { decodeKey, sealText, unwrapKey } from "@/platform/crypto";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";
import { addCase, addPerson } from "./support/records";

let house: House;
let sender: Tenant;
let outreach: Unit;
let anna: Worker;
let bo: Worker;
let stranger: Worker;
let receiver: Tenant;
let young: Unit;
let chief: Worker;
let officer: Worker;
let plain: Worker;
let otherUnit: Worker;
let third: Worker;
let police: Unit;
let closedUnit: Unit;

beforeAll(async () => {
  house = await openHouse({ own: true }); // its mutants change policies and functions
  sender = await house.foundTenant({ name: "Socialnämnden i Provstad" });
  outreach = await house.addUnit(sender, { kind: "youthDuty", name: "Ungdomsjouren" });
  anna = await house.addWorker({ role: "outreachWorker", unit: outreach, displayName: "Anna Avsändare" });
  bo = await house.addWorker({ role: "outreachWorker", unit: outreach });
  stranger = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(sender) });
  receiver = await house.foundTenant({ name: "Norra prov", kind: "districtBoard" });
  young = await house.addUnit(receiver, { kind: "youth", name: "Unga" });
  closedUnit = await house.addUnit(receiver, { kind: "adults", name: "Vuxna" });
  chief = await house.addWorker({ role: "unitHead", unit: young });
  officer = await house.addWorker({ role: "socialWorker", unit: young, onDuty: true });
  plain = await house.addWorker({ role: "socialWorker", unit: young });
  otherUnit = await house.addWorker({ role: "unitHead", unit: closedUnit });
  const elsewhere = await house.foundTenant({ kind: "policeArea" });
  police = await house.addUnit(elsewhere, { kind: "policeGroup" });
  third = await house.addWorker({ role: "unitHead", unit: police });
  await house.rows("update unit set takes_disclosures = true where id = any ($1)", [[young.id, police.id]]);
});
afterAll(() => house?.close());

const today = () => swedishDateOf(now());
const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? "done" : reply.code);

/** A case about somebody of a known age, or of no known age; worked on by Anna and Bo. */
async function caseAbout(years: number | null, { isProtected = false } = {}) {
  const protection = isProtected ? "protectedRegistration" : "none";
  const readers = isProtected ? [anna, bo] : [];
  const personId = await addPerson(house, { tenant: sender, protection, readers, familyName: "Kanariefågel" });
  if (years !== null) {
    const day = addDays(today(), -40);
    const born = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
    const [key] = await house.rows<{ wrapped: string }>(
      "select wrapped from tenant_key where tenant_id = $1 and purpose = 'field'",
      [sender.id],
    );
    const about = { tenantId: sender.id, keyVersion: 1 };
    const opened = unwrapKey(decodeKey(process.env["SAMLOTS_FIELD_KEY"]!), key!.wrapped, {
      ...about,
      dataClass: "field",
    });
    const digits = personalNumber(born.replaceAll("-", ""), "238").replace("-", "");
    const sealed = sealText(opened, digits, { ...about, table: "person", column: "number_sealed", rowId: personId });
    await house.rows(
      `update person set identity_kind = 'personnummer', temporary_id = null, birth_on = $2, number_sealed = $3, number_index = $4
       where id = $1`,
      [personId, columnDay(born), sealed, `index-${personId}`],
    );
  }
  return { personId, caseId: await addCase(house, { unit: outreach, workers: [anna, bo], personId }) };
}

const yes = (...tests: string[]) =>
  Object.fromEntries(tests.map((test) => [test, { answer: "yes", reason: "Därför." }]));
const DUTY = yes("childMayBeHarmed", "onlyWhatTheReportNeeds");
const CONSENT = yes("consentHoldsToday", "consentCoversReceiver", "consentCoversData", "thirdPersonsConsented");

const concern = (caseId: string, change: object = {}) => ({
  ...{
    caseId,
    toUnitId: young.id,
    basis: "SOL_19_1_CONCERN",
    answers: DUTY,
    purpose: "Skydda barnet.",
    items: ["name", "age"],
  },
  ...{ summary: "Sov ute två nätter. Sammanfattningsord.", reservation: "Ring innan ni ringer hem." },
  ...{ consentBy: "", consentForm: "", consentHow: "", consentedOn: "", consentUntil: "" },
  ...change,
});
const consented = (caseId: string, change: object = {}) =>
  concern(caseId, {
    ...{ basis: "OSL_12_2_CONSENT", answers: CONSENT, consentBy: "self", consentForm: "oral", consentedOn: today() },
    ...change,
  });

/** Previews and releases what the preview showed, as the form does. */
async function release(who: Worker, input: ReturnType<typeof concern>) {
  const preview = await house.look(who, previewRelease, input);
  const previewed = preview.ok ? preview.value.fingerprint : "none";
  return { preview, reply: await house.act(who, releaseDisclosure, { ...input, previewed }) };
}

/** Releases a concern about a child, and finds the copy as a superuser would. */
async function released(change: object = {}) {
  const { caseId, personId } = await caseAbout(15);
  const { reply, preview } = await release(anna, concern(caseId, change));
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  const { disclosureId } = reply.value;
  const [link] = await house.rows<{ received_id: string }>(
    "select received_id from app.disclosure_link where disclosure_id = $1",
    [disclosureId],
  );
  return { caseId, personId, disclosureId, receivedId: link!.received_id, preview };
}

const countAll = async () =>
  (
    await house.rows<{ n: number }>(
      "select ((select count(*) from disclosure) + (select count(*) from received_disclosure))::int as n",
    )
  )[0]!.n;

describe("a ground", () => {
  it("is needed: each layer refuses with its own sentence, and nothing is written", async () => {
    const child = await caseAbout(15);
    const adult = await caseAbout(30);
    const ageless = await caseAbout(null);
    const before = await countAll();
    const attempts: readonly [object, string][] = [
      [concern(child.caseId, { basis: "OSL_10_27" }), "basisUnknown"],
      [concern(child.caseId, { answers: {} }), "testUnanswered"],
      [
        concern(child.caseId, { answers: { ...DUTY, childMayBeHarmed: { answer: "yes", reason: " " } } }),
        "testUnanswered",
      ],
      [
        concern(child.caseId, { answers: { ...DUTY, childMayBeHarmed: { answer: "no", reason: "Nej." } } }),
        "testFailed",
      ],
      [concern(child.caseId, { toUnitId: police.id }), "basisNotForReceiver"],
      [concern(child.caseId, { toUnitId: closedUnit.id }), "receiverUnknown"],
      [concern(child.caseId, { toUnitId: outreach.id }), "receiverUnknown"],
      [concern(adult.caseId), "ageNotForBasis"],
      [concern(ageless.caseId), "ageUnknown"],
      [consented(ageless.caseId), "ageUnknown"],
      [consented(child.caseId), "ageNotForBasis"],
      [consented(adult.caseId, { consentBy: "guardians" }), "consentNotByAge"],
      [consented(adult.caseId, { consentBy: "" }), "consentByRequired"],
      [consented(adult.caseId, { consentForm: "" }), "consentFormRequired"],
      [consented(adult.caseId, { consentedOn: "" }), "consentedOnRequired"],
      [consented(adult.caseId, { consentedOn: addDays(today(), 1) }), "consentInFuture"],
      [
        consented(adult.caseId, { consentedOn: addDays(today(), -9), consentUntil: addDays(today(), -1) }),
        "consentExpired",
      ],
    ];
    for (const [input, refusal] of attempts)
      expect([refusal, code((await release(anna, input as ReturnType<typeof concern>)).reply)]).toEqual([
        refusal,
        refusal,
      ]);
    expect(await countAll()).toBe(before);
  });

  it("lets the release go, for an adult's consent on its last day too", async () => {
    const adult = await caseAbout(30);
    const { reply } = await release(anna, consented(adult.caseId, { consentUntil: today() }));
    expect(code(reply)).toBe("done");
  });

  it("property: whatever is sent, no release is made without one", async () => {
    const { caseId } = await caseAbout(15);
    const any = <T>(...values: T[]) => fc.constantFrom(...values);
    const inputs = fc.record({
      basis: any("SOL_19_1_CONCERN", "OSL_12_2_CONSENT", "OSL_12_3_CONSENT_MINOR", "x"),
      toUnitId: any(young.id, police.id, closedUnit.id, randomUUID()),
      answers: any({}, DUTY, CONSENT, yes("childMayBeHarmed"), {
        ...DUTY,
        onlyWhatTheReportNeeds: { answer: "no", reason: "x" },
      }),
      consentBy: any("", "self", "guardians"),
      consentForm: any("", "oral"),
      consentedOn: any("", today()),
    });
    await fc.assert(
      fc.asyncProperty(inputs, async (change) => {
        const { reply } = await release(anna, concern(caseId, change));
        const isGrounded =
          change.basis === "SOL_19_1_CONCERN" && change.toUnitId === young.id && change.answers === DUTY;
        expect(reply.ok).toBe(isGrounded);
      }),
      { numRuns: 40 },
    );
    const loose = await house.rows(
      "select 1 from disclosure d where d.case_id = $1 and (d.basis <> 'SOL_19_1_CONCERN' or d.to_unit_id <> $2)",
      [caseId, young.id],
    );
    expect(loose).toEqual([]);
  });

  it("holds below the code: the function refuses what the rule refuses, and so would not without its guards", async () => {
    const { caseId } = await caseAbout(15);
    const protectedCase = await caseAbout(15, { isProtected: true });
    const sealed = JSON.stringify({ grounds: "x", purpose: "x", content: "x" });
    const call = (over: object = {}) => {
      const all = {
        caseId,
        unit: young.id,
        basis: "SOL_19_1_CONCERN",
        tests: ["childMayBeHarmed", "onlyWhatTheReportNeeds"],
        ...over,
      };
      return [
        "select app.release_disclosure(gen_random_uuid(), $1, gen_random_uuid(), $2, $3, $4, $5, $5, null, null, null)",
        [all.caseId, all.unit, all.basis, all.tests, sealed],
      ] as const;
    };
    const attempt = (who: Worker, over: object = {}) =>
      house.underRowSecurity(who, (client) => {
        const [sql, params] = call(over);
        return client.query(sql, [...params]).then(
          () => "done",
          (fault: Error) => fault.message,
        );
      });
    expect(await attempt(anna)).toBe("done");
    const guards: readonly [Worker, object, string, RegExp][] = [
      [stranger, {}, "case", /if not app\.may_release_from\(p_case\) then return 'case'; end if;/],
      [anna, { tests: ["childMayBeHarmed"] }, "tests", /if not \(coalesce\(p_answered[^;]*; end if;/],
      [
        anna,
        { basis: "OSL_12_2_CONSENT", tests: Object.keys(CONSENT) },
        "consent",
        /if b\.mode = 'consent'[\s\S]*?end if;/,
      ],
      [anna, { caseId: protectedCase.caseId }, "look", /if whom\.protection[\s\S]*?return 'look';\s*end if;/],
    ];
    for (const [who, over, reason, guard] of guards) {
      expect(await attempt(who, over)).toBe(`no release without its ${reason}`);
      const [{ definition }] = (await house.rows<{ definition: string }>(
        "select pg_get_functiondef('app.release_obstacle'::regproc) as definition",
      )) as [{ definition: string }];
      expect(definition).toMatch(guard);
      await house.rows(definition.replace(guard, ""));
      try {
        expect(await attempt(who, over)).not.toBe(`no release without its ${reason}`);
      } finally {
        await house.rows(definition);
      }
    }
    expect(await attempt(anna, { unit: closedUnit.id })).toBe("no release without its receiver");
    expect(await attempt(anna, { basis: "x" })).toBe("no release without its basis");
  });
});

describe("the copy", () => {
  it("is exactly what the preview showed, under the receiver's key, and names neither case nor anything else", async () => {
    const { receivedId, preview, caseId, personId, disclosureId } = await released();
    if (!preview.ok) throw new Error(preview.code);
    const copy = await house.look(chief, openReceived, { receivedId });
    if (!copy.ok) throw new Error(copy.code);
    expect(copy.value.content).toEqual(preview.value.content);
    expect(copy.value).toMatchObject(preview.value.about);
    expect(copy.value.content.items.map(({ key }) => key)).toEqual(["name", "age"]);
    expect(copy.value).toMatchObject({
      fromAuthority: "Socialnämnden i Provstad",
      fromUnit: "Ungdomsjouren",
      fromPerson: "Anna Avsändare",
    });
    const [stored] = await house.rows("select * from received_disclosure where id = $1", [receivedId]);
    const text = JSON.stringify([stored, copy.value]);
    for (const id of [caseId, personId, disclosureId, sender.id, anna.accountId]) expect(text).not.toContain(id);
    expect(JSON.stringify(stored)).not.toMatch(/Kanariefågel|Sammanfattningsord/);
    const [note] = await house.rows("select * from disclosure where id = $1", [disclosureId]);
    expect(JSON.stringify(note)).not.toContain(receivedId);
    expect(JSON.stringify(note)).not.toMatch(/Kanariefågel|Sammanfattningsord/);
  });

  it("is not released when what the preview showed has changed", async () => {
    const { caseId } = await caseAbout(15);
    const preview = await house.look(anna, previewRelease, concern(caseId));
    if (!preview.ok) throw new Error(preview.code);
    const previewed = preview.value.fingerprint;
    for (const change of [{ items: ["name", "age", "number"] }, { summary: "Något annat." }, { reservation: "" }])
      expect(code(await house.act(anna, releaseDisclosure, { ...concern(caseId, change), previewed }))).toBe(
        "previewChanged",
      );
  });

  it("is read by the head and the duty officers of its unit; for all others it is not there, and looks like what never was", async () => {
    const { receivedId, caseId, disclosureId } = await released();
    expect(code(await house.look(officer, openReceived, { receivedId }))).toBe("done");
    const unknown = await house.look(otherUnit, openReceived, { receivedId: randomUUID() });
    for (const who of [plain, otherUnit, third, anna, bo]) {
      expect(await house.look(who, openReceived, { receivedId })).toEqual(unknown);
      expect(await house.act(who, acknowledgeReceived, { receivedId })).toEqual(
        await house.act(who, acknowledgeReceived, { receivedId: randomUUID() }),
      );
      const inbox = await house.look(who, disclosureInbox);
      expect(inbox.ok && [...inbox.value.waiting, ...inbox.value.taken].map(({ id }) => id)).not.toContain(receivedId);
      await house.underRowSecurity(who, async (client) => {
        expect((await client.query("select 1 from received_disclosure where id = $1", [receivedId])).rowCount).toBe(0);
      });
    }
    for (const who of [chief, officer, third, stranger]) {
      expect(code(await house.look(who, openDisclosure, { caseId, disclosureId }))).toBe("notFound");
      expect(code(await house.look(who, caseDisclosures, { caseId }))).toBe("notFound");
      expect(code(await house.look(who, openCase, { caseId }))).toBe("notFound");
      await house.underRowSecurity(who, async (client) => {
        expect((await client.query("select 1 from disclosure where id = $1", [disclosureId])).rowCount).toBe(0);
        await expect(client.query("select 1 from app.disclosure_link")).rejects.toThrow(/permission denied/);
      });
    }
  });

  it("would be seen by the wrong unit without its policy", async () => {
    const { receivedId } = await released();
    const seen = () =>
      house.underRowSecurity(
        otherUnit,
        async (client) =>
          (await client.query("select 1 from received_disclosure where id = $1", [receivedId])).rowCount,
      );
    expect(await seen()).toBe(0);
    await house.rows(
      "create policy mutant on received_disclosure for select to samlots_app using (tenant_id = (select app.tenant_id()))",
    );
    try {
      expect(await seen()).toBe(1);
    } finally {
      await house.rows("drop policy mutant on received_disclosure");
    }
  });

  it("cannot be written or changed by hand, on either side", async () => {
    const { receivedId, disclosureId } = await released();
    for (const [who, sql] of [
      [anna, `update disclosure set to_unit = 'x' where id = '${disclosureId}'`],
      [chief, `update received_disclosure set acknowledged_at = now() where id = '${receivedId}'`],
      [anna, "insert into received_disclosure (tenant_id, id) values (gen_random_uuid(), gen_random_uuid())"],
      [chief, `delete from received_disclosure where id = '${receivedId}'`],
    ] as const)
      await house.underRowSecurity(who, async (client) => {
        await expect(client.query(sql)).rejects.toThrow(/permission denied/);
      });
  });
});

describe("what becomes of it", () => {
  it("is told to the sender as role and time; then an own case is opened, by a decision and once", async () => {
    const { receivedId, caseId, disclosureId } = await released();
    expect(code(await house.act(officer, takeOverReceived, { receivedId, personId: "" }))).toBe("notAcknowledged");
    expect(code(await house.act(officer, acknowledgeReceived, { receivedId }))).toBe("done");
    expect(code(await house.act(chief, acknowledgeReceived, { receivedId }))).toBe("copyAcknowledged");
    const note = await house.look(anna, openDisclosure, { caseId, disclosureId });
    if (!note.ok) throw new Error(note.code);
    expect(note.value.acknowledgedRole).toBe("socialWorker");
    expect(JSON.stringify(note.value)).not.toContain(officer.accountId);
    const cases = () => house.rows("select 1 from case_record where tenant_id = $1", [receiver.id]);
    const before = (await cases()).length;
    const taken = await house.act(officer, takeOverReceived, { receivedId, personId: "" });
    if (!taken.ok) throw new Error(taken.code);
    expect((await cases()).length).toBe(before + 1);
    expect(taken.value.caseId).not.toBe(caseId);
    const ofOwn = await house.look(officer, caseDisclosures, { caseId: taken.value.caseId });
    expect(ofOwn.ok && ofOwn.value.received.map(({ id }) => id)).toEqual([receivedId]);
    expect(code(await house.act(officer, takeOverReceived, { receivedId, personId: "" }))).toBe("alreadyTaken");
    expect(code(await house.act(anna, withdrawDisclosure, { caseId, disclosureId, reason: "Ångrade oss." }))).toBe(
      "alreadyAcknowledged",
    );
    expect(code(await house.look(officer, openReceived, { receivedId }))).toBe("done");
  });

  it("is closed by a withdrawal at the receiver's very next request", async () => {
    const { receivedId, caseId, disclosureId } = await released();
    expect(code(await house.look(chief, openReceived, { receivedId }))).toBe("done");
    expect(code(await house.act(anna, withdrawDisclosure, { caseId, disclosureId, reason: "Fel person." }))).toBe(
      "done",
    );
    expect(code(await house.look(chief, openReceived, { receivedId }))).toBe("notFound");
    expect(code(await house.act(chief, acknowledgeReceived, { receivedId }))).toBe("notFound");
    const inbox = await house.look(chief, disclosureInbox);
    expect(inbox.ok && inbox.value.waiting.map(({ id }) => id)).not.toContain(receivedId);
    await house.underRowSecurity(chief, async (client) => {
      expect((await client.query("select 1 from received_disclosure where id = $1", [receivedId])).rowCount).toBe(0);
    });
  });

  it("is either withdrawn or acknowledged when both happen at once, and both sides agree", async () => {
    for (let round = 0; round < 8; round++) {
      const { receivedId, caseId, disclosureId } = await released();
      const both = await Promise.all([
        house.act(anna, withdrawDisclosure, { caseId, disclosureId, reason: "Fel person." }),
        house.act(chief, acknowledgeReceived, { receivedId }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const [state] = await house.rows<{ sender: boolean; receiver: boolean; ended: boolean }>(
        `select d.withdrawn_at is not null as sender, r.withdrawn_at is not null as receiver,
           (d.acknowledged_at is not null) <> (d.withdrawn_at is not null)
             and (d.acknowledged_at is null) = (r.acknowledged_at is null) as ended
         from disclosure d, received_disclosure r where d.id = $1 and r.id = $2`,
        [disclosureId, receivedId],
      );
      expect(state).toEqual({ sender: both[0].ok, receiver: both[0].ok, ended: true });
    }
  });

  it("ends with the consent when nobody has acknowledged it; what was acknowledged stays", async () => {
    const [one, other] = [await released(), await released()];
    await house.act(chief, acknowledgeReceived, { receivedId: other.receivedId });
    await house.rows("update received_disclosure set readable_until = app.today() - 1 where id = any ($1)", [
      [one.receivedId, other.receivedId],
    ]);
    expect(code(await house.look(chief, openReceived, { receivedId: one.receivedId }))).toBe("notFound");
    expect(code(await house.act(chief, acknowledgeReceived, { receivedId: one.receivedId }))).toBe("notFound");
    expect(code(await house.look(chief, openReceived, { receivedId: other.receivedId }))).toBe("done");
  });
});

describe("somebody with protected identity", () => {
  it("is not released without a colleague's look, for this receiver, once; and never by name or number", async () => {
    const { caseId } = await caseAbout(15, { isProtected: true });
    const input = concern(caseId, { items: ["name", "number", "age"] });
    expect(code((await release(anna, input)).reply)).toBe("lookMissing");
    expect(code(await house.act(anna, lookAtRelease, { caseId, toUnitId: young.id }))).toBe("done");
    // One's own look is none.
    expect(code((await release(anna, input)).reply)).toBe("lookMissing");
    expect(code(await house.act(bo, lookAtRelease, { caseId, toUnitId: police.id }))).toBe("done");
    expect(code((await release(anna, input)).reply)).toBe("lookMissing");
    expect(code(await house.act(bo, lookAtRelease, { caseId, toUnitId: young.id }))).toBe("done");
    const { reply, preview } = await release(anna, input);
    expect(code(reply)).toBe("done");
    expect(preview.ok && preview.value.content.items.map(({ key }) => key)).toEqual(["age"]);
    expect(code((await release(anna, input)).reply)).toBe("lookMissing");
  });
});

describe("known receivers", () => {
  it("are names of units that take releases in other authorities, for somebody signed in, and nothing else", async () => {
    await house.underRowSecurity(anna, async (client) => {
      const { rows, fields } = await client.query("select * from app.known_receivers()");
      const ids = rows.map((row) => row.unit_id);
      expect(ids).toEqual(expect.arrayContaining([young.id, police.id]));
      expect(ids).not.toContain(closedUnit.id);
      expect(fields.map(({ name }) => name)).toEqual([
        "unit_id",
        "unit_name",
        "authority_id",
        "authority_name",
        "authority_kind",
      ]);
    });
    await house.underRowSecurity(chief, async (client) => {
      const { rows } = await client.query("select unit_id from app.known_receivers()");
      expect(rows.map((row) => row.unit_id)).not.toContain(young.id);
    });
  });

  it("reckons an age in the database as the rules do, on leap days too", async () => {
    const { ageOn } = await import("@/platform/clock/calendar-date");
    const days = ["2008-02-29", "2008-11-22", "2008-11-23", "2008-11-21", "2000-02-29", "1999-12-31", "2026-01-01"];
    for (const born of days) {
      const [row] = await house.rows<{ years: number }>(
        `select y.years - ($2::date < ($1::date + make_interval(years => y.years))::date)::int as years
         from (select extract(year from $2::date)::int - extract(year from $1::date)::int as years) y`,
        [born, "2026-02-28"],
      );
      if (born <= "2026-02-28") expect([born, row!.years]).toEqual([born, ageOn(born, "2026-02-28")]);
    }
    // And by the function that weighs a release, on both sides of the birthday.
    const obstacle = (caseId: string) =>
      house.underRowSecurity(anna, async (client) => {
        const asked = [caseId, young.id, "SOL_19_1_CONCERN", ["childMayBeHarmed", "onlyWhatTheReportNeeds"]];
        const { rows } = await client.query(
          "select app.release_obstacle($1, $2, $3, $4, null, null, null) as why",
          asked,
        );
        return (rows[0] as { why: string | null }).why;
      });
    expect(await obstacle((await caseAbout(17)).caseId)).toBe(null);
    expect(await obstacle((await caseAbout(18)).caseId)).toBe("age");
    expect(await obstacle((await caseAbout(null)).caseId)).toBe("age");
  });
});

describe("what a review found", () => {
  it("a release is taken back from a case that has been closed since", async () => {
    const { caseId, disclosureId, receivedId } = await released();
    await house.rows("update case_record set closed_at = now() where id = $1", [caseId]);
    const withdraw = (who: Worker) =>
      house.act(who, withdrawDisclosure, { caseId, disclosureId, reason: "Fel person." });
    expect(code(await withdraw(stranger))).toBe("notFound");
    expect(code(await withdraw(anna))).toBe("done");
    expect(code(await house.look(chief, openReceived, { receivedId }))).toBe("notFound");
    expect(code((await release(anna, concern(caseId))).reply)).toBe("caseClosed");
  });

  it("a copy that led to an own case is hidden with its person, by code and by policy", async () => {
    const { receivedId } = await released();
    expect(code(await house.act(chief, acknowledgeReceived, { receivedId }))).toBe("done");
    const taken = await house.act(chief, takeOverReceived, { receivedId, personId: "" });
    if (!taken.ok) throw new Error(taken.code);
    const readers = [chief];
    const personId = await addPerson(house, { tenant: receiver, protection: "protectedRegistration", readers });
    const seen = async (who: Worker) => {
      const inbox = await house.look(who, disclosureInbox);
      const rows = await house.underRowSecurity(who, (client) =>
        client.query("select 1 from received_disclosure where id = $1", [receivedId]),
      );
      return [
        code(await house.look(who, openReceived, { receivedId })),
        inbox.ok && inbox.value.taken.some(({ id }) => id === receivedId),
        rows.rowCount,
      ];
    };
    expect(await seen(officer)).toEqual(["done", true, 1]);
    await house.rows("update case_record set person_id = $2 where id = $1", [taken.value.caseId, personId]);
    expect(await seen(officer)).toEqual(["notFound", false, 0]);
    expect(await seen(chief)).toEqual(["done", true, 1]);
  });

  it("the age of somebody with protected identity is told to nobody outside the readers", async () => {
    const { personId } = await caseAbout(15, { isProtected: true });
    const age = (who: Worker) =>
      house.underRowSecurity(
        who,
        async (client) => (await client.query("select app.known_age($1) as years", [personId])).rows[0].years,
      );
    expect(await age(stranger)).toBeNull();
    expect(await age(anna)).toBe(15);
  });

  it("a second look cannot be dated ahead, nor made in another's name", async () => {
    const { caseId } = await caseAbout(15, { isProtected: true });
    const look = (ahead: string, by: Worker) =>
      house.underRowSecurity(bo, (client) =>
        client
          .query(
            `insert into release_look (tenant_id, id, case_id, to_unit_id, looked_by, looked_at)
             values (app.tenant_id(), gen_random_uuid(), $1, $2, $3, now() + $4::interval)`,
            [caseId, young.id, by.accountId, ahead],
          )
          .then(
            () => "done",
            (fault: Error) => fault.message,
          ),
      );
    expect(await look("0", bo)).toBe("done");
    expect(await look("1 day", bo)).toMatch(/row-level security/);
    expect(await look("0", anna)).toMatch(/row-level security/);
  });
});
