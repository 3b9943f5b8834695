import { describe, expect, it } from "vitest";
import { roles, type Role } from "../../identity/contract";
import { aBasis, aWorld, ME, RECEIVER, SENDER, type Draft, type World } from "../../../../tests/support/worlds";
import { decide } from "../index";
import type { BasisFacts } from "./facts";
import { itemRules, wholeRules, type ReleaseDenyRule } from "./verdict";

type Change = (world: Draft<World>) => unknown;

/** The basis that is used: of the two that hold today the higher version. */
const used = ({ facts }: Draft<World>): Draft<BasisFacts> => facts.bases[0]!;
const answers = (world: Draft<World>, name: string, answer: "yes" | "no", hasReason = true): void =>
  void (world.request.answers[name] = { answer, hasReason });

/** Every row of docs/secrecy.md, section 1, in order: the smallest change of an orderly world that makes it answer. */
const ROWS: readonly (readonly [ReleaseDenyRule, Change])[] = [
  ["subject.unknown", ({ facts }) => (facts.case = null)],
  ["tenant.foreign", ({ facts }) => facts.case && (facts.case.tenantId = RECEIVER)],
  ["role.no-case-content", ({ principal }) => (principal.role = "logReviewer")],
  ["case.not-assigned", ({ facts }) => facts.case && (facts.case.workerIds = [])],
  ["protected.not-reader", ({ facts }) => facts.case && (facts.case.isReader = false)],
  ["case.closed", ({ facts }) => facts.case && (facts.case.isClosed = true)],
  ["role.may-not-release", ({ principal }) => (principal.role = "registrar")],
  ["receiver.unknown", ({ facts }) => (facts.receiver = null)],
  ["receiver.own-authority", ({ facts }) => facts.receiver && (facts.receiver.authorityId = SENDER)],
  ["basis.unknown", ({ request }) => (request.basis = "other")],
  ["basis.blocked", (world) => (used(world).mode = "block")],
  ["basis.not-signed", ({ facts }) => (facts.signedBases = ["all@1"])],
  ["basis.not-for-sender", (world) => (used(world).from = ["police"])],
  ["basis.not-for-receiver", (world) => (used(world).to = ["police"])],
  ["purpose.missing", ({ request }) => (request.purpose = null)],
  ["basis.purpose", ({ request }) => (request.purpose = "statement")],
  ["basis.request-missing", ({ facts }) => (facts.requestedBy = null)],
  ["basis.age-unknown", ({ facts }) => (facts.subject.age = "unknown")],
  ["basis.age-limit", ({ facts }) => (facts.subject.age = { birthOn: "2005-11-20" })],
  ["basis.ground-missing", ({ request }) => (request.ground = null)],
  [
    "basis.ground-age",
    ({ request, facts }) => {
      request.ground = "under18";
      facts.subject.age = { birthOn: "2008-11-20" };
    },
  ],
  ["basis.offence-missing", ({ request }) => (request.offence = null)],
  ["basis.offence-date-unknown", ({ request }) => (request.offence = { ...known, committedOn: null })],
  ["basis.offence-unknown", ({ request }) => (request.offence = { ...known, code: "arson" })],
  ["basis.offence-chapter", ({ facts }) => (facts.offences[0]!.chapter = "4")],
  ["basis.no-prison", ({ facts }) => (facts.offences[1]!.hasPrisonInScale = false)],
  ["basis.offence-too-mild", ({ facts }) => (facts.offences[0]!.leastMonths = 11)],
  ["basis.test-unanswered", ({ request }) => delete request.answers.isNeeded],
  ["basis.test-failed", (world) => answers(world, "isWeighed", "no")],
  ["basis.excluded", (world) => answers(world, "isTaxSecrecy", "yes")],
  ["protected.unknown", ({ facts }) => (facts.subject.protection = "unknown")],
  ["protected.look-missing", ({ facts }) => (facts.lookedBy = null)],
  ["approval.unknown", ({ facts }) => (facts.approvalFor = "unknown")],
  ["approval.missing", ({ facts }) => (facts.approvedBy = ME)],
  ["items.none", ({ request }) => (request.items = [])],
  ["item.category-unknown", ({ request }) => (request.items[0]!.categories = [])],
];

