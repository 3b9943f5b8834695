import { describe, expect, it } from "vitest";
import { aConsent, aWorld, type Draft, type World } from "../../../../tests/support/worlds";
import { decide } from "../index";
import type { ReleaseItemFacts } from "./facts";

const item = (change: Partial<Draft<ReleaseItemFacts>> = {}): Draft<ReleaseItemFacts> => ({
  key: "x",
  categories: ["school"],
  thirdPersons: "none",
  ...change,
});

function decided(change: (world: Draft<World>) => unknown) {
  const { principal, request, facts, now } = aWorld((world) => void change(world));
  return decide(principal, "release", request, facts, now);
}

const closedWith = (changed: Partial<Draft<ReleaseItemFacts>>, and: (world: Draft<World>) => unknown = () => null) =>
  decided((world) => {
    world.request.items = [item(changed)];
    and(world);
  }).rules.at(-1);

describe("one item", () => {
  it("needs a category", () => expect(closedWith({ categories: [] })).toBe("item.category-unknown"));

  it.each([
    ["none", "consent.holds"],
    ["ownGround", "consent.holds"],
    ["withoutGround", "item.third-person"],
    ["unknown", "item.third-person"],
  ] as const)("that tells of others %s: %s", (thirdPersons, rule) => expect(closedWith({ thirdPersons })).toBe(rule));

  it.each(["identity", "contact"] as const)("of somebody protected never holds %s", (category) => {
    const wide = (protection: "none" | "protected") =>
      closedWith({ categories: ["school", category] }, ({ facts }) => {
        facts.subject.protection = protection;
        Object.assign(facts.bases[0]!, { mode: "may", onlyData: [] });
      });
    expect(wide("protected")).toBe("item.protected");
    expect(wide("none")).toBe("basis.holds");
  });

  it("holds only what the basis names, all of it", () => {
    expect(closedWith({ categories: ["school", "crime"] })).toBe("item.outside-basis");
    const any = ({ facts }: Draft<World>) => Object.assign(facts.bases[0]!, { mode: "may", onlyData: [] });
    expect(closedWith({ categories: ["school", "crime"] }, any)).toBe("basis.holds");
  });

  it("answers in the order of the page", () => {
    expect(closedWith({ categories: [], thirdPersons: "unknown" })).toBe("item.category-unknown");
    expect(closedWith({ categories: ["contact"], thirdPersons: "unknown" })).toBe("item.third-person");
    expect(closedWith({ categories: ["contact"] })).toBe("item.protected");
    expect(closedWith({ categories: ["crime"] }, ({ facts }) => (facts.consents = []))).toBe("item.outside-basis");
    expect(closedWith({}, ({ facts }) => (facts.consents = []))).toBe("consent.missing");
  });

  it("names the first closed category in the order of the list, not of the item", () => {
    const rule = closedWith({ categories: ["health", "school"] }, ({ facts }) => {
      facts.consents[0]!.answers[0]!.categories = [];
      facts.consents[0]!.categories = ["health"];
      facts.consents[1]!.categories = ["health"];
    });
    expect(rule).toBe("consent.missing");
  });

  it("closes the release, and the mask says of each how it stands", () => {
    const decision = decided(({ request }) => {
      request.items = [
        item({ key: "a" }),
        item({ key: "b", categories: [] }),
        item({ key: "c", thirdPersons: "unknown" }),
      ];
    });
    expect(decision).toEqual({
      effect: "deny",
      rules: ["item.category-unknown"],
      basis: { code: "all", version: 2, mode: "consent" },
      mask: {
        a: { open: true, until: "2026-12-31" },
        b: { open: false, rule: "item.category-unknown" },
        c: { open: false, rule: "item.third-person" },
      },
      policyVersion: "release-1",
    });
  });

  it("that shares its key with a closed one is closed, wherever it stands", () => {
    const items = [item(), item({ categories: [] })];
    for (const order of [items, [...items].reverse()]) {
      const { mask } = decided(({ request }) => (request.items = order));
      expect(mask).toEqual({ x: { open: false, rule: "item.category-unknown" } });
    }
  });

  it("may be called anything", () => {
    const { mask } = decided(({ request }) => (request.items = [item({ key: "__proto__" })]));
    expect(Object.keys(mask)).toEqual(["__proto__"]);
  });
});

