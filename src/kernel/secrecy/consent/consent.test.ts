import { describe, expect, it } from "vitest";
import { aConsent, anAnswer, type Draft } from "../../../../tests/support/worlds";
import { askedSigners, consentOn, shareMatrix } from "../index";
import type { ConsentAnswer, ConsentFacts, SubjectFactsForRelease } from "../release/facts";
import { consentRules, type ConsentCell } from "../release/verdict";
import type { Reach } from "./word";

type Subject = Pick<SubjectFactsForRelease, "age" | "guardians" | "maturity">;

const NOW = new Date("2026-11-20T10:00:00.000Z");
const REACH: Reach = { authorityId: "t-school", unitId: "u-school", category: "school", purpose: "coordination" };

const subjectOf = (change: Partial<Draft<Subject>> = {}): Subject => ({
  age: { birthOn: "2010-03-15" },
  guardians: [
    { personId: "g2", standing: "counts" },
    { personId: "g1", standing: "counts" },
  ],
  maturity: "together",
  ...change,
});

const ALL = ["subject", "g1", "g2"] as const;

/** All three have said yes to one consent; `change` changes it, `subject` the person. */
function cell(
  change: (consent: Draft<ConsentFacts>) => unknown = () => null,
  subject: Partial<Draft<Subject>> = {},
  reach: Partial<Reach> = {},
  now = NOW,
): string {
  const consent = aConsent("c", ALL);
  change(consent);
  return wordsOf(consentOn([consent], subjectOf(subject), { ...REACH, ...reach }, now));
}

const wordsOf = (one: ConsentCell): string =>
  one.open ? `${one.until} ${one.answers.join(",")}` : [one.rule, one.signer].filter(Boolean).join(" ");

const OPEN = "2027-01-02 c-g1,c-g2,c-subject";
const ADULT = { age: { birthOn: "2000-01-01" } };
const by = (consent: Draft<ConsentFacts>, signer: string) => consent.answers.find((one) => one.signer === signer)!;

describe("who is asked", () => {
  const asked = (change: Partial<Draft<Subject>>, now = NOW) => {
    const found = askedSigners(subjectOf(change), now);
    return found.known ? `${found.isMinor ? "minor" : "adult"} ${found.signers.join(",")}` : found.rule;
  };

  it.each([
    ["together", "minor subject,g1,g2"],
    ["guardians", "minor g1,g2"],
    ["childAlone", "minor subject"],
    [null, "consent.maturity-not-assessed"],
  ] as const)("of a minor %s: %s", (maturity, answer) => expect(asked({ maturity })).toBe(answer));

  it("nobody but the subject from the 18th birthday, whatever the maturity and the guardians", () => {
    const guardians = [{ personId: "g1", standing: "unknown" as const }];
    expect(asked({ age: { birthOn: "2008-11-20" }, maturity: null, guardians })).toBe("adult subject");
    expect(asked({ age: { birthOn: "2008-11-21" }, maturity: null })).toBe("consent.maturity-not-assessed");
  });

  it("turns 18 on the 28th when born on 29 February", () => {
    const leap = { age: { birthOn: "2008-02-29" } };
    expect(asked(leap, new Date("2026-02-27T22:59:59.999Z"))).toBe("minor subject,g1,g2");
    expect(asked(leap, new Date("2026-02-27T23:00:00.000Z"))).toBe("adult subject");
  });

  it("nobody when the age is unknown", () => {
    expect(asked({ age: "unknown" })).toBe("consent.age-unknown");
    expect(asked({ age: { birthOn: "2026-02-30" } })).toBe("consent.age-unknown");
    expect(asked({ age: { birthOn: "2026-11-21" } })).toBe("consent.age-unknown");
  });

  it.each([
    [["counts", "absent"], "minor subject,g1"],
    [["counts", "harm"], "minor subject,g1"],
    [["counts", "unknown"], "consent.signers-unknown"],
    [["absent", "harm"], "consent.signers-unknown"],
    [[], "consent.signers-unknown"],
  ] as const)("guardians who are %j: %s", (standings, answer) => {
    const guardians = standings.map((standing, at) => ({ personId: `g${at + 1}`, standing }));
    expect(asked({ guardians })).toBe(answer);
    const isAlone = asked({ guardians, maturity: "childAlone" });
    expect(isAlone).toBe("minor subject");
  });
});

