import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { catalogueIn } from "../../../messages";
import { aConsent, aCopy, aReader, aWorld, type Draft, type World } from "../../../tests/support/worlds";
import { worldFrom } from "../../../tests/support/random-worlds";
import {
  decide,
  explain,
  explainCell,
  explainCopy,
  explainOpen,
  explainRelease,
  receiverRules,
  sentenceOf,
  shareMatrix,
  type Words,
} from "./index";
import { basisModes, dataCategories, releasePurposes } from "./release/facts";
import {
  copyAllowRules,
  copyDenyRules,
  itemRules,
  obligations,
  releaseAllowRules,
  wholeRules,
  type SecrecyRule,
} from "./release/verdict";

const LOCALES = ["sv", "en"] as const;
type Language = (typeof LOCALES)[number];

/** The words of a language; a missing message or placeholder throws. */
function wordsIn(locale: Language): Words {
  const translate = createTranslator({
    locale,
    messages: catalogueIn(locale),
    onError: (error) => {
      throw error;
    },
  }) as (key: string, values?: Readonly<Record<string, string>>) => string;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    message: (key, values) => translate(key, values),
    day: (day) => day,
    list: (words) => list.format([...words]),
    guardian: (id) => ({ g1: "Anna", g2: "Bo" })[id] ?? null,
  };
}

const rules: readonly SecrecyRule[] = [
  ...new Set<SecrecyRule>([...wholeRules, ...itemRules, ...releaseAllowRules, ...copyDenyRules, ...copyAllowRules]),
];

function textsOf(locale: Language, part: string): Record<string, unknown> {
  return (catalogueIn(locale).secrecy as unknown as Record<string, Record<string, unknown>>)[part] ?? {};
}

describe("the words of the rules", () => {
  it.each(LOCALES)("%s: every rule has a sentence for each side that reads it, and nothing else has", (locale) => {
    const { message } = wordsIn(locale);
    const values = { categories: "x", category: "x", until: "x", signers: "x", signer: "x" };
    const said = rules.map((rule) => {
      const { sharer, receiver } = explain(rule);
      expect(message(sharer, values)).toMatch(/^[^{}]+[.]$/);
      expect(receiver !== null).toBe(receiverRules.has(rule));
      if (receiver !== null) expect(message(receiver, values)).toMatch(/^[^{}]+[.]$/);
      const name = sharer.split(".")[2] ?? "";
      expect(Object.keys(textsOf(locale, "rules")[name] ?? {})).toEqual(receiver ? ["sharer", "receiver"] : ["sharer"]);
      return name;
    });
    expect(Object.keys(textsOf(locale, "rules")).sort()).toEqual([...said].sort());
  });

  it.each(LOCALES)("%s: every category, purpose, mode and duty has its word", (locale) => {
    expect(Object.keys(textsOf(locale, "categories"))).toEqual([...dataCategories]);
    expect(Object.keys(textsOf(locale, "purposes"))).toEqual([...releasePurposes]);
    expect(Object.keys(textsOf(locale, "modes"))).toEqual([...basisModes]);
    expect(Object.keys(textsOf(locale, "obligations"))).toEqual([...obligations]);
  });

  it.each(LOCALES)("%s: what there is not and what one may not see are one sentence", (locale) => {
    const hidden: SecrecyRule[] = ["subject.unknown", "tenant.foreign", "role.no-case-content", "case.not-assigned"];
    hidden.push("protected.not-reader", "copy.unknown", "copy.other-unit");
    const { message } = wordsIn(locale);
    const said = hidden.flatMap((rule) => Object.values(explain(rule)).map((key) => message(String(key), {})));
    expect(new Set(said).size).toBe(1);
  });

  it("make a sentence of every item of every world", () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const { principal, request, facts, now } = worldFrom(seed);
      const decision = decide(principal, "release", request, facts, now);
      const about = explainRelease(request, facts, decision, now);
      expect(Object.keys(about)).toEqual(Object.keys(decision.mask));
      for (const one of Object.values(about)) {
        for (const locale of LOCALES) expect(sentenceOf(one, wordsIn(locale))).toMatch(/^[A-ZÅÄÖ][^{}]+\.$/);
      }
    }
  });
});

function said(locale: Language, change: (world: Draft<World>) => unknown): Record<string, string> {
  const { principal, request, facts, now } = aWorld((world) => void change(world));
  const decision = decide(principal, "release", request, facts, now);
  const about = explainRelease(request, facts, decision, now);
  return Object.fromEntries(Object.entries(about).map(([key, one]) => [key, sentenceOf(one, wordsIn(locale))]));
}

