/** The laws of docs/secrecy.md, section 6, in worlds from random seeds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/platform/clock/calendar-date";
import { instantOf } from "@/platform/clock/swedish-time";
import { diceOf, worldFrom, type Dice } from "../../../../tests/support/random-worlds";
import { aConsent, anAnswer, type Draft, type World } from "../../../../tests/support/worlds";
import { consentOn, decide } from "../index";
import { holdsOn } from "./days";
import { itemRules, wholeRules, type ReleaseDecision } from "./verdict";

const RUNS = { numRuns: 300 };
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

const decided = ({ principal, request, facts, now }: World): ReleaseDecision =>
  decide(principal, "release", request, facts, now);
const copyOf = (world: World): Draft<World> => structuredClone(world) as Draft<World>;

function changed(world: World, change: (draft: Draft<World>) => unknown): World {
  const draft = copyOf(world);
  change(draft);
  return draft;
}

/** Whether everything that is open in the later mask was open, at least as long, in the earlier. */
function isWithin(later: ReleaseDecision, earlier: ReleaseDecision): boolean {
  return Object.entries(later.mask).every(([key, one]) => {
    const before = earlier.mask[key];
    if (!one.open) return true;
    return before?.open === true && (before.until === null || (one.until !== null && one.until <= before.until));
  });
}

/** What can only close: one of these, somewhere, at some time. */
const CLOSERS: Readonly<Record<string, (world: Draft<World>, dice: Dice) => unknown>> = {
  withdrawal: ({ facts }, { one }) => {
    const answers = facts.consents.flatMap((consent) => consent.answers);
    const at = one(["2026-09-02T10:00:00.000Z", "2026-11-20T10:00:00.000Z", "2027-02-02T10:00:00.000Z"]);
    if (answers.length === 0) return;
    const answer = one(answers);
    // Withdrawn twice is withdrawn at the first time.
    if (answer.withdrawnAt === null || at < answer.withdrawnAt) answer.withdrawnAt = at;
  },
  "a no": ({ facts }, { one, below }) => {
    const answeredAt = one(["2020-01-01T10:00:00Z", "2026-09-01T10:00:00Z", "2026-11-20T10:00:00Z"]);
    const signer = one(["subject", "g1", "g2", "g3"]);
    const no = anAnswer(`no${below(1e9)}`, signer, { answer: "no", answeredAt });
    if (facts.consents.length > 0) one(facts.consents).answers.push(no);
  },
  "an earlier end": ({ facts }, { one }) => {
    for (const consent of facts.consents) {
      const end = one(["2026-10-10", "2026-11-19", "2026-11-20", "2026-12-01"]);
      if (end < consent.validTo) consent.validTo = end;
    }
  },
  protection: ({ facts }, { one }) => {
    facts.subject.protection = one(facts.subject.protection === "none" ? ["protected", "unknown"] : ["unknown"]);
  },
  "a protected case": ({ facts }) => facts.case && Object.assign(facts.case, { isProtected: true, isReader: false }),
  "a closed case": ({ facts }) => facts.case && (facts.case.isClosed = true),
  "no basis": ({ facts }) => (facts.bases = []),
  "no signature": ({ facts }) => (facts.signedBases = []),
  "no answer": ({ request }, { one }) => delete request.answers[one(["isNeeded", "ongoingAbuse", "isTaxSecrecy"])],
  "no look": ({ facts }) => (facts.lookedBy = null),
  "no approval": ({ facts }) => (facts.approvedBy = null),
  "more approval": ({ facts }) => (facts.approvalFor = facts.approvalFor === "unknown" ? "unknown" : ["all"]),
  "no request": ({ facts }) => (facts.requestedBy = null),
  "unknown age": ({ facts }) => (facts.subject.age = "unknown"),
  "unknown standing": ({ facts }, { one }) =>
    facts.subject.guardians.length > 0 && (one(facts.subject.guardians).standing = "unknown"),
  "no table of offences": ({ facts }) => (facts.offences = []),
  "others in the text": ({ request }, { one }) =>
    request.items.length > 0 && (one(request.items).thirdPersons = "unknown"),
  "no consent": ({ facts }) => (facts.consents = []),
};

describe("what closes never opens", () => {
  it.each(Object.keys(CLOSERS))("%s", (name) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = worldFrom(seed);
        const before = decided(world);
        const after = decided(changed(world, (draft) => CLOSERS[name]?.(draft, diceOf(seed + 1))));
        if (after.effect === "allow") expect(before.effect).toBe("allow");
        // A mask of a release that stops earlier says less than one that was weighed item by item.
        if (before.effect === "allow" || !isWhole(before)) expect(isWithin(after, before)).toBe(true);
      }),
      RUNS,
    );
  });
});

const isWhole = ({ rules: [rule] }: ReleaseDecision): boolean => (wholeRules as readonly string[]).includes(rule ?? "");