describe("a consent", () => {
  it("opens when all who are asked have said yes", () => expect(cell()).toBe(OPEN));

  it.each(["subject", "g1", "g2"])("closes while %s has not answered", (signer) => {
    expect(cell((one) => (one.answers = one.answers.filter((answer) => answer.signer !== signer)))).toBe(
      `consent.missing ${signer}`,
    );
  });

  it("closes when two guardians disagree, whoever says no", () => {
    expect(cell((one) => (by(one, "g1").answer = "no"))).toBe("consent.refused g1");
    expect(cell((one) => (by(one, "g2").answer = "no"))).toBe("consent.refused g2");
  });

  it("reaches only what was asked about: purpose, category, receiver", () => {
    expect(cell(undefined, {}, { purpose: "statement" })).toBe("consent.missing subject");
    expect(cell(undefined, {}, { category: "crime" })).toBe("consent.missing subject");
    expect(cell(undefined, {}, { unitId: "u-other" })).toBe("consent.missing subject");
    expect(cell(undefined, {}, { unitId: null })).toBe("consent.missing subject");
    expect(cell(undefined, {}, { authorityId: "t-other" })).toBe("consent.missing subject");
    expect(cell(undefined, {}, { authorityId: "t-police", unitId: "u-any" })).toBe(OPEN);
    expect(cell(undefined, {}, { authorityId: "t-police", unitId: null })).toBe(OPEN);
  });

  it("to a part is a no to the rest", () => {
    expect(cell((one) => (by(one, "g1").categories = ["health"]))).toBe("consent.refused g1");
    expect(cell((one) => (by(one, "g1").receiverKeys = ["r-police"]))).toBe("consent.refused g1");
    expect(cell((one) => (by(one, "g1").receiverKeys = ["r-police"]), {}, { authorityId: "t-police" })).toBe(OPEN);
  });

  it("matches by any of the receivers that name the unit", () => {
    const twice = (one: Draft<ConsentFacts>) => {
      one.receivers.push({ key: "r-whole", authorityId: "t-school", unitId: null });
      by(one, "g1").receiverKeys = ["r-whole"];
    };
    expect(cell(twice)).toBe(OPEN);
  });

  it.each([
    ["2026-11-20T09:59:59.999Z", "consent.withdrawn g2"],
    ["2026-11-20T10:00:00.000Z", "consent.withdrawn g2"],
    ["2026-11-20T10:00:00.001Z", OPEN],
    ["2026-11-20T11:00:00.000+02:00", "consent.withdrawn g2"],
    ["some day", "consent.withdrawn g2"],
  ])("withdrawn at %s: %s", (withdrawnAt, answer) => {
    expect(cell((one) => (by(one, "g2").withdrawnAt = withdrawnAt))).toBe(answer);
  });

  it.each([
    ["2026-11-20T10:00:00.000Z", OPEN],
    ["2026-11-20T10:00:00.001Z", "consent.missing g2"],
    ["some day", "consent.refused g2"],
  ])("answered at %s: %s", (answeredAt, answer) => {
    expect(cell((one) => (by(one, "g2").answeredAt = answeredAt))).toBe(answer);
  });

  it.each([
    ["2026-11-20", "2026-11-20", "2026-11-20 c-g1,c-g2,c-subject"],
    ["2026-11-21", "2027-01-01", "consent.not-begun subject"],
    ["2026-11-01", "2026-11-19", "consent.expired subject"],
    ["no day", "2027-01-01", "consent.not-begun subject"],
    ["2026-11-01", "no day", "consent.expired subject"],
  ])("holds from %s to %s, both included: %s", (validFrom, validTo, answer) => {
    expect(cell((one) => Object.assign(one, { validFrom, validTo }))).toBe(answer);
  });

  it("ends with the Swedish day, summer and winter", () => {
    const on = (validTo: string, now: string) =>
      cell((one) => (one.validTo = validTo), {}, {}, new Date(now)).split(" ")[0];
    expect(on("2026-10-24", "2026-10-24T21:59:59.999Z")).toBe("2026-10-24");
    expect(on("2026-10-24", "2026-10-24T22:00:00.000Z")).toBe("consent.expired");
    expect(on("2026-10-25", "2026-10-25T22:59:59.999Z")).toBe("2026-10-25");
    expect(on("2026-10-25", "2026-10-25T23:00:00.000Z")).toBe("consent.expired");
  });

  it("is open for a minor at most until the day before the 18th birthday", () => {
    const longer = (one: Draft<ConsentFacts>) => (one.validTo = "2030-01-01");
    expect(cell(longer)).toBe("2028-03-14 c-g1,c-g2,c-subject");
    expect(cell(longer, { age: { birthOn: "2009-02-28" } })).toBe("2027-02-27 c-g1,c-g2,c-subject");
    expect(cell(longer, { age: { birthOn: "2012-02-29" } }).slice(0, 10)).toBe("2030-01-01");
  });

  it("is taken again at 18: what was answered before the birthday is over", () => {
    const at = (answeredAt: string) =>
      cell((one) => (by(one, "subject").answeredAt = answeredAt), { age: { birthOn: "2008-10-10" } });
    expect(at("2026-10-09T21:59:59.999Z")).toBe("consent.retake-at-18 subject");
    expect(at("2026-10-09T22:00:00.000Z")).toBe("2027-01-02 c-subject");
  });

  it("of an adult asks nobody else", () => {
    expect(cell((one) => (by(one, "g1").answer = "no"), ADULT)).toBe("2027-01-02 c-subject");
  });
});