describe("until when", () => {
  const until = (change: (world: Draft<World>) => unknown) => {
    const decision = decided(change);
    return decision.effect === "allow" ? decision.until : decision.rules[0];
  };
  const mode =
    (kind: "may" | "must", change: Partial<Draft<World["facts"]["bases"][number]>> = {}) =>
    ({ facts }: Draft<World>) =>
      Object.assign(facts.bases[0]!, { mode: kind, ...change });

  it("a duty has no end", () => expect(until(mode("must"))).toBeNull());

  it("the day before the basis stops holding", () => {
    expect(until(mode("may", { validTo: "2027-03-01" }))).toBe("2027-02-28");
    expect(until(mode("may", { validTo: null, ageTo: null }))).toBeNull();
  });

  it("the day before the birthday that takes somebody above the age", () => {
    expect(until(mode("may", { validTo: null }))).toBe("2031-03-14");
    expect(until(mode("may", { validTo: null, ageTo: 16 }))).toBe("2027-03-14");
    expect(until(mode("may", { validTo: null, ageTo: 20.5 }))).toBe("2031-03-14");
    expect(until(mode("may", { validTo: null, ageTo: 9000 }))).toBeNull();
  });

  it("born on 29 February: the day before the 28th", () => {
    const leap = (world: Draft<World>) => {
      world.facts.subject.age = { birthOn: "2012-02-29" };
      mode("may", { validTo: null, ageTo: 17 })(world);
    };
    expect(until(leap)).toBe("2030-02-27");
  });

  it("the day before the 18th birthday when that is the ground", () => {
    const under18 = (world: Draft<World>) => {
      world.request.ground = "under18";
      mode("may", { validTo: "2028-03-15", ageFrom: null, ageTo: null })(world);
    };
    expect(until(under18)).toBe("2028-03-14");
  });

  it("the earliest of the consents of its items, and of the basis", () => {
    const world = ({ facts }: Draft<World>) => {
      facts.consents[0]!.validTo = "2026-12-24";
    };
    expect(until(world)).toBe("2026-12-24");
    expect(until(({ facts }) => void (facts.bases[0]!.validTo = "2026-12-13"))).toBe("2026-12-12");
    expect(until(({ facts }) => void (facts.bases[0]!.validTo = null))).toBe("2026-12-31");
  });

  it("is told of each item, and the earliest of the whole", () => {
    const decision = decided(({ facts }) => {
      facts.consents = [
        aConsent("s", ["subject", "g1", "g2"], { categories: ["school"], validTo: "2027-06-01" }),
        aConsent("h", ["subject", "g1", "g2"], { categories: ["health", "living"], validTo: "2027-01-02" }),
      ];
    });
    expect(decision).toMatchObject({
      until: "2027-01-02",
      mask: { i1: { until: "2027-06-01" }, i2: { until: "2027-01-02" } },
      consentAnswers: ["h-g1", "h-g2", "h-subject", "s-g1", "s-g2", "s-subject"],
    });
  });
});

describe("an allowed release", () => {
  it("carries rules, basis, duties and the answers it rests on", () => {
    expect(decided(() => null)).toEqual({
      effect: "allow",
      rules: ["case.worker", "protected.reader", "basis.holds", "consent.holds"],
      basis: { code: "all", version: 2, mode: "consent" },
      mask: { i1: { open: true, until: "2026-12-31" }, i2: { open: true, until: "2026-12-31" } },
      until: "2026-12-31",
      obligations: ["noteInFile", "secondLook", "approval"],
      consentAnswers: ["c1-g1", "c1-subject", "c2-g2"],
      policyVersion: "release-1",
    });
  });

  it("rests on no consent when the basis does not", () => {
    const decision = decided(({ facts }) => {
      facts.bases[0]!.mode = "must";
      facts.subject.protection = "none";
      Object.assign(facts, { approvalFor: [], consents: [] });
    });
    expect(decision).toMatchObject({ rules: ["case.worker", "protected.reader", "basis.holds"], consentAnswers: [] });
    expect(decision).toMatchObject({ obligations: ["noteInFile", "deliverAtOnce"] });
  });
});
