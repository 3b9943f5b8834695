/** Holds docs/worked-example.md true: its tables are what the engine answers, row by row. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { aBasis, aConsent, anAnswer, aWorld, type Draft, type World } from "../../../tests/support/worlds";
import { decide, shareMatrix } from "./index";
import type { BasisFacts, DataCategory, ReceiverFacts, ReleaseItemFacts } from "./release/facts";

const page = readFileSync(path.join(import.meta.dirname, "../../../docs/worked-example.md"), "utf8");

/** The rows of the table between two marks, each as its cells; without the two lines of its head. */
function tableOf(mark: string): string[][] {
  const [, block = ""] = new RegExp(`<!-- ${mark} -->([^]*?)<!-- /${mark} -->`).exec(page) ?? [];
  const lines = block.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const BOARD = "t-board";
const SCHOOL: ReceiverFacts = { authorityId: "t-school", unitId: "u-pupils", kind: "principal" };
const POLICE: ReceiverFacts = { authorityId: "t-police", unitId: "u-youth", kind: "policeArea" };
const BUP: ReceiverFacts = { authorityId: "t-region", unitId: "u-bup", kind: "region" };
const CATEGORIES: readonly DataCategory[] = ["living", "family", "school", "health", "crime"];
const ASKED: DataCategory[] = ["living", "school", "health", "crime"];
const KEYS = ["school", "police", "bup"];

const plain = {
  purposes: [],
  excludedPurposes: {},
  ageFrom: null,
  ageTo: null,
  anyOf: [],
  needsRequest: false,
  offence: null,
};
const open = { tests: [], exclusions: [], onlyData: [], validTo: null, version: 1 };
const basis = (code: string, change: Partial<Draft<BasisFacts>>): Draft<BasisFacts> =>
  aBasis({ code, ...plain, ...open, ...change });

/** The bases, shortened to what the example needs. */
const BASES = [
  basis("consent", { mode: "consent", from: ["soc"], to: ["school", "police", "care"] }),
  basis("osl-10-18a", {
    mode: "may",
    from: ["soc"],
    to: ["police"],
    purposes: ["preventCrime"],
    ageTo: 20,
    tests: ["isRisk", "isFitting"],
    exclusions: ["isCommittedCrime"],
  }),
  basis("osl-26-9", {
    mode: "may",
    from: ["soc"],
    to: ["care"],
    anyOf: ["under18", "ongoingAbuse"],
    tests: ["isNeeded"],
  }),
  basis("sol-19-1", { mode: "must", from: ["police", "school"], to: ["soc"], ageTo: 17 }),
];

/** Sam has said yes to everything asked, Anna too; Bo to the school and BUP, about living and school. */
const consent = () =>
  aConsent("c", [], {
    purposes: ["coordination"],
    categories: [...ASKED],
    receivers: [
      { key: "school", authorityId: SCHOOL.authorityId, unitId: null },
      { key: "police", authorityId: POLICE.authorityId, unitId: null },
      { key: "bup", authorityId: BUP.authorityId, unitId: BUP.unitId },
    ],
    answers: [
      anAnswer("sam", "subject", { categories: [...ASKED], receiverKeys: [...KEYS] }),
      anAnswer("anna", "g1", { categories: [...ASKED], receiverKeys: [...KEYS] }),
      anAnswer("bo", "g2", { categories: ["living", "school"], receiverKeys: ["school", "bup"] }),
    ],
  });

const sam = (change: (world: Draft<World>) => unknown = () => null): World =>
  aWorld((world) => {
    world.facts.subject.protection = "none";
    world.facts.subject.guardians = world.facts.subject.guardians.slice(0, 2);
    Object.assign(world.facts, { bases: BASES, signedBases: BASES.map(({ code }) => `${code}@1`), approvalFor: [] });
    Object.assign(world.facts, { consents: [consent()], requestedBy: null });
    Object.assign(world.request, { offence: null, ground: null, answers: {} });
    change(world);
  });

const people: Readonly<Record<string, string>> = { subject: "Sam", g1: "Anna", g2: "Bo" };

describe("the matrix of the worked example", () => {
  it("is what the engine answers", () => {
    const { facts, now } = sam();
    const receivers = [SCHOOL, POLICE, BUP];
    const rows = shareMatrix(facts.consents, facts.subject, receivers, ["coordination"], now).map(({ cells }, at) => [
      ["School", "Police", "BUP"][at],
      ...CATEGORIES.map((category) => {
        const cell = cells[category];
        return cell.open ? `until ${cell.until}` : `\`${cell.rule}\` ${people[cell.signer ?? ""] ?? ""}`;
      }),
    ]);
    expect(tableOf("matrix")).toEqual(rows);
  });
});

const item = (...categories: DataCategory[]): Draft<ReleaseItemFacts> => ({
  key: "i",
  categories,
  thirdPersons: "none",
});
const yes = { answer: "yes", hasReason: true } as const;
const no = { answer: "no", hasReason: true } as const;

function asked(
  to: ReceiverFacts,
  code: string,
  items: Draft<ReleaseItemFacts>[],
  more: Partial<Draft<World["request"]>> = {},
) {
  return ({ facts, request }: Draft<World>): void => {
    facts.receiver = { ...to };
    Object.assign(request, { basis: code, purpose: "coordination", items, ...more });
  };
}
const toSchool = asked(SCHOOL, "consent", [item("school", "living")]);
const both =
  (...changes: readonly ((world: Draft<World>) => unknown)[]) =>
  (world: Draft<World>): void =>
    changes.forEach((change) => change(world));
const prevention = { purpose: "preventCrime", answers: { isRisk: yes, isFitting: yes, isCommittedCrime: no } } as const;
const toPolice = asked(POLICE, "osl-10-18a", [item("crime", "living")], prevention);
const bo = ({ facts }: Draft<World>) => facts.consents[0]!.answers[2]!;

/** In the order of the page. */
const QUESTIONS: readonly ((world: Draft<World>) => unknown)[] = [
  toSchool,
  asked(SCHOOL, "consent", [item("school"), item("health")]),
  asked(POLICE, "consent", [item("school")]),
  toPolice,
  both(toPolice, ({ request }) => (request.answers.isCommittedCrime = { ...yes })),
  asked(BUP, "osl-26-9", [item("health")], { ground: "under18", answers: { isNeeded: yes } }),
  asked(BUP, "osl-26-9", [item("health")], { ground: "ongoingAbuse", answers: { isNeeded: yes } }),
  both(
    asked({ authorityId: BOARD, unitId: "u-intake", kind: "welfareBoard" }, "sol-19-1", [item("family")]),
    (world) => {
      Object.assign(world.principal, { tenantId: "t-police", tenantKind: "policeArea", role: "policeLiaison" });
      world.request.origin = "ownKnowledge";
    },
  ),
  both(toSchool, (world) => (world.facts.consents[0]!.answers[0]!.withdrawnAt = "2026-11-20T09:59:00.000Z")),
  both(toSchool, (world) => (bo(world).withdrawnAt = "2026-11-20T09:59:00.000Z")),
  both(
    asked(SCHOOL, "consent", [item("school"), item("health")]),
    ({ facts }) => (facts.subject.guardians[1]!.standing = "harm"),
  ),
  both(
    toSchool,
    ({ facts }) => (facts.subject.protection = "protected"),
    ({ facts }) => (facts.lookedBy = null),
  ),
  both(toSchool, (world) => void (world.now = new Date("2027-01-02T23:00:00.000Z"))),
  both(toSchool, (world) => {
    world.facts.consents[0]!.validTo = "2029-01-01";
    world.now = new Date("2028-03-14T23:00:00.000Z");
  }),
];

describe("the questions of the worked example", () => {
  const rows = tableOf("questions");

  it("are as many as the page has", () => expect(rows).toHaveLength(QUESTIONS.length));

  it.each(QUESTIONS.map((change, at) => [at + 1, change] as const))(
    "%d is answered as the page says",
    (number, change) => {
      const { principal, request, facts, now } = sam((world) => void change(world));
      const decision = decide(principal, "release", request, facts, now);
      const answer =
        decision.effect === "deny"
          ? `no: \`${decision.rules[0]}\``
          : `yes, ${decision.until ? `until ${decision.until}` : "no end"}`;
      expect([rows[number - 1]?.[0], rows[number - 1]?.at(-1)]).toEqual([String(number), answer]);
    },
  );
});