const known = { code: "assault", isAttempt: false, committedOn: "2026-05-05" };

const ruleOf = (world: World) => {
  const decision = decide(world.principal, "release", world.request, world.facts, world.now);
  return decision.effect === "allow" ? "allow" : decision.rules.join();
};

/** Changes that undo each other: the role has one value, the ground and the protection too. */
const UNDO: readonly (readonly [ReleaseDenyRule, ReleaseDenyRule])[] = [
  ["role.no-case-content", "role.may-not-release"],
];

describe("the table of a release", () => {
  it("allows the orderly world", () => expect(ruleOf(aWorld())).toBe("allow"));

  it("has every rule about the whole, in the order of the page", () => {
    expect(ROWS.slice(0, -1).map(([rule]) => rule)).toEqual(wholeRules);
    expect(ROWS.at(-1)?.[0]).toBe(itemRules[0]);
  });

  it.each(ROWS)("answers %s after the smallest change", (rule, change) => expect(ruleOf(aWorld(change))).toBe(rule));

  it.each(ROWS)("answers %s before any row below it", (rule, change) => {
    const at = ROWS.findIndex(([one]) => one === rule);
    for (const [later, other] of ROWS.slice(at + 1)) {
      if (UNDO.some(([one, two]) => one === rule && two === later)) continue;
      const world = aWorld((draft) => {
        other(draft);
        change(draft);
      });
      expect(ruleOf(world), later).toBe(rule);
    }
  });

  it("closes every item with the rule, and names the basis only once it holds", () => {
    for (const [rule, change] of ROWS.slice(0, -2)) {
      const { principal, request, facts, now } = aWorld(change);
      const decision = decide(principal, "release", request, facts, now);
      const closed = { open: false, rule };
      expect(decision.mask).toEqual({ i1: closed, i2: closed });
      const isBefore = wholeRules.indexOf(rule as (typeof wholeRules)[number]) < wholeRules.indexOf("basis.blocked");
      const named = { code: "all", version: 2, mode: rule === "basis.blocked" ? "block" : "consent" };
      expect(decision.basis).toEqual(isBefore ? null : named);
    }
  });
});

describe("sight and role", () => {
  const from = (role: Role, origin: "case" | "ownKnowledge") =>
    ruleOf(
      aWorld(({ principal, request }) => {
        principal.role = role;
        request.origin = origin;
      }),
    );

  it("lets some roles release from a case", () => {
    const may = roles.filter((role) => from(role, "case") === "allow");
    expect(may).toEqual([
      "outreachWorker",
      "socialWorker",
      "coordinator",
      "housingCoordinator",
      "caseManager",
      "unitHead",
    ]);
  });

  it("lets others release what they know without one", () => {
    const may = roles.filter((role) => from(role, "ownKnowledge") === "allow");
    expect(may).toEqual(["unitHead", "policeLiaison", "partnerProfessional"]);
  });

  it("does not look at the case for own knowledge", () => {
    const world = aWorld(({ principal, request, facts }) => {
      principal.role = "policeLiaison";
      request.origin = "ownKnowledge";
      facts.case = null;
    });
    const decision = decide(world.principal, "release", world.request, world.facts, world.now);
    expect(decision.rules).toEqual(["basis.holds", "consent.holds"]);
  });

  it.each([
    ["case.unit-sight", "u-board"],
    ["case.receiving-unit-sight", "u-far"],
  ] as const)("names %s", (rule, unitId) => {
    const world = aWorld(({ principal, facts }) => {
      principal.sightUnitId = unitId;
      Object.assign(facts.case ?? {}, { workerIds: [], receivingUnitId: "u-far", isProtected: false });
    });
    const decision = decide(world.principal, "release", world.request, world.facts, world.now);
    expect(decision.rules).toEqual([rule, "basis.holds", "consent.holds"]);
  });

  it("asks the tenant before the role inside it", () => {
    const change: Change = ({ principal, facts }) => {
      principal.role = "administrator";
      if (facts.case) facts.case.tenantId = RECEIVER;
    };
    expect(ruleOf(aWorld(change))).toBe("tenant.foreign");
  });
});

