/** "Known to us?": one word about the own register, the same for somebody unknown and somebody the asker may not know of. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askKnownHere, registerPerson } from "@/kernel/persons";

import { log } from "@/platform/log";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { personalNumber } from "./support/personal-numbers";

let house: House;
let tenant: Tenant;
let unit: Unit;
/** Registers people; the others work elsewhere in the same authority. */
let registrar: Worker;
let anna: Worker;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  registrar = await house.addWorker({ role: "registrar", unit });
  anna = await house.addWorker({ role: "outreachWorker", unit: await house.addUnit(tenant) });
});

const somebody = { number: personalNumber("20050412", "238"), givenName: "Åsa Maria", familyName: "Öberg-Lind" };
const byNumber = (number: string) => ({ by: "number" as const, purpose: "fieldContact" as const, number });
const byName = (givenName: string, familyName: string, birthOn = "2005-04-12") => ({
  ...{ by: "name" as const, purpose: "fieldContact" as const, givenName, familyName, birthOn },
});

async function register(who = somebody): Promise<string> {
  const more = { identityKind: "personnummer" as const, protection: "none" as const, confirmedNotDuplicate: true };
  const reply = await house.act(registrar, registerPerson, { ...more, ...who });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.personId;
}

const answer = async (input: ReturnType<typeof byNumber> | ReturnType<typeof byName>, worker = anna) => {
  const reply = await house.act(worker, askKnownHere, input);
  return reply.ok ? reply.value.answer : reply.code;
};

describe("by number", () => {
  it("is yes or no about the own authority's register, beyond what the asker sees", async () => {
    expect(await answer(byNumber(somebody.number))).toBe("no");
    await register();
    expect(await answer(byNumber(somebody.number))).toBe("yes");
    expect(await answer(byNumber(somebody.number.replace("-", "").slice(2)))).toBe("yes");
    const foreign = await house.foundTenant();
    const stranger = await house.addWorker({ role: "outreachWorker", unit: await house.addUnit(foreign) });
    expect(await answer(byNumber(somebody.number), stranger)).toBe("no");
  });

  it("answers one word and nothing else, and says in the log who was asked about and what for", async () => {
    const personId = await register();
    expect(await house.act(anna, askKnownHere, byNumber(somebody.number))).toEqual({
      ok: true,
      value: { answer: "yes" },
    });
    await answer(byNumber(personalNumber("20010203", "120")));
    const lines = await house.auditLines({ tenantId: tenant.id, name: "persons.ask-known-here" });
    expect(lines).toMatchObject([
      { event: "known-here-asked-for-field-contact", fields: ["identifier"], personIds: [personId], records: 1 },
      { event: "known-here-asked-for-field-contact", personIds: [], records: 0 },
    ]);
    const kept = await house.rows(
      "select reply from operation_receipt where operation = 'persons.ask-known-here' and account_id = $1",
      [anna.accountId],
    );
    expect(JSON.stringify(kept)).not.toContain(personId);
  });

  it("refuses what is no number", async () => {
    expect(await answer(byNumber("20050412-2380"))).toBe("invalidInput");
  });
});

