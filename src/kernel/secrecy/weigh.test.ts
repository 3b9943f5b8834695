import { describe, expect, it } from "vitest";
import { roles, type Principal, type Role } from "../identity/contract";
import {
  hasCaseContent,
  POLICY_VERSION,
  weigh,
  type CaseFacts,
  type OpeningFacts,
  type PersonFacts,
  type Subject,
} from "./index";
import type { SubjectFacts } from "./weigh";

const principal = (change: Partial<Principal> = {}): Principal => ({
  tenantId: "t",
  tenantSlug: "t",
  tenantName: "T",
  tenantKind: "welfareBoard",
  accountId: "me",
  displayName: "Me",
  locale: "sv",
  sessionId: "s",
  method: "password",
  expiresAt: new Date(0),
  idleMinutes: 15,
  assignments: 1,
  assignmentId: "as",
  role: "socialWorker",
  onDuty: false,
  unitId: "u",
  unitName: "U",
  unitKind: "intake",
  sightUnitId: null,
  ...change,
});

function ruleOf(subject: Subject, facts: SubjectFacts = null, who: Partial<Principal> = {}): string {
  const { effect, rules, policyVersion } = weigh(principal(who), subject, facts);
  expect(policyVersion).toBe(POLICY_VERSION);
  return `${effect} ${rules.join()}`;
}

const CASE = { kind: "case", caseId: "c" } as const;
const PERSON = { kind: "person", personId: "p" } as const;
const OPENING = { kind: "opening", openingId: "o" } as const;

const aCase = (change: Partial<CaseFacts> = {}): CaseFacts => ({
  kind: "case",
  tenantId: "t",
  unitId: "u",
  receivingUnitId: null,
  workerIds: ["me"],
  isProtected: false,
  isReader: false,
  ...change,
});

const aPerson = (change: Partial<PersonFacts> = {}): PersonFacts => ({
  kind: "person",
  tenantId: "t",
  registeredBy: "other",
  hasCaseInSight: true,
  isProtected: false,
  isReader: false,
  ...change,
});

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minutes));
const anOpening = (change: Partial<OpeningFacts> = {}): OpeningFacts => ({
  kind: "opening",
  tenantId: "t",
  openedBy: "me",
  assignmentId: "as",
  openedAt: at(0),
  expiresAt: at(60),
  closedAt: null,
  isDecided: true,
  at: at(30),
  ...change,
});

describe("inside one authority", () => {
  it.each([
    ["self", "allow self"],
    ["organisation", "allow organisation"],
    ["log", "allow log"],
    ["ownUnit", "allow unit.member"],
    ["register", "allow register"],
    ["unitOverview", "deny unit.not-led"],
  ] as const)("%s: %s", (kind, answer) => expect(ruleOf({ kind })).toBe(answer));

  it("shows cases and persons to all roles but two, whatever they are", () => {
    const without: Role[] = ["logReviewer", "administrator"];
    expect(roles.filter((role) => !hasCaseContent(role))).toEqual(without);
    const facts: readonly (readonly [Subject, SubjectFacts])[] = [
      [{ kind: "ownUnit" }, null],
      [{ kind: "register" }, null],
      [CASE, aCase()],
      [PERSON, aPerson()],
      [OPENING, anOpening()],
    ];
    for (const role of without) {
      for (const [subject, known] of facts) expect(ruleOf(subject, known, { role })).toBe("deny role.no-case-content");
    }
    expect(ruleOf({ kind: "unitOverview" }, null, { role: "unitHead" })).toBe("allow unit.led");
  });

  it.each([CASE, PERSON, OPENING])("what is not known, or another's, is denied: %j", (subject) => {
    expect(ruleOf(subject)).toBe("deny subject.unknown");
    expect(ruleOf(subject, subject === CASE ? aPerson() : aCase())).toBe("deny subject.unknown");
    const foreign = {
      case: aCase({ tenantId: "x" }),
      person: aPerson({ tenantId: "x" }),
      opening: anOpening({ tenantId: "x" }),
    };
    expect(ruleOf(subject, foreign[subject.kind])).toBe("deny tenant.foreign");
  });
});

describe("a case", () => {
  it.each([
    [{}, {}, "allow case.worker"],
    [{ workerIds: [] }, {}, "deny case.not-assigned"],
    [{ workerIds: [] }, { sightUnitId: "u" }, "allow case.unit-sight"],
    [{ workerIds: [], receivingUnitId: "r" }, { sightUnitId: "r" }, "allow case.receiving-unit-sight"],
    [{ workerIds: [] }, { sightUnitId: "r" }, "deny case.not-assigned"],
    [{ workerIds: [], receivingUnitId: null }, { sightUnitId: null }, "deny case.not-assigned"],
    [{ isProtected: true }, {}, "deny protected.not-reader"],
    [{ isProtected: true, isReader: true }, {}, "allow case.worker,protected.reader"],
    [{ isReader: true }, {}, "allow case.worker"],
    [{ isProtected: true, isReader: true, workerIds: [] }, {}, "deny case.not-assigned"],
  ])("%j for %j: %s", (facts, who, answer) => expect(ruleOf(CASE, aCase(facts), who)).toBe(answer));
});

describe("a person", () => {
  it.each([
    [{}, {}, "allow person.case-in-sight"],
    [{ hasCaseInSight: false }, {}, "deny person.not-in-sight"],
    [{ hasCaseInSight: false, registeredBy: "me" }, {}, "allow person.registered-by"],
    [{ hasCaseInSight: false }, { role: "registrar" as const }, "allow person.registrar"],
    [{ isProtected: true }, {}, "deny protected.not-reader"],
    [{ isProtected: true, isReader: true }, {}, "allow person.case-in-sight,protected.reader"],
  ])("%j for %j: %s", (facts, who, answer) => expect(ruleOf(PERSON, aPerson(facts), who)).toBe(answer));
});

describe("an emergency opening", () => {
  it.each([
    [{}, "allow emergency.opening"],
    [{ openedBy: "other" }, "deny opening.not-own"],
    [{ assignmentId: "other" }, "deny opening.not-own"],
    [{ isDecided: false }, "deny opening.not-decided"],
    [{ closedAt: at(20) }, "deny opening.over"],
    [{ at: at(0) }, "allow emergency.opening"],
    [{ at: at(-1) }, "deny opening.over"],
    [{ at: at(59) }, "allow emergency.opening"],
    [{ at: at(60) }, "deny opening.over"],
    [{ at: at(60), expiresAt: at(90) }, "deny opening.over"],
    [{ at: at(20), expiresAt: at(20) }, "deny opening.over"],
    [{ at: at(19), expiresAt: at(20) }, "allow emergency.opening"],
  ])("%j: %s", (facts, answer) => expect(ruleOf(OPENING, anOpening(facts))).toBe(answer));
});