describe("the basis", () => {
  it("uses the highest version that holds today", () => {
    const world = aWorld(({ facts }) => {
      facts.bases = [aBasis({ version: 3, mode: "block" }), ...facts.bases.slice(0, 2)];
    });
    expect(ruleOf(world)).toBe("basis.blocked");
  });

  it.each([
    ["2026-11-20", null, "allow"],
    ["2026-11-20", "2026-11-21", "allow"],
    ["2026-11-21", null, "basis.unknown"],
    ["2026-01-01", "2026-11-20", "basis.unknown"],
    ["no day", null, "basis.unknown"],
    ["2026-01-01", "no day", "basis.unknown"],
  ])("holds from %s up to %s: %s", (validFrom, validTo, answer) => {
    const world = aWorld(({ facts }) => void (facts.bases = [aBasis({ validFrom, validTo })]));
    expect(ruleOf(world)).toBe(answer);
  });

  it("may be unsigned in a demo, and says so", () => {
    const world = aWorld(({ facts }) => Object.assign(facts, { signedBases: [], isDemo: true }));
    const decision = decide(world.principal, "release", world.request, world.facts, world.now);
    expect(decision).toMatchObject({ obligations: ["noteInFile", "secondLook", "approval", "showUnsigned"] });
  });

  it("takes any kind of an authority that is two", () => {
    const world = aWorld((draft) => {
      Object.assign(used(draft), { from: ["pupilcare", "soc"], to: ["pupilcare"] });
    });
    expect(ruleOf(world)).toBe("allow");
  });

  it.each([
    [{ soc: ["preventCrime"] }, ["soc"], "basis.purpose"],
    [{ school: ["preventCrime"] }, ["school", "soc"], "allow"],
    [{ police: ["preventCrime"] }, ["soc", "police"], "allow"],
    [{}, ["soc"], "allow"],
  ] as const)("excluded purposes %j of %j: %s", (excludedPurposes, from, answer) => {
    const world = aWorld((draft) => {
      draft.request.purpose = "preventCrime";
      Object.assign(used(draft), { excludedPurposes, from, mode: "may" });
    });
    expect(ruleOf(world)).toBe(answer);
  });

  it("loses a purpose only when every kind of the sender loses it", () => {
    const asSchool = (excludedPurposes: Draft<BasisFacts["excludedPurposes"]>) =>
      aWorld((draft) => {
        draft.principal.tenantKind = "principal";
        draft.request.purpose = "preventCrime";
        Object.assign(used(draft), { excludedPurposes, from: ["school", "pupilcare"], mode: "may" });
      });
    expect(ruleOf(asSchool({ school: ["preventCrime"] }))).toBe("allow");
    expect(ruleOf(asSchool({ school: ["preventCrime"], pupilcare: ["preventCrime"] }))).toBe("basis.purpose");
  });

  it("without named purposes carries any", () => {
    const world = aWorld((draft) => {
      draft.request.purpose = "statement";
      Object.assign(used(draft), { purposes: [], mode: "may" });
    });
    expect(ruleOf(world)).toBe("allow");
  });

  it("takes a request from that authority only", () => {
    expect(ruleOf(aWorld(({ facts }) => void (facts.requestedBy = "t-police")))).toBe("basis.request-missing");
    const without: Change = (world) => {
      used(world).needsRequest = false;
      world.facts.requestedBy = null;
    };
    expect(ruleOf(aWorld(without))).toBe("allow");
  });
});

