/** Consents through the gate: who may ask, answer and take back; what opens; what the database refuses by itself. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  consentReceiptSchema,
  assessMaturity,
  changeConsentSettings,
  decideGuardian,
  exportConsent,
  noteSeen,
  openConsent,
  openConsents,
  printConsent,
  recordAnswer,
  registerConsent,
  withdrawAnswer,
} from "@/kernel/consents";
import { openCase } from "@/kernel/cases";
import { openReceived, previewRelease, releaseDisclosure, releaseForm } from "@/kernel/disclosures";
import { now, swedishDateOf } from "@/platform/clock";
import { addDays } from "@/platform/clock/calendar-date";
import { decodeKey, sealText, unwrapKey } from "@/platform/crypto";
import { readyToRelease } from "./support/bases";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";
import { addCase, addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let bo: Worker;
let stranger: Worker;
let police: Tenant;
let group: Unit;

beforeAll(async () => {
  house = await openHouse({ own: true }); // its mutants drop policies and triggers
  tenant = await house.foundTenant({ name: "Socialnämnden i Provstad" });
  unit = await house.addUnit(tenant, { kind: "youth" });
  anna = await house.addWorker({ role: "socialWorker", unit });
  bo = await house.addWorker({ role: "coordinator", unit });
  stranger = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(tenant) });
  police = await house.foundTenant({ name: "Polisen i Provstad", kind: "policeArea" });
  group = await house.addUnit(police, { kind: "policeGroup", name: "Ungdomsgruppen" });
  await house.rows("update unit set takes_disclosures = true where id = $1", [group.id]);
});
afterAll(() => house?.close());

const today = () => swedishDateOf(now());
const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? "done" : reply.code);

async function sealedNumber(personId: string, born: string): Promise<string> {
  const [key] = await house.rows<{ wrapped: string }>(
    "select wrapped from tenant_key where tenant_id = $1 and purpose = 'field'",
    [tenant.id],
  );
  const about = { tenantId: tenant.id, keyVersion: 1 };
  const opened = unwrapKey(decodeKey(process.env["SAMLOTS_FIELD_KEY"]!), key!.wrapped, {
    ...about,
    dataClass: "field",
  });
  const digits = personalNumber(born.replaceAll("-", ""), "238").replace("-", "");
  return sealText(opened, digits, { ...about, table: "person", column: "number_sealed", rowId: personId });
}

/** A case about somebody of a known age, worked on by Anna and Bo, with so many guardians. */
async function caseAbout(years: number, guardians = 0) {
  const born = `${Number(today().slice(0, 4)) - years}${addDays(today(), -40).slice(4)}`;
  const personId = await addPerson(house, { tenant, familyName: "Kanariefågel" });
  await house.rows(
    `update person set identity_kind = 'personnummer', temporary_id = null, birth_on = $2, number_sealed = $3, number_index = $4 where id = $1`,
    [personId, born, await sealedNumber(personId, born), `index-${personId}`],
  );
  const guardianIds: string[] = [];
  for (let at = 0; at < guardians; at++) {
    const id = await addPerson(house, { tenant, familyName: `Vårdnad${at}` });
    await house.rows(
      "insert into guardianship (tenant_id, id, child_id, guardian_id, kind, version) values ($1, gen_random_uuid(), $2, $3, 'joint', 1)",
      [tenant.id, personId, id],
    );
    guardianIds.push(id);
  }
  return { personId, guardianIds, caseId: await addCase(house, { unit, workers: [anna, bo], personId }) };
}

const asked = (caseId: string, change: object = {}) => ({
  ...{ caseId, kind: "liftSecrecy", purposes: ["coordination"], words: "Att skolan och polisen vet vad vi gör." },
  ...{ categories: ["school", "health"], receivers: [`unit:${group.id}`], outside: "", validFrom: today() },
  ...{ validTo: addDays(today(), 60), informedOn: addDays(today(), -5), language: "sv", reservation: "", ...change },
});

async function consentIn(caseId: string, change: object = {}) {
  const reply = await house.act(anna, registerConsent, asked(caseId, change));
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value.consentId;
}

const said = (caseId: string, consentId: string, change: object = {}) => ({
  ...{ caseId, consentId, signer: "subject", answer: "all", categories: [], receiverIds: [], form: "oral" },
  ...{ answeredOn: today(), evidence: "", reservation: "", ...change },
});