describe("a word", () => {
  const later = (change: Partial<Draft<ConsentAnswer>>) => (one: Draft<ConsentFacts>) =>
    one.answers.push(anAnswer("late", "g1", { answeredAt: "2026-10-01T10:00:00.000Z", ...change }));

  it("is the latest answer", () => {
    expect(cell(later({ answer: "no" }))).toBe("consent.refused g1");
    expect(cell(later({}))).toBe("2027-01-02 c-g2,c-subject,late");
    const changedMind = (one: Draft<ConsentFacts>) => {
      by(one, "g1").answer = "no";
      later({})(one);
    };
    expect(cell(changedMind)).toBe("2027-01-02 c-g2,c-subject,late");
  });

  it("never comes back to life when a later one ends", () => {
    expect(cell(later({ withdrawnAt: "2026-10-02T10:00:00.000Z" }))).toBe("consent.withdrawn g1");
    const subject = subjectOf();
    const first = aConsent("c", ALL, { validTo: "2027-06-30" });
    const second = aConsent("d", ["g1"], { validTo: "2026-10-31" });
    second.answers[0]!.answeredAt = "2026-10-01T10:00:00.000Z";
    expect(wordsOf(consentOn([first, second], subject, REACH, NOW))).toBe("consent.expired g1");
  });

  it("compares instants as instants", () => {
    expect(cell(later({ answer: "no", answeredAt: "2026-09-01T11:00:00.000+02:00" }))).toBe(OPEN);
    expect(cell(later({ answer: "no", answeredAt: "2026-09-01T09:00:00.001-01:00" }))).toBe("consent.refused g1");
  });

  it("of two answers at one instant is the strictest, in the order of the page", () => {
    const ENDS: readonly (readonly [string, (consent: Draft<ConsentFacts>) => unknown])[] = [
      ["consent.refused", (one) => (one.answers[0]!.answer = "no")],
      ["consent.withdrawn", (one) => (one.answers[0]!.withdrawnAt = "2026-09-02T10:00:00.000Z")],
      ["consent.not-begun", (one) => (one.validFrom = "2026-12-01")],
      ["consent.expired", (one) => (one.validTo = "2026-10-01")],
    ];
    const first = aConsent("c", ALL);
    for (const [at, [rule, change]] of ENDS.entries()) {
      const second = aConsent("d", ["g1"]);
      change(second);
      for (const order of [
        [first, second],
        [second, first],
      ]) {
        expect(wordsOf(consentOn(order, subjectOf(), REACH, NOW))).toBe(`${rule} g1`);
      }
      for (const [later, [, other]] of ENDS.entries()) {
        const third = aConsent("e", ["g1"]);
        other(third);
        const strictest = ENDS[Math.min(at, later)]![0];
        expect(wordsOf(consentOn([third, first, second], subjectOf(), REACH, NOW))).toBe(`${strictest} g1`);
      }
    }
  });

  it("of one answer is the first of the rules that closes it", () => {
    const all = (one: Draft<ConsentFacts>) => {
      Object.assign(one, { validFrom: "2026-12-01", validTo: "2026-10-01" });
      Object.assign(one.answers[0]!, { answer: "no", withdrawnAt: "2026-09-02T10:00:00.000Z" });
    };
    const young = { age: { birthOn: "2008-10-10" } };
    const upTo = (...fix: ((one: Draft<ConsentFacts>) => unknown)[]) =>
      cell((one) => [all, ...fix].forEach((each) => each(one)), young);
    const yes = (one: Draft<ConsentFacts>) => (one.answers[0]!.answer = "yes");
    const kept = (one: Draft<ConsentFacts>) => (one.answers[0]!.withdrawnAt = null);
    const begun = (one: Draft<ConsentFacts>) => (one.validFrom = "2026-09-01");
    const lasts = (one: Draft<ConsentFacts>) => (one.validTo = "2027-01-01");
    expect(upTo()).toBe("consent.refused subject");
    expect(upTo(yes)).toBe("consent.withdrawn subject");
    expect(upTo(yes, kept)).toBe("consent.not-begun subject");
    expect(upTo(yes, kept, begun)).toBe("consent.expired subject");
    expect(upTo(yes, kept, begun, lasts)).toBe("consent.retake-at-18 subject");
  });

  it("of two live answers rests on both, until the earlier end", () => {
    const first = aConsent("c", ALL);
    const second = aConsent("d", ["g1"], { validTo: "2026-12-01" });
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      expect(wordsOf(consentOn(order, subjectOf(), REACH, NOW))).toBe("2026-12-01 c-g1,c-g2,c-subject,d-g1");
    }
  });
});

