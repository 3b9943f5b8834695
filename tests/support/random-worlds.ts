/**
 * One of any number of worlds from a seed: an orderly one with none to four things disturbed, so that a good part of them
 * is allowed and every rule of docs/secrecy.md answers often.
 */
import {
  agencyKinds,
  alternativeGrounds,
  dataCategories,
  maturityLevels,
  releasePurposes,
  type BasisFacts,
  type BasisMode,
  type ConsentAnswer,
  type ConsentFacts,
  type DataCategory,
  type ReleaseFacts,
} from "@/kernel/secrecy/contract";
import { roles } from "@/kernel/identity/contract";
import { aConsent, aWorld, ME, RECEIVER, SENDER, TODAY, type Draft, type World } from "./worlds";

/** Numbers that look random and are the same on every run (mulberry32). */
export function diceOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const chance = (p: number): boolean => next() < p;
  const below = (n: number): number => Math.floor(next() * n);
  const one = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const some = <T>(from: readonly T[], p: number): T[] => from.filter(() => chance(p));
  const shuffled = <T>(from: readonly T[]): T[] =>
    from
      .map((item) => [next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  return { next, chance, below, one, some, shuffled };
}
export type Dice = ReturnType<typeof diceOf>;

const DAYS = ["2026-11-18", "2026-11-19", TODAY, "2026-11-21", "2026-11-22", "2027-03-14", "2028-03-14"];
const BIRTHS = [
  "2010-03-15",
  "2008-11-20",
  "2008-11-21",
  "2008-11-19",
  "2005-11-20",
  "2005-11-21",
  "2014-11-20",
  "2014-11-21",
  "2008-02-29",
  "2027-01-01",
];
const INSTANTS = [
  "2026-09-01T10:00:00.000Z",
  "2026-11-18T22:59:59.999Z",
  "2026-11-18T23:00:00.000Z",
  "2026-11-20T09:59:59.999Z",
  "2026-11-20T10:00:00.000Z",
  "2026-11-20T10:00:00.001Z",
];

/** One world, the same for the same seed. Every `mode` and origin occurs; disturbed in none to four places. */
export function worldFrom(seed: number): World {
  const dice = diceOf(seed);
  const world = aWorld((draft) => {
    shape(draft, dice);
    for (let times = dice.one([0, 0, 1, 1, 1, 2, 3, 4]); times > 0; times -= 1) dice.one(DISTURBANCES)(draft, dice);
  });
  return world;
}

/** Several orderly kinds of world: with and without case, each mode, each age, few and many demands. */
function shape(world: Draft<World>, dice: Dice): void {
  const { facts, request, principal } = world;
  const mode = dice.one<BasisMode>(["must", "may", "may", "consent", "consent", "consent"]);
  const bare = {
    ageFrom: null,
    ageTo: null,
    anyOf: [],
    needsRequest: false,
    offence: null,
    tests: [],
    exclusions: [],
    onlyData: [],
    validTo: null,
  };
  const isBare = dice.chance(0.4);
  facts.bases = facts.bases.map((basis) => ({
    ...basis,
    ...(basis.mode === "block" ? {} : { mode }),
    ...(isBare ? bare : {}),
  }));
  if (dice.chance(0.5)) facts.subject.protection = "none";
  if (dice.chance(0.3)) facts.approvalFor = [];
  if (dice.chance(0.3)) Object.assign(principal, { role: "unitHead", sightUnitId: "u-board" });
  if (dice.chance(0.2)) Object.assign(request, { origin: "ownKnowledge" });
  if (request.origin === "ownKnowledge" && dice.chance(0.7))
    principal.role = dice.one(["policeLiaison", "partnerProfessional", "unitHead"]);
  if (request.origin === "ownKnowledge" && dice.chance(0.3)) Object.assign(principal, { tenantKind: "policeArea" });
  if (dice.chance(0.3)) facts.subject.maturity = dice.one(maturityLevels);
  if (dice.chance(0.2)) asAdult(world);
  if (dice.chance(0.2)) Object.assign(request, { ground: "under18" });
  if (dice.chance(0.5))
    request.items.push({ key: "i3", categories: dice.some(["school", "health", "living"], 0.6), thirdPersons: "none" });
}

function asAdult({ facts }: Draft<World>): void {
  facts.subject.age = { birthOn: "2006-06-06" };
}

type Disturbance = (world: Draft<World>, dice: Dice) => void;

const DISTURBANCES: readonly Disturbance[] = [
  ({ facts }) => void (facts.case = null),
  ({ facts }, { one }) => facts.case && void (facts.case.tenantId = one([SENDER, RECEIVER])),
  ({ facts }, { some }) => facts.case && void (facts.case.workerIds = some([ME, "a-other"], 0.4)),
  ({ facts }, { chance }) =>
    facts.case && Object.assign(facts.case, { isReader: chance(0.3), isProtected: chance(0.7) }),
  ({ facts }) => facts.case && void (facts.case.isClosed = true),
  ({ facts }) =>
    facts.case && Object.assign(facts.case, { workerIds: [], receivingUnitId: "u-board", unitId: "u-far" }),
  ({ principal }, { one }) => void (principal.role = one(roles)),
  ({ principal }, { one }) => void (principal.sightUnitId = one([null, "u-board", "u-far"])),
  ({ facts }) => void (facts.receiver = null),
  ({ facts }) => facts.receiver && void (facts.receiver.authorityId = SENDER),
  ({ facts }, { one }) =>
    facts.receiver && void (facts.receiver.kind = one(["policeArea", "region", "principal", "housingCompany"])),
  ({ facts }) => facts.receiver && void (facts.receiver.unitId = "u-far"),
  ({ facts }) => facts.receiver && Object.assign(facts.receiver, { authorityId: "t-police", kind: "policeArea" }),
  ({ facts }, { one }) => onUsed(facts, (basis) => void (basis.validTo = one([...DAYS, null]))),
  ({ facts }, { one }) => onUsed(facts, (basis) => void (basis.validFrom = one(DAYS))),
  ({ facts }, { some }) => void (facts.bases = some(facts.bases, 0.5)),
  ({ facts }) => void (facts.bases[0] && (facts.bases[0].mode = "block")),
  ({ facts }, { one }) => void (facts.signedBases = one([[], ["all@1"], ["all@1", "all@2"]])),
  ({ facts }) => Object.assign(facts, { signedBases: [], isDemo: true }),
  ({ facts }, { some }) => onUsed(facts, (basis) => void (basis.from = some(agencyKinds, 0.3))),
  ({ facts }, { some }) => onUsed(facts, (basis) => void (basis.to = some(agencyKinds, 0.3))),
  ({ facts }, { one, some }) =>
    onUsed(facts, (basis) => void (basis.excludedPurposes = { [one(agencyKinds)]: some(releasePurposes, 0.4) })),
  ({ facts }, { one }) => onUsed(facts, (basis) => void (basis.purposes = one([[], ["statement"], ["coordination"]]))),
  ({ request }, { one }) => void (request.purpose = one([null, "coordination", "preventCrime", "careOrSupport"])),
  ({ facts }, { one }) => void (facts.requestedBy = one([null, RECEIVER, "t-police"])),
  ({ facts }, { one }) =>
    void (facts.subject.age = one(["unknown" as const, ...BIRTHS.map((birthOn) => ({ birthOn }))])),
  ({ facts }, { one }) =>
    onUsed(facts, (basis) =>
      Object.assign(basis, { ageFrom: one([null, 12, 16, 18]), ageTo: one([null, 16, 17, 20]) }),
    ),
  ({ request }, { one }) => void (request.ground = one([null, ...alternativeGrounds])),
  ({ facts }, { some }) => onUsed(facts, (basis) => void (basis.anyOf = some(alternativeGrounds, 0.4))),
  ({ request }) => void (request.offence = null),
  ({ request }, { one }) =>
    request.offence &&
    void (request.offence.committedOn = one([null, "2019-12-31", "2026-07-31", "2026-08-01", ...DAYS])),
  ({ request }, { one }) => request.offence && void (request.offence.code = one(["theft", "arson", "assault"])),
  ({ request }) => request.offence && void (request.offence.isAttempt = true),
  ({ facts }, { one }) =>
    onUsed(facts, ({ offence }) => offence && void (offence.leastMonths = one([null, 12, 13, 19]))),
  ({ facts }, { one }) =>
    onUsed(facts, ({ offence }) => offence && void (offence.attemptLeastMonths = one([null, 6, 12, 13]))),
  ({ facts }, { some }) => onUsed(facts, ({ offence }) => offence && void (offence.chapters = some(["3", "8"], 0.5))),
  ({ facts }, { one, chance }) =>
    Object.assign(one(facts.offences), { hasPrisonInScale: chance(0.3), chapter: one(["3", "4", "8"]) }),
  ({ request }, { one }) => void delete request.answers[one(["isNeeded", "isWeighed", "isTaxSecrecy", "ongoingAbuse"])],
  ({ request }, { one, chance }) =>
    void (request.answers[one(["isNeeded", "isWeighed", "isTaxSecrecy", "ongoingAbuse", "unbornChild"])] = {
      answer: one(["yes", "no"]),
      hasReason: chance(0.8),
    }),
  ({ facts }, { one }) => void (facts.subject.protection = one(["none", "protected", "unknown"])),
  ({ facts }, { one }) => void (facts.lookedBy = one([null, ME, "a-second"])),
  ({ facts }, { one }) => void (facts.approvalFor = one(["unknown" as const, [], ["all"], ["other"]])),
  ({ facts }, { one }) => void (facts.approvedBy = one([null, ME, "a-second"])),
  ({ request }) => void (request.items = []),
  ({ request }, { one, some }) =>
    onSome(request.items, one, (item) => void (item.categories = some(dataCategories, 0.15))),
  ({ request }, { one }) =>
    onSome(
      request.items,
      one,
      (item) => void (item.thirdPersons = one(["none", "ownGround", "withoutGround", "unknown"])),
    ),
  ({ facts }, { some }) => onUsed(facts, (basis) => void (basis.onlyData = some(dataCategories, 0.6))),
  ({ facts }, { one }) =>
    onSome(
      facts.subject.guardians,
      one,
      (guardian) => void (guardian.standing = one(["counts", "absent", "harm", "unknown"])),
    ),
  ({ facts }, { one }) => void (facts.subject.maturity = one([null, ...maturityLevels])),
  ({ facts }, { some }) => void (facts.subject.guardians = some(facts.subject.guardians, 0.5)),
  ({ facts }, { some }) => void (facts.consents = some(facts.consents, 0.5)),
  ({ facts }, dice) => onSome(facts.consents, dice.one, (consent) => disturbConsent(consent, dice)),
  ({ facts }, dice) => onSome(facts.consents, dice.one, (consent) => disturbConsent(consent, dice)),
  ({ facts }, dice) => onSome(facts.consents, dice.one, (consent) => void consent.answers.push(anyAnswer(dice))),
  ({ facts }, dice) => onSome(facts.consents, dice.one, (consent) => void consent.answers.push(anyAnswer(dice))),
  ({ facts }, dice) =>
    void facts.consents.push(aConsent("c3", [], { validTo: dice.one(DAYS), answers: [anyAnswer(dice)] })),
  (world, { chance }) => (asAdult(world), chance(0.5) && void retake(world)),
];

function onUsed(facts: Draft<ReleaseFacts>, change: (basis: Draft<BasisFacts>) => unknown): void {
  const [used] = facts.bases;
  if (used) change(used);
}

function onSome<T>(list: T[], one: <S>(from: readonly S[]) => S, change: (item: T) => unknown): void {
  if (list.length > 0) change(one(list));
}

/** Answers given before the 18th birthday. */
function retake({ facts }: Draft<World>): void {
  facts.subject.age = { birthOn: "2008-10-10" };
}

function disturbConsent(consent: Draft<ConsentFacts>, { one, some }: Dice): void {
  one<() => unknown>([
    () => (consent.validFrom = one(DAYS)),
    () => (consent.validTo = one(DAYS)),
    () => (consent.purposes = some(releasePurposes, 0.5)),
    () => (consent.categories = some(dataCategories, 0.7)),
    () => (consent.receivers = some(consent.receivers, 0.5)),
    () => onSome(consent.receivers, one, (receiver) => void (receiver.unitId = one([null, "u-school", "u-far"]))),
    () => onSome(consent.answers, one, (answer) => void (answer.withdrawnAt = one(INSTANTS))),
    () => onSome(consent.answers, one, (answer) => void (answer.answeredAt = one(INSTANTS))),
    () => onSome(consent.answers, one, (answer) => void (answer.answer = "no")),
    () => onSome(consent.answers, one, (answer) => void (answer.categories = some(dataCategories, 0.6))),
    () => onSome(consent.answers, one, (answer) => void (answer.receiverKeys = some(answer.receiverKeys, 0.6))),
  ])();
}

function anyAnswer({ one, some, below }: Dice): Draft<ConsentAnswer> {
  return {
    id: `x${below(1e9)}`,
    signer: one(["subject", "g1", "g2", "g3"]),
    answer: one(["yes", "yes", "no"]),
    categories: one<DataCategory[]>([["school", "health", "living"], some(dataCategories, 0.5)]),
    receiverKeys: some(["r-school", "r-police"], 0.8),
    answeredAt: one(INSTANTS),
    withdrawnAt: one([null, null, ...INSTANTS]),
  };
}