/** What the page says of the police and one kind of data, as a person reads it. */
async function cellOf(caseId: string, category: string) {
  const page = await house.look(anna, openConsents, { caseId });
  if (!page.ok) throw new Error(JSON.stringify(page));
  const cell = page.value.matrix[0]?.columns[0]?.cells.find((one) => one.category === category);
  return cell && (cell.open ? "open" : cell.why);
}

describe("asking", () => {
  it("refuses each thing that is missing, in its own words, and writes nothing", async () => {
    const { caseId } = await caseAbout(30);
    const without = await addCase(house, { unit, workers: [anna] });
    const attempts: readonly [object, string][] = [
      [asked(caseId, { purposes: [] }), "purposesRequired"],
      [asked(caseId, { categories: [] }), "categoriesRequired"],
      [asked(caseId, { receivers: [] }), "receiversRequired"],
      [asked(caseId, { receivers: [`unit:${unit.id}`] }), "receiverUnknown"],
      [asked(caseId, { validTo: addDays(today(), 400) }), "validTooLong"],
      [asked(caseId, { validFrom: addDays(today(), 9), validTo: addDays(today(), 8) }), "validToBeforeFrom"],
      [asked(caseId, { validFrom: addDays(today(), -9), validTo: addDays(today(), -8) }), "validToPassed"],
      [asked(caseId, { informedOn: addDays(today(), 1) }), "informedInFuture"],
      [asked(without), "noPerson"],
    ];
    for (const [input, refusal] of attempts)
      expect([refusal, code(await house.act(anna, registerConsent, input))]).toEqual([refusal, refusal]);
    expect(await house.rows("select 1 from consent where case_id = any ($1)", [[caseId, without]])).toEqual([]);
  });

  it("keeps the three kinds apart: a yes to a service opens nothing, and the note has no answer", async () => {
    const { caseId } = await caseAbout(30);
    const words = { caseId, words: "Stödsamtal.", informedOn: today(), language: "sv", reservation: "" };
    const service = await house.act(anna, registerConsent, { ...words, kind: "acceptService" });
    const note = await house.act(anna, registerConsent, { ...words, kind: "gdprNote" });
    if (!service.ok || !note.ok) throw new Error("not registered");
    expect(code(await house.act(anna, recordAnswer, said(caseId, service.value.consentId)))).toBe("done");
    expect(code(await house.act(anna, recordAnswer, said(caseId, note.value.consentId)))).toBe("nothingToAnswer");
    const page = await house.look(anna, openConsents, { caseId });
    expect(page.ok && page.value.matrix).toEqual([]);
    await expect(
      house.rows("update consent set kind = 'liftSecrecy' where id = $1", [service.value.consentId]),
    ).rejects.toThrow();
  });
});