describe("a release in words", () => {
  it("says who has agreed, to what, until when", () => {
    expect(said("sv", () => null)).toEqual({
      i1: "Skola: får lämnas eftersom den det gäller, Anna och Bo har sagt ja, till och med 2026-12-31.",
      i2: "Boende och hälsa: får lämnas eftersom den det gäller, Anna och Bo har sagt ja, till och med 2026-12-31.",
    });
    expect(said("en", () => null).i1).toBe(
      "School: may be released because the person concerned, Anna, and Bo have agreed, until 2026-12-31 inclusive.",
    );
  });

  it("says which category is closed, and by whom", () => {
    const refused = ({ facts }: Draft<World>) => (facts.consents[1]!.answers[0]!.categories = ["school", "living"]);
    expect(said("sv", refused).i2).toBe("Dolt: Bo har inte sagt ja till hälsa.");
    expect(said("en", refused).i2).toBe("Hidden: Bo has not agreed to health.");
    expect(said("sv", refused).i1).toMatch(/^Skola: får lämnas/);
  });

  it("says why the whole does not go of every item", () => {
    expect(said("sv", ({ facts }) => (facts.bases = []))).toEqual({
      i1: "Den rättsliga grunden gäller inte i dag. Välj en annan.",
      i2: "Den rättsliga grunden gäller inte i dag. Välj en annan.",
    });
  });

  it("says nobody's name where it is not known whom to ask", () => {
    expect(said("sv", ({ facts }) => (facts.subject.maturity = null)).i1).toBe(
      "Den unges mognad är inte bedömd. Då är det inte känt vem som ska samtycka.",
    );
  });

  it.each([
    ["must", null, "secrecy.items.openMust.receiver"],
    ["must", "2027-01-01", "secrecy.items.openMust.receiver"],
    ["may", "2027-01-01", "secrecy.items.openMay.receiver"],
    ["may", null, "secrecy.items.openMayNoEnd.receiver"],
    ["consent", "2027-01-01", "secrecy.items.openConsent.receiver"],
  ] as const)("on %s until %s: %s", (mode, until, key) => {
    expect(explainOpen("receiver", mode, ["school"], until, [])).toEqual({
      key,
      categories: ["school"],
      until,
      signers: [],
    });
  });

  it("tells the receiver what it sees and until when, without names it does not know", () => {
    const one = explainOpen("receiver", "consent", ["school"], "2027-01-02", []);
    expect(sentenceOf(one, wordsIn("sv"))).toBe(
      "Du ser skola eftersom alla som ska tillfrågas har sagt ja, till och med 2027-01-02.",
    );
  });
});

describe("a cell and a copy in words", () => {
  it("the cells of the matrix", () => {
    const { facts, now } = aWorld(({ facts: { consents } }) =>
      consents.push(aConsent("x", [], { categories: ["crime"] })),
    );
    const receivers = [{ authorityId: "t-school", unitId: "u-school" }];
    const [row] = shareMatrix(facts.consents, facts.subject, receivers, ["coordination"], now);
    const tell = (category: "school" | "crime") =>
      sentenceOf(explainCell(category, row!.cells[category], facts.subject, now), {
        ...wordsIn("sv"),
        guardian: () => null,
      });
    expect(tell("school")).toBe(
      "Skola: får delas till och med 2026-12-31, den det gäller och vårdnadshavarna har sagt ja.",
    );
    const one = explainOpen("sharer", "consent", ["school"], "2027-01-02", ["g1", "g3"]);
    expect(sentenceOf(one, wordsIn("sv"))).toContain("eftersom Anna och en vårdnadshavare har sagt ja");
    expect(tell("crime")).toBe("Dolt: den det gäller har inte svarat om brott.");
    const unknown = { ...facts.subject, maturity: null };
    const [closed] = shareMatrix(facts.consents, unknown, receivers, ["coordination"], now);
    expect(explainCell("school", closed!.cells.school, unknown, now)).toMatchObject({ signers: [], until: null });
  });

  it("a copy that is read, that is registered, that is over, that there is not", () => {
    const tell = (change: Parameters<typeof aCopy>[0] | null) => {
      const copy = change === null ? null : aCopy(change);
      const decision = decide(aReader(), "readCopy", null, copy, new Date("2026-11-20T10:00:00Z"));
      return sentenceOf(explainCopy(decision, copy), wordsIn("sv"));
    };
    expect(tell({})).toBe("Du kan läsa uppgifterna här till och med 2026-12-31, så länge grunden gäller.");
    expect(tell({ readableUntil: null })).toBe("Du kan läsa uppgifterna här så länge grunden gäller.");
    expect(tell({ registeredAt: "2026-11-01T10:00:00Z" })).toMatch(/^Ni har registrerat/);
    expect(tell({ readableUntil: "2026-01-01" })).toBe("Sista dagen att läsa uppgifterna har passerat.");
    expect(tell(null)).toMatch(/^Det du söker finns inte/);
  });
});