describe("the subject who is not asked", () => {
  const GUARDIANS = { maturity: "guardians" as const };

  it("closes by a no or a withdrawal of their own, before the guardians", () => {
    const both = (one: Draft<ConsentFacts>) => {
      by(one, "subject").answer = "no";
      by(one, "g1").answer = "no";
    };
    expect(cell(both, GUARDIANS)).toBe("consent.refused subject");
    const withdrawn = (one: Draft<ConsentFacts>) => (by(one, "subject").withdrawnAt = "2026-10-01T10:00:00.000Z");
    expect(cell(withdrawn, GUARDIANS)).toBe("consent.withdrawn subject");
  });

  it("closes by nothing else, and nothing rests on them", () => {
    expect(cell(undefined, GUARDIANS)).toBe("2027-01-02 c-g1,c-g2");
    const silent = (one: Draft<ConsentFacts>) => (one.answers = one.answers.slice(1));
    expect(cell(silent, GUARDIANS)).toBe("2027-01-02 c-g1,c-g2");
    const subject = subjectOf(GUARDIANS);
    const own = (validFrom: string, validTo: string) => aConsent("d", ["subject"], { validFrom, validTo });
    const guardians = aConsent("c", ["g1", "g2"]);
    for (const one of [own("2026-12-01", "2026-12-31"), own("2026-09-01", "2026-10-01")]) {
      expect(wordsOf(consentOn([guardians, one], subject, REACH, NOW))).toBe("2027-01-02 c-g1,c-g2");
    }
  });

  it("a guardian who is not asked closes nothing", () => {
    expect(cell((one) => (by(one, "g1").answer = "no"), { maturity: "childAlone" })).toBe("2027-01-02 c-subject");
    const guardians = [
      { personId: "g1", standing: "harm" as const },
      { personId: "g2", standing: "counts" as const },
    ];
    expect(cell((one) => (by(one, "g1").answer = "no"), { guardians })).toBe("2027-01-02 c-g2,c-subject");
  });
});

describe("the matrix", () => {
  it("has a row for each receiver and purpose, a cell for each category, as each alone", () => {
    const consents = [aConsent("c", ALL, { categories: ["school", "crime"] })];
    const receivers = [
      { authorityId: "t-school", unitId: "u-school" },
      { authorityId: "t-police", unitId: null },
    ];
    const rows = shareMatrix(consents, subjectOf(), receivers, ["coordination", "statement"], NOW);
    expect(rows.map(({ receiver, purpose }) => [receiver.authorityId, purpose])).toEqual([
      ["t-school", "coordination"],
      ["t-school", "statement"],
      ["t-police", "coordination"],
      ["t-police", "statement"],
    ]);
    for (const { receiver, purpose, cells } of rows) {
      for (const [category, one] of Object.entries(cells)) {
        const reach = { ...receiver, purpose, category: category as Reach["category"] };
        expect(one).toEqual(consentOn(consents, subjectOf(), reach, NOW));
      }
    }
    expect(rows[0]!.cells.school).toMatchObject({ open: true, until: "2027-01-02" });
    expect(rows[0]!.cells.crime).toEqual({ open: false, rule: "consent.refused", signer: "subject" });
    expect(rows[0]!.cells.health).toEqual({ open: false, rule: "consent.missing", signer: "subject" });
    expect(rows[1]!.cells.school).toEqual({ open: false, rule: "consent.missing", signer: "subject" });
  });

  it("is closed all over when nobody knows whom to ask", () => {
    const [row] = shareMatrix(
      [],
      subjectOf({ maturity: null }),
      [{ authorityId: "a", unitId: null }],
      ["statement"],
      NOW,
    );
    const cells = Object.values(row!.cells);
    expect(cells).toHaveLength(11);
    expect(new Set(cells.map(wordsOf))).toEqual(new Set([consentRules[1]]));
  });
});