describe("answering", () => {
  it("opens for an adult's own yes, to the part it names, and to nobody who asks from elsewhere", async () => {
    const { caseId } = await caseAbout(30);
    const consentId = await consentIn(caseId);
    expect(await cellOf(caseId, "school")).toBe("consent.missing");
    const opened = await house.look(anna, openConsent, { caseId, consentId });
    const receiverIds = opened.ok ? opened.value.consent.receivers.map(({ id }) => id) : [];
    const part = { answer: "part", categories: ["school"], receiverIds };
    expect(code(await house.act(stranger, recordAnswer, said(caseId, consentId, part)))).toBe("notFound");
    expect(code(await house.act(bo, recordAnswer, said(caseId, consentId, part)))).toBe("done");
    expect([await cellOf(caseId, "school"), await cellOf(caseId, "health")]).toEqual(["open", "consent.refused"]);
    expect(code(await house.look(stranger, openConsent, { caseId, consentId }))).toBe("notFound");
  });

  it("wants every guardian that counts and the child, says who disagrees, and hears the child's no", async () => {
    const { caseId, guardianIds } = await caseAbout(15, 2);
    const [mother, father] = guardianIds as [string, string];
    const consentId = await consentIn(caseId);
    const answer = (signer: string, given: "all" | "no") =>
      house.act(anna, recordAnswer, said(caseId, consentId, { signer, answer: given }));
    await answer(mother, "all");
    expect(await cellOf(caseId, "school")).toBe("consent.maturity-not-assessed");
    await house.act(anna, assessMaturity, { caseId, level: "guardians", note: "Ung, men har en åsikt." });
    expect(await cellOf(caseId, "school")).toBe("consent.missing");
    await answer(father, "no");
    const page = await house.look(anna, openConsents, { caseId });
    expect(page.ok && page.value.conflicts).toEqual([{ kind: "guardiansDisagree", yes: [mother], no: [father] }]);
    await house.act(anna, decideGuardian, { caseId, guardianId: father, standing: "harm", reason: "Hot." });
    expect(await cellOf(caseId, "school")).toBe("open");
    expect(code(await answer(father, "all"))).toBe("guardianNotAsked");
    await answer("subject", "no");
    expect(await cellOf(caseId, "school")).toBe("consent.refused");
    const after = await house.look(anna, openConsents, { caseId });
    expect(after.ok && after.value.conflicts).toEqual([{ kind: "childSaysNo", isAsked: false }]);
  });

  it("lets an adult answer alone, and refuses days that cannot be", async () => {
    const { caseId } = await caseAbout(19, 1);
    const consentId = await consentIn(caseId);
    const [{ guardian_id: guardian } = { guardian_id: "" }] = await house.rows<{ guardian_id: string }>(
      "select g.guardian_id from guardianship g join case_record c on c.person_id = g.child_id where c.id = $1",
      [caseId],
    );
    const attempts: readonly [object, string][] = [
      [{ signer: guardian }, "adultsAnswerThemselves"],
      [{ answeredOn: addDays(today(), 1) }, "answeredInFuture"],
      [{ answeredOn: addDays(today(), -6) }, "answeredBeforeInformed"],
      [{ answer: "part" }, "partRequired"],
      [{ answer: "part", categories: ["crime"], receiverIds: [consentId] }, "notAsked"],
    ];
    for (const [change, refusal] of attempts)
      expect([refusal, code(await house.act(anna, recordAnswer, said(caseId, consentId, change)))]).toEqual([
        refusal,
        refusal,
      ]);
    const child = await caseAbout(15);
    const other = await consentIn(child.caseId);
    expect(code(await house.act(anna, recordAnswer, said(child.caseId, other, { signer: "representative" })))).toBe(
      "onlyAdultsRepresented",
    );
  });
});

describe("taking back", () => {
  it("closes at once, waits until the unit has seen it, stands in the timeline, and no older yes comes to life", async () => {
    const { caseId } = await caseAbout(30);
    const [first, second] = [await consentIn(caseId), await consentIn(caseId)];
    await house.act(anna, recordAnswer, said(caseId, first, { answeredOn: addDays(today(), -2) }));
    const yes = await house.act(anna, recordAnswer, said(caseId, second));
    if (!yes.ok) throw new Error("no answer");
    expect(await cellOf(caseId, "school")).toBe("open");
    const { answerId } = yes.value;
    const take = { caseId, answerId, how: "oral", reach: "this", reason: "Ångrade sig." };
    expect(code(await house.act(bo, withdrawAnswer, take))).toBe("done");
    expect(await cellOf(caseId, "school")).toBe("consent.withdrawn");
    expect(code(await house.act(bo, withdrawAnswer, take))).toBe("alreadyWithdrawn");
    const waits = () =>
      house.underRowSecurity(anna, async (client) => {
        const { rows } = await client.query<{ kind: string }>(
          "select kind from waiting_consents where case_id = $1 and unit_id = $2",
          [caseId, unit.id],
        );
        return rows.map(({ kind }) => kind);
      });
    expect(await waits()).toEqual(["consentCeased"]);
    expect(code(await house.act(anna, noteSeen, { caseId, answerId }))).toBe("done");
    expect(await waits()).toEqual([]);
    // A yes of the day before the withdrawal, noted afterwards.
    const late = said(caseId, first, { answeredOn: addDays(today(), -1) });
    expect(code(await house.act(anna, recordAnswer, late))).toBe("takenBackLater");
    const opened = await house.look(anna, openCase, { caseId, notes: null });
    const kinds = opened.ok ? opened.value.timeline.map(({ kind }) => kind) : [];
    expect(kinds).toContain("consentWithdrawn");
    expect(kinds.filter((kind) => kind === "consentGiven")).toHaveLength(2);
    const events = await house.rows<{ payload: object }>(
      "select payload from outbox_event where tenant_id = $1 and name = 'consents.withdrawn'",
      [tenant.id],
    );
    expect(JSON.stringify(events)).not.toContain("Kanariefågel");
  });

  it("takes all of it back in one act when the person says so, and then a new yes opens again", async () => {
    const { caseId } = await caseAbout(30);
    const [first, second] = [await consentIn(caseId), await consentIn(caseId, { categories: ["crime"] })];
    await house.act(anna, recordAnswer, said(caseId, first));
    const yes = await house.act(anna, recordAnswer, said(caseId, second));
    if (!yes.ok) throw new Error("no answer");
    const all = { caseId, answerId: yes.value.answerId, how: "paper", reach: "all", reason: "" };
    const reply = await house.act(anna, withdrawAnswer, all);
    expect(reply.ok && reply.value).toEqual({ withdrawn: 2 });
    expect([await cellOf(caseId, "school"), await cellOf(caseId, "crime")]).toEqual([
      "consent.withdrawn",
      "consent.withdrawn",
    ]);
    await house.act(anna, recordAnswer, said(caseId, first));
    expect(await cellOf(caseId, "school")).toBe("open");
  });
});