describe("the age", () => {
  const atBirth = (birthOn: string, limits: Partial<BasisFacts>) =>
    ruleOf(
      aWorld((draft) => {
        draft.facts.subject.age = { birthOn };
        Object.assign(used(draft), { mode: "may", ...limits });
      }),
    );

  it.each([
    ["2014-11-20", "allow"],
    ["2014-11-21", "basis.age-limit"],
    ["2005-11-21", "allow"],
    ["2005-11-20", "basis.age-limit"],
    ["no day", "basis.age-unknown"],
    ["2026-11-21", "basis.age-unknown"],
  ])("born %s, 12 to 20: %s", (birthOn, answer) => expect(atBirth(birthOn, {})).toBe(answer));

  it("has one end or both", () => {
    expect(atBirth("1950-01-01", { ageTo: null })).toBe("allow");
    expect(atBirth("2014-11-21", { ageTo: null })).toBe("basis.age-limit");
    expect(atBirth("2026-01-01", { ageFrom: null })).toBe("allow");
    expect(atBirth("1950-01-01", { ageFrom: null })).toBe("basis.age-limit");
    expect(atBirth("no day", { ageFrom: null, ageTo: null })).toBe("allow");
    expect(atBirth("no day", { ageTo: null })).toBe("basis.age-unknown");
    expect(atBirth("no day", { ageFrom: null })).toBe("basis.age-unknown");
  });

  it("under 18 is a ground only for somebody whose age is known", () => {
    const ground = (birthOn: string) =>
      ruleOf(
        aWorld((draft) => {
          draft.facts.subject.age = { birthOn };
          draft.request.ground = "under18";
          Object.assign(used(draft), { mode: "may", ageFrom: null, ageTo: null });
        }),
      );
    expect(ground("2008-11-21")).toBe("allow");
    expect(ground("2008-11-20")).toBe("basis.ground-age");
    expect(ground("no day")).toBe("basis.ground-age");
  });

  it("a ground that the basis does not have is none", () => {
    expect(ruleOf(aWorld(({ request }) => void (request.ground = "compulsoryCare")))).toBe("basis.ground-missing");
    const without: Change = (world) => {
      used(world).anyOf = [];
      world.request.ground = "under18";
      world.facts.subject.age = { birthOn: "2006-06-06" };
      used(world).mode = "may";
    };
    expect(ruleOf(aWorld(without))).toBe("allow");
  });
});

describe("the questions", () => {
  it.each(["isNeeded", "isWeighed", "ongoingAbuse", "isTaxSecrecy"])("want a reason with %s", (name) => {
    const answer = name === "isTaxSecrecy" ? "no" : "yes";
    expect(ruleOf(aWorld((world) => answers(world, name, answer, false)))).toBe("basis.test-unanswered");
    expect(ruleOf(aWorld(({ request }) => void delete request.answers[name]))).toBe("basis.test-unanswered");
  });

  it("are walked in their own order: tests, alternative, exclusions", () => {
    const walk = (...changes: readonly Change[]) =>
      ruleOf(aWorld((draft) => changes.forEach((change) => change(draft))));
    const fails =
      (name: string): Change =>
      (world) =>
        answers(world, name, "no");
    const unanswered =
      (name: string): Change =>
      ({ request }) =>
        delete request.answers[name];
    expect(walk(fails("isNeeded"), unanswered("isWeighed"))).toBe("basis.test-failed");
    expect(walk(unanswered("isNeeded"), fails("isWeighed"))).toBe("basis.test-unanswered");
    expect(walk(fails("isWeighed"), unanswered("ongoingAbuse"))).toBe("basis.test-failed");
    expect(walk(unanswered("isWeighed"), fails("ongoingAbuse"))).toBe("basis.test-unanswered");
    expect(walk(fails("ongoingAbuse"), unanswered("isTaxSecrecy"))).toBe("basis.test-failed");
    expect(walk(unanswered("ongoingAbuse"), (world) => answers(world, "isTaxSecrecy", "yes"))).toBe(
      "basis.test-unanswered",
    );
  });

  it("do not ask for the age, and not for the alternative that was not chosen", () => {
    const world = aWorld(({ request }) => {
      request.ground = "under18";
      delete request.answers.ongoingAbuse;
    });
    expect(ruleOf(world)).toBe("allow");
  });

  it("are not answered by what every object has", () => {
    const world = aWorld((draft) => void (used(draft).tests = ["constructor"]));
    expect(ruleOf(world)).toBe("basis.test-unanswered");
  });
});

describe("the second person", () => {
  it.each([
    ["protected.look-missing", ({ facts }: Draft<World>): unknown => (facts.lookedBy = ME)],
    ["approval.missing", ({ facts }: Draft<World>): unknown => (facts.approvedBy = null)],
  ] as const)("%s when it is the principal, or nobody", (rule, change) => {
    expect(ruleOf(aWorld(change))).toBe(rule);
  });

  it("is not wanted for somebody unprotected, or a basis the delegation does not name", () => {
    const world = aWorld(({ facts }) => {
      facts.subject.protection = "none";
      Object.assign(facts, { lookedBy: null, approvalFor: ["other"], approvedBy: null });
    });
    expect(ruleOf(world)).toBe("allow");
  });
});