describe("by name and date of birth", () => {
  it.each([
    [["Åsa Maria", "Öberg-Lind"], "2005-04-12", "yes"],
    [["åsa", "öberg"], "2005-04-12", "yes"],
    [["Maria Åsa", "Lind"], "2005-04-12", "yes"],
    [["Åsa", "Öberg"], "2005-04-13", "no"],
    [["Åsa", "Berg"], "2005-04-12", "no"],
    [["Bo", "Öberg"], "2005-04-12", "no"],
    // It sounds the same and is written otherwise: another person, or a slip.
    [["Åsa", "Öbärg"], "2005-04-12", "cannotTell"],
  ] as const)("answers %j born %s: %s", async ([given, family], birthOn, expected) => {
    await register();
    expect(await answer(byName(given, family, birthOn))).toBe(expected);
  });

  it("cannot tell two of one name and day apart", async () => {
    await register();
    await register({ ...somebody, number: personalNumber("20050412", "386") });
    expect(await answer(byName("Åsa", "Öberg"))).toBe("cannotTell");
  });

  it("is no list: it needs the whole name and the whole day", async () => {
    await register();
    expect(await answer(byName("Åsa", ""))).toBe("invalidInput");
    expect(await answer(byName("", "Öberg"))).toBe("invalidInput");
    expect(await answer(byName("Åsa", "Öberg", "2005"))).toBe("invalidInput");
    expect(await answer(byName("%", "%"))).toBe("cannotTell");
  });

  it("is not asked with half a name: a sign in place of the other, or the same one twice", async () => {
    await register();
    for (const [given, family] of [
      ["-", "Öberg-Lind"],
      ["Åsa", "."],
      ["Öberg", "Öberg"],
      ["Oberg", "Öberg-Lind"],
      ["Åsa Åsa", "Åsa"],
    ] as const)
      for (const birthOn of ["2005-04-12", "1999-01-01"])
        expect([given, family, await answer(byName(given, family, birthOn))]).toEqual([given, family, "cannotTell"]);
  });
});

describe("somebody with protected identity", () => {
  it("is answered about exactly as somebody unknown, but for the readers", async () => {
    const personId = await register();
    const questions = [byNumber(somebody.number), byName("Åsa", "Öberg")];
    await house.rows("update person set protection = 'protectedRegistration' where id = $1", [personId]);
    await house.rows("delete from person_reader where person_id = $1", [personId]);
    for (const question of questions) {
      const hidden = await house.act(anna, askKnownHere, question);
      const unknown = await house.act(anna, askKnownHere, byNumber(personalNumber("20010203", "120")));
      expect(hidden).toEqual(unknown);
    }
    const lines = await house.auditLines({ tenantId: tenant.id, accountId: anna.accountId });
    expect(lines.flatMap(({ personIds }) => personIds)).toEqual([]);
    await house.rows(
      "insert into person_reader (tenant_id, person_id, account_id, granted_by, granted_at) values ($1, $2, $3, $3, now())",
      [tenant.id, personId, anna.accountId],
    );
    for (const question of questions) expect(await answer(question)).toBe("yes");
  });

  it("does not turn a namesake's answer into doubt", async () => {
    const hidden = await register();
    await register({ ...somebody, number: personalNumber("20050412", "386") });
    await house.rows("update person set protection = 'confidentialityFlag' where id = $1", [hidden]);
    expect(await answer(byName("Åsa", "Öberg"))).toBe("yes");
  });
});

describe("asking again and again", () => {
  it("is slowed down for the asker and nobody else, and each refusal is noted", async () => {
    const bo = await house.addWorker({ role: "outreachWorker", unit });
    const replies: string[] = [];
    for (let n = 0; n < 17; n++) replies.push(await answer(byNumber(personalNumber("20010203", String(100 + n)))));
    expect(replies.filter((reply) => reply === "no").length).toBeLessThanOrEqual(15);
    expect(replies.at(-1)).toBe("askedTooOften");
    expect(await answer(byNumber(somebody.number), bo)).toBe("no");
    const refusals = await house.auditLines({ tenantId: tenant.id, reason: "askedTooOften" });
    expect(refusals).toHaveLength(replies.filter((reply) => reply === "askedTooOften").length);
  });

  it("is not for those who see no cases, in the code or below it", async () => {
    for (const role of ["administrator", "logReviewer", "policeLiaison", "partnerProfessional"] as const) {
      const worker = await house.addWorker({ role, unit });
      expect(await answer(byNumber(somebody.number), worker)).toBe("notFound");
    }
    const reviewer = await house.addWorker({ role: "logReviewer", unit });
    await expect(
      house.underRowSecurity(reviewer, (client) => client.query("select * from app.known_here('x', null, null)")),
    ).rejects.toThrow(/not for this role/);
  });

  it("with one key is one question", async () => {
    const key = randomUUID();
    for (let n = 0; n < 20; n++)
      expect(await house.act(anna, askKnownHere, byNumber(somebody.number), { key })).toMatchObject({ ok: true });
  });
});