describe("names and order", () => {
  it("renaming authorities, units, accounts and guardians changes nothing", () => {
    // In order, so that the guardians are asked in the same order; every id holds a dash or is a guardian's.
    const rename = (text: string): string =>
      /^([taurc]-|g\d$)/.test(text) ? `${text.slice(0, 1)}~${text.slice(1)}` : text;
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = worldFrom(seed);
        const renamed = mapped(world, rename);
        expect(decided(renamed)).toEqual(decided(world));
      }),
      RUNS,
    );
  });

  it("the order of whatever has no order of its own changes nothing", () => {
    const OWN_ORDER = new Set(["items", "tests", "exclusions"]);
    const shuffle = (value: unknown, dice: Dice, key = ""): unknown => {
      if (value instanceof Date || typeof value !== "object" || value === null) return value;
      if (!Array.isArray(value)) {
        return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shuffle(part, dice, name)]));
      }
      const parts = value.map((part) => shuffle(part, dice));
      return OWN_ORDER.has(key) ? parts : dice.shuffled(parts);
    };
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = worldFrom(seed);
        expect(decided(shuffle(world, diceOf(seed + 2)) as World)).toEqual(decided(world));
      }),
      RUNS,
    );
  });
});

describe("a decision", () => {
  it("is the same again, and touches nothing it is given", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = frozen(worldFrom(seed));
        const first = decided(world);
        expect(decided(world)).toEqual(first);
        expect(decided(worldFrom(seed))).toEqual(first);
      }),
      RUNS,
    );
  });

  it("that allows names one basis that holds today, opens every item, and ends with the first of them", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = worldFrom(seed);
        const decision = decided(world);
        const masks = Object.values(decision.mask);
        if (decision.effect === "deny") {
          expect(decision.rules).toHaveLength(1);
          expect(masks.every(({ open }) => open)).toBe(masks.length === 0);
          return;
        }
        const { code, version } = decision.basis;
        const holding = world.facts.bases.filter((basis) => basis.code === code && holdsOn(basis, "2026-11-20"));
        expect(Math.max(...holding.map((basis) => basis.version))).toBe(version);
        const ends = masks.map((mask) => (mask.open ? (mask.until ?? "never") : "closed")).sort();
        expect(decision.until ?? "never").toBe(ends[0]);
        expect(decision.until === null || decision.until >= "2026-11-20").toBe(true);
        expect(decision.consentAnswers.length > 0).toBe(decision.basis.mode === "consent");
      }),
      RUNS,
    );
  });

  it("answers whatever is written where a day or an instant should be", () => {
    const JUNK = [
      "",
      "2026-02-30",
      "2026-13-01",
      "0000-00-00",
      "9999-12-31",
      "0001-01-01",
      "soon",
      "2026-11-20T25:00:00Z",
    ];
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = diceOf(seed);
        const junk = (text: string): string => (/^\d{4}-/.test(text) && dice.chance(0.2) ? dice.one(JUNK) : text);
        expect(() => decided(mapped(worldFrom(seed), junk))).not.toThrow();
      }),
      RUNS,
    );
  });
});

describe("a consent that is open", () => {
  it("is open through its last day and closed on the next, if nobody says anything more", () => {
    let open = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { facts, now } = worldFrom(seed);
        const consents = facts.consents.map((consent) => ({
          ...consent,
          answers: consent.answers.filter(
            ({ answeredAt, withdrawnAt }) =>
              Date.parse(answeredAt) <= now.getTime() && !(Date.parse(withdrawnAt ?? "") > now.getTime()),
          ),
        }));
        const reach = {
          authorityId: "t-school",
          unitId: "u-school",
          category: "school",
          purpose: "coordination",
        } as const;
        const on = (at: Date) => consentOn(consents, facts.subject, reach, at);
        const cell = on(now);
        if (!cell.open) return;
        open += 1;
        expect(on(instantOf(cell.until, "23:59"))).toEqual(cell);
        expect(on(instantOf(addDays(cell.until, 1), "00:00")).open).toBe(false);
      }),
      RUNS,
    );
    expect(open).toBeGreaterThan(RUNS.numRuns / 10);
  });

  it("is closed by the no of anybody who is asked, and by the subject's own in any case", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom("subject", "g1", "g2"), (seed, signer) => {
        const { facts, now } = worldFrom(seed);
        const reach = {
          authorityId: "t-school",
          unitId: "u-school",
          category: "school",
          purpose: "coordination",
        } as const;
        const before = consentOn(facts.consents, facts.subject, reach, now);
        const no = aConsent("no", [], {
          answers: [anAnswer("n", signer, { answer: "no", answeredAt: now.toISOString() })],
        });
        const after = consentOn([...facts.consents, no], facts.subject, reach, now);
        const answering = facts.consents.flatMap((consent) => consent.answers).filter((one) => one.signer === signer);
        const isAsked = before.open && answering.some(({ id }) => before.answers.includes(id));
        if (isAsked || signer === "subject") expect(after.open).toBe(false);
        else if (before.open) expect(after).toEqual(before);
        else expect(after.open).toBe(false);
      }),
      RUNS,
    );
  });
});

describe("the worlds", () => {
  it("are allowed often, and every rule answers", () => {
    const counted = new Map<string, number>();
    for (let seed = 0; seed < 5_000; seed += 1) {
      const decision = decided(worldFrom(seed));
      const name = decision.effect === "allow" ? "allow" : decision.rules[0];
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    expect(counted.get("allow")).toBeGreaterThan(500);
    const silent = [...wholeRules, ...itemRules].filter((rule) => !counted.has(rule));
    expect(silent).toEqual([]);
  });
});

/** The same structure with every text replaced; the keys stay. */
function mapped(world: World, change: (text: string) => string): World {
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return change(value);
    if (value instanceof Date || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
  };
  return walk(world) as World;
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