describe("what the receiver reads", () => {
  it("ends with the withdrawal, on the receiver's next request", async () => {
    const { caseId } = await caseAbout(30);
    const consentId = await consentIn(caseId);
    const yes = await house.act(anna, recordAnswer, said(caseId, consentId));
    if (!yes.ok) throw new Error("no answer");
    await readyToRelease(house, tenant, { demo: true });
    const chief = await house.addWorker({ role: "unitHead", unit: group });
    const form = await house.look(anna, releaseForm, { caseId });
    const basis = form.ok ? form.value.bases.find(({ code: name }) => name === "OSL_12_2_CONSENT") : undefined;
    if (!basis) throw new Error("no basis");
    const answered = (answer: "yes" | "no") => (test: string) => [test, { answer, reason: "Sagt vid mötet." }];
    const release = async () => {
      const input = {
        ...{ caseId, toUnitId: group.id, basis: basis.code, purpose: "coordination", purposeText: "", items: [] },
        answers: Object.fromEntries([...basis.tests.map(answered("yes")), ...basis.exclusions.map(answered("no"))]),
        texts: [{ text: "Går i skolan igen.", categories: ["school"], others: "none", othersReason: "" }],
        ...{ reservation: "", ground: "" },
      };
      const preview = await house.look(anna, previewRelease, input);
      const previewed = preview.ok ? preview.value.fingerprint : "none";
      const done = await house.act(anna, releaseDisclosure, { ...input, previewed });
      if (!done.ok) return done.code;
      const [link] = await house.rows<{ received_id: string }>(
        "select received_id from app.disclosure_link where disclosure_id = $1",
        [done.value.disclosureId],
      );
      return link!.received_id;
    };
    const receivedId = await release();
    expect(code(await house.look(chief, openReceived, { receivedId }))).toBe("done");
    const take = { caseId, answerId: yes.value.answerId, how: "oral", reach: "this", reason: "" };
    expect(code(await house.act(bo, withdrawAnswer, take))).toBe("done");
    expect(code(await house.look(chief, openReceived, { receivedId }))).not.toBe("done");
    expect(await release()).not.toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the database by itself", () => {
  const yesIn = async () => {
    const { caseId, personId } = await caseAbout(30);
    const consentId = await consentIn(caseId);
    const yes = await house.act(anna, recordAnswer, said(caseId, consentId));
    if (!yes.ok) throw new Error("no answer");
    return { caseId, personId, consentId, answerId: yes.value.answerId };
  };

  it("changes nothing of an answer but that it is taken back, once, now, in one's own name; a mutant shows it", async () => {
    const { answerId } = await yesIn();
    const attempts = [
      "update consent_answer set withdrawn_at = now() - interval '1 day', withdrawn_by = $2, withdrawn_how = 'oral' where id = $1",
      "update consent_answer set withdrawn_at = now(), withdrawn_by = gen_random_uuid(), withdrawn_how = 'oral' where id = $1 and $2::uuid is not null",
      "update consent_answer set answer = 'no', categories = '{}' where id = $1 and $2::uuid is not null",
      "delete from consent_answer where id = $1 and $2::uuid is not null",
    ];
    for (const sql of attempts)
      await house.underRowSecurity(anna, async (client) => {
        await expect(client.query(sql, [answerId, anna.accountId])).rejects.toThrow();
      });
    await house.rolledBack(async (client) => {
      await client.query("drop trigger keep_consent_withdrawal on consent_answer");
      await expect(client.query(attempts[0]!, [answerId, anna.accountId])).resolves.toBeTruthy();
    });
  });

  it("shows nothing to whom the case is not in sight, nor to the administrator; a mutant shows it", async () => {
    const { consentId, answerId } = await yesIn();
    const seen = (who: Worker) =>
      house.underRowSecurity(who, async (client) => {
        const { rows } = await client.query<{ n: number }>(
          `select ((select count(*) from consent where id = $1) + (select count(*) from consent_answer where id = $2)
             + (select count(*) from consent_receiver where consent_id = $1))::int as n`,
          [consentId, answerId],
        );
        return rows[0]!.n;
      });
    expect(await seen(anna)).toBe(3);
    for (const who of [stranger, tenant.administrator]) expect(await seen(who)).toBe(0);
    await house.rows(
      "create policy loose on consent for select to samlots_app using (tenant_id = (select app.tenant_id()))",
    );
    expect(await seen(stranger)).toBe(3);
    await house.rows("drop policy loose on consent");
  });

  it("does not let the application ask the lock itself, nor answer for somebody who is no guardian", async () => {
    const { personId, consentId } = await yesIn();
    await house.underRowSecurity(anna, async (client) => {
      const lock = "select app.consent_obstacle($1, $2, $3, '{school}', 'coordination')";
      await expect(client.query(lock, [personId, police.id, group.id])).rejects.toThrow("permission denied");
    });
    const other = await addPerson(house, { tenant });
    await expect(
      house.rows(
        `insert into consent_answer (tenant_id, id, consent_id, signer_kind, signer_person_id, answer, categories, receiver_ids, form,
           answered_at, recorded_by, recorded_at) values ($1, gen_random_uuid(), $2, 'guardian', $3, 'no', '{}', '{}', 'oral', now(), $4, now())`,
        [tenant.id, consentId, other, anna.accountId],
      ),
    ).rejects.toThrow("not a guardian");
  });

  it("has no endless consent, and no receiver but those there are", async () => {
    const { caseId, consentId } = await yesIn();
    const [row] = await house.rows<{ valid_to: Date }>("select valid_to from consent where id = $1", [consentId]);
    expect(row!.valid_to).not.toBeNull();
    await expect(
      house.rows(
        "insert into consent_receiver (tenant_id, id, consent_id, authority_id) values ($1, gen_random_uuid(), $2, $1)",
        [tenant.id, consentId],
      ),
    ).rejects.toThrow("no such receiver");
    expect(caseId).toBeTruthy();
  });
});

describe("on paper and as a file", () => {
  it("names nobody in the file, which has the shape of the record", async () => {
    const { caseId } = await caseAbout(30);
    const consentId = await consentIn(caseId, { outside: "Hyresvärden AB", reservation: "Inte till skolan." });
    await house.act(anna, recordAnswer, said(caseId, consentId, { evidence: "Sagt på mötet." }));
    const reply = await house.look(anna, exportConsent, { caseId, consentId }, { channel: "download" });
    if (!reply.ok) throw new Error("no file");
    const text = JSON.stringify(reply.value.receipt);
    expect(consentReceiptSchema.parse(JSON.parse(text))).toEqual(reply.value.receipt);
    for (const secret of ["Kanariefågel", "Hyresvärden", "skolan", "mötet"]) expect(text).not.toContain(secret);
    const paper = await house.look(anna, printConsent, { caseId, consentId, language: "en" });
    expect(paper.ok && paper.value.notice).toContain("You may say no");
  });

  it("tells it in Swedish that is easy to read: LIX below 40 for each text read out", async () => {
    const texts = await house.rows<{ body: string; kind: string }>(
      "select kind, body from consent_notice where language = 'sv'",
    );
    expect(texts).toHaveLength(3);
    for (const { kind, body } of texts) expect([kind, lix(body) < 40]).toEqual([kind, true]);
  });
});

/** Words in a sentence, and the share of words of more than six letters, in hundredths. */
function lix(text: string): number {
  const words = text.match(/[\p{L}\d]+/gu) ?? [];
  const sentences = text.match(/[.!?:](\s|$)/g) ?? [""];
  return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length;
}

describe("the settings", () => {
  it("are the administrator's, and hold for what is asked next", async () => {
    const own = await house.foundTenant();
    const administrator = own.administrator;
    const change = { maxMonths: "3", firstReminderDays: "10", lastReminderDays: "2", version: 1 };
    expect(code(await house.act(anna, changeConsentSettings, change))).not.toBe("done");
    expect(code(await house.act(administrator, changeConsentSettings, change))).toBe("done");
    expect(code(await house.act(administrator, changeConsentSettings, change))).toBe("changedMeanwhile");
    expect(code(await house.act(administrator, changeConsentSettings, { ...change, lastReminderDays: "11" }))).toBe(
      "invalidInput",
    );
  });
});
