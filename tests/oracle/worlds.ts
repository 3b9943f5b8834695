/**
 * Random worlds for the secrecy engine and its oracle: plain numbers from a seed, so that a million take seconds and any one
 * can be made again. Each world begins as one in which everything fits, and then up to three things in it are bent: so allows
 * are common and every rule is the first to fail often enough to matter.
 */
import {
  alternativeGrounds,
  dataCategories,
  maturityLevels,
  releasePurposes,
  type BasisFacts,
  type ConsentAnswer,
  type ConsentFacts,
  type ConsentReceiver,
  type CopyFacts,
  type DataCategory,
  type OffenceRow,
  type ReleaseFacts,
  type ReleaseItemFacts,
  type ReleasePrincipal,
  type ReleaseRequest,
} from "@/kernel/secrecy/contract";
import type { Role } from "@/kernel/identity/contract";

export interface World {
  readonly principal: ReleasePrincipal;
  readonly request: ReleaseRequest;
  readonly facts: ReleaseFacts;
  readonly now: Date;
}

type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends Date
    ? Date
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;
type Draft = Mutable<World>;

/** Numbers from a seed (mulberry32): the same seed, the same worlds. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }
  some<T>(of: readonly T[], share = 0.5): T[] {
    return of.filter(() => this.chance(share));
  }
  /** At least one of them. */
  few<T>(of: readonly T[], share = 0.4): T[] {
    const found = this.some(of, share);
    return found.length > 0 ? found : [this.one(of)];
  }
}

const DAY = 86_400_000;
const OWN = "tenant-own";
const OTHER = "tenant-other";
const ME = "account-me";
const COLLEAGUE = "account-colleague";
const UNIT = "unit-own";
const THERE = "unit-there";
const GUARDIANS = ["guardian-a", "guardian-b", "guardian-c"];
const TESTS = ["needed", "minimum", "concrete"];
const EXCLUSIONS = ["committedAlready", "protectedIdentity"];
const CHAPTERS = ["BrB 3", "BrB 4", "BrB 6", "BrB 8"];
const SENDERS: readonly Role[] = [
  "outreachWorker",
  "socialWorker",
  "coordinator",
  "housingCoordinator",
  "caseManager",
  "unitHead",
];

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** The day `days` after a day. */
export const dayAfter = (day: string, days: number): string => dayText(Date.parse(day) + days * DAY);
const yearsOn = (day: string, years: number): string => {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return dayText(Date.UTC(year + years, month - 1, date));
};

/** A moment of the day `today`, at noon, just after midnight or just before it; summer and winter. */
function momentOf(dice: Dice): { readonly now: Date; readonly today: string } {
  const today = dice.chance(0.1)
    ? dice.one(["2024-02-29", "2028-02-29", "2026-03-29", "2026-10-25", "2026-01-01", "2026-12-31", "2027-02-28"])
    : dayText(Date.UTC(2024, 0, 1) + dice.below(1600) * DAY);
  // Sweden is one or two hours ahead; noon is safe, and the edges are asked for now and then.
  const summer = /-(0[4-9])-/.test(today);
  const winter = /-(01|02|11|12)-/.test(today);
  const edge = dice.below(4);
  const offset = summer ? 2 : 1;
  const hour = edge === 0 && (summer || winter) ? -offset : edge === 1 && (summer || winter) ? 24 - offset - 0.001 : 12;
  return { now: new Date(Date.parse(today) + Math.round(hour * 3600) * 1000), today };
}

/** A birthday on which the person is `years` old today; often today, tomorrow's eve or the last day of a year of life. */
function bornFor(dice: Dice, today: string, years: number): string {
  const back = dice.chance(0.3) ? dice.one([0, 1, 364]) : dice.below(365);
  return yearsOn(dayAfter(today, -back), -years);
}

function basisFor(dice: Dice, today: string, kind: "soc" | "police"): Mutable<BasisFacts> {
  const mode = dice.one(["must", "may", "consent", "consent"] as const);
  const isAged = dice.chance(0.4);
  const purposes = dice.chance(0.4) ? dice.few(releasePurposes) : [];
  return {
    code: "BASIS",
    version: 1 + dice.below(3),
    mode,
    from: kind === "soc" ? dice.one([["soc"], ["soc", "care"], ["school", "soc"]]) : ["police"],
    to: dice.one([["police"], ["police", "soc"], ["soc", "care", "school", "pupilcare", "police", "pubhousing"]]),
    purposes,
    excludedPurposes: dice.chance(0.2) ? { [kind]: [dice.one(releasePurposes)] } : {},
    ageFrom: isAged && dice.chance(0.4) ? dice.one([12, 15, 18]) : null,
    ageTo: isAged && dice.chance(0.7) ? dice.one([17, 20]) : null,
    anyOf: dice.chance(0.15) ? dice.few(alternativeGrounds, 0.6) : [],
    needsRequest: dice.chance(0.15),
    offence: dice.chance(0.25)
      ? {
          leastMonths: dice.one([null, 6, 12]),
          attemptLeastMonths: dice.one([null, 12]),
          needsPrisonInScale: dice.chance(0.5),
          chapters: dice.chance(0.4) ? dice.few(CHAPTERS) : [],
        }
      : null,
    tests: dice.some(TESTS),
    exclusions: dice.some(EXCLUSIONS, 0.3),
    onlyData: dice.chance(0.2) ? dice.few(dataCategories, 0.7) : [],
    validFrom: dayAfter(today, -dice.below(900)),
    validTo: dice.chance(0.4) ? dayAfter(today, 1 + dice.below(400)) : null,
  };
}

function consentFor(
  dice: Dice,
  today: string,
  number: number,
  signers: readonly string[],
  purpose: (typeof releasePurposes)[number],
): Mutable<ConsentFacts> {
  const categories = [...dataCategories];
  const receivers: Mutable<ConsentReceiver>[] = [
    { key: `r${number}a`, authorityId: OTHER, unitId: dice.chance(0.5) ? THERE : null },
    ...(dice.chance(0.3) ? [{ key: `r${number}b`, authorityId: "tenant-third", unitId: null }] : []),
  ];
  return {
    id: `consent-${number}`,
    purposes: dice.chance(0.7) ? [purpose] : [purpose, dice.one(releasePurposes)],
    categories,
    receivers,
    validFrom: dayAfter(today, -dice.below(200)),
    validTo: dayAfter(today, dice.below(200)),
    answers: signers.map((signer) => answerFor(dice, today, `${number}-${signer}`, signer, categories, receivers)),
  };
}

function answerFor(
  dice: Dice,
  today: string,
  id: string,
  signer: string,
  categories: readonly DataCategory[],
  receivers: readonly ConsentReceiver[],
): Mutable<ConsentAnswer> {
  return {
    id: `answer-${id}`,
    signer,
    answer: "yes",
    categories: [...categories],
    receiverKeys: receivers.map(({ key }) => key),
    // Never earlier than 60 days back: most who are 18 now have then answered as adults.
    answeredAt: new Date(Date.parse(today) - (1 + dice.below(60)) * DAY + dice.below(20) * 3_600_000).toISOString(),
    withdrawnAt: null,
  };
}

function itemFor(dice: Dice, number: number, allowed: readonly DataCategory[]): Mutable<ReleaseItemFacts> {
  return {
    key: `item${number}`,
    categories: dice.few(allowed, 0.25),
    thirdPersons: dice.one(["none", "none", "ownGround"] as const),
  };
}

/** A world in which everything fits, as far as one throw of the dice can tell. */
function lawful(dice: Dice): Draft {
  const { now, today } = momentOf(dice);
  const origin = dice.chance(0.85) ? ("case" as const) : ("ownKnowledge" as const);
  const kind = dice.chance(0.85) ? ("soc" as const) : ("police" as const);
  const basis = basisFor(dice, today, kind);
  const lowest = basis.ageFrom ?? 8;
  const highest = basis.ageTo ?? 30;
  const years = lowest + dice.below(Math.max(1, highest - lowest + 1));
  const birthOn = bornFor(dice, today, years);
  const guardians =
    years < 18
      ? GUARDIANS.slice(0, 1 + dice.below(3)).map((personId, place) => ({
          personId,
          standing: place > 0 && dice.chance(0.2) ? dice.one(["absent", "harm"] as const) : ("counts" as const),
        }))
      : [];
  const isProtected = dice.chance(0.08);
  const free = basis.onlyData.length > 0 ? basis.onlyData : dataCategories;
  const open = isProtected ? free.filter((one) => one !== "identity" && one !== "contact") : free;
  const purpose = dice.one(
    (basis.purposes.length > 0 ? basis.purposes : releasePurposes).filter(
      (one) => !(basis.excludedPurposes[kind] ?? []).includes(one),
    ),
  );
  const alternative = basis.anyOf.length === 0 ? null : dice.one(basis.anyOf);
  const offenceRow = (): Mutable<OffenceRow> => ({
    code: "offence",
    chapter: dice.one(basis.offence && basis.offence.chapters.length > 0 ? basis.offence.chapters : CHAPTERS),
    leastMonths: dice.one([12, 24]),
    hasPrisonInScale: true,
    validFrom: "2000-01-01",
    validTo: null,
  });
  const role =
    origin === "case" ? dice.one(SENDERS) : dice.one(["policeLiaison", "partnerProfessional", "unitHead"] as const);
  const signers = ["subject", ...GUARDIANS];
  const consents = Array.from({ length: 1 + dice.below(2) }, (_, number) =>
    consentFor(dice, today, number, signers, purpose),
  );
  const asked = [...basis.tests, ...(alternative && alternative !== "under18" ? [alternative] : [])];
  const signed = dice.chance(0.8);
  return {
    now,
    principal: {
      ...{ tenantId: OWN, tenantKind: kind === "soc" ? "welfareBoard" : "policeArea", accountId: ME, role },
      ...{ unitId: UNIT, sightUnitId: dice.chance(0.5) ? UNIT : null },
    },
    request: {
      origin,
      basis: "BASIS",
      purpose,
      ground: alternative,
      offence:
        basis.offence || dice.chance(0.1)
          ? { code: "offence", isAttempt: dice.chance(0.3), committedOn: dayAfter(today, -dice.below(700)) }
          : null,
      answers: Object.fromEntries([
        ...asked.map((test) => [test, { answer: "yes" as const, hasReason: true }] as const),
        ...basis.exclusions.map((test) => [test, { answer: "no" as const, hasReason: true }] as const),
      ]),
      items: Array.from({ length: 1 + dice.below(3) }, (_, number) =>
        itemFor(dice, number, open.length > 0 ? open : ["services"]),
      ),
    },
    facts: {
      case: {
        ...{ kind: "case", tenantId: OWN, unitId: UNIT, receivingUnitId: dice.chance(0.2) ? THERE : null },
        ...{ workerIds: [ME], isProtected, isReader: true, isClosed: false },
      },
      receiver: { authorityId: OTHER, unitId: THERE, kind: "policeArea" },
      subject: {
        ...{ age: { birthOn }, protection: isProtected ? "protected" : "none", guardians },
        maturity: years < 18 || dice.chance(0.2) ? dice.one(maturityLevels) : null,
      },
      bases: [
        basis,
        ...(dice.chance(0.3)
          ? [{ ...basisFor(dice, today, kind), version: basis.version + 5, validFrom: dayAfter(today, 1) }]
          : []),
        ...(dice.chance(0.3) ? [{ ...basisFor(dice, today, kind), version: 0, validTo: null }] : []),
        ...(dice.chance(0.3) ? [{ ...basisFor(dice, today, kind), code: "ELSE" }] : []),
      ],
      signedBases: signed ? [`BASIS@${String(basis.version)}`] : [],
      isDemo: !signed || dice.chance(0.3),
      approvalFor: dice.chance(0.2) ? ["BASIS"] : dice.some(["ELSE"]),
      approvedBy: dice.chance(0.1) ? null : COLLEAGUE,
      lookedBy: COLLEAGUE,
      requestedBy: OTHER,
      offences: [offenceRow(), ...(dice.chance(0.5) ? [{ ...offenceRow(), code: "another" }] : [])],
      consents,
    },
  };
}

type Bend = (world: Draft, dice: Dice) => void;

const today = (world: Draft): string => dayText(world.now.getTime() + 2 * 3_600_000);
const basisOf = (world: Draft): Draft["facts"]["bases"][number] => world.facts.bases[0]!;
const anyAnswer = (world: Draft, dice: Dice) => {
  const consent = dice.one(world.facts.consents);
  return consent && consent.answers.length > 0 ? dice.one(consent.answers) : undefined;
};
const shift = (world: Draft, days: number) => dayAfter(today(world), days);

/** Ways of making a world differ. Some open, most close, some change nothing: what they do is not known here. */
const bends: readonly Bend[] = [
  (w) => (w.facts.case = null),
  (w) => w.facts.case && (w.facts.case.tenantId = OTHER),
  (w, d) => (w.principal.role = d.one(["administrator", "logReviewer", "registrar", "policeLiaison", "unitHead"])),
  (w) => w.facts.case && (w.facts.case.workerIds = [COLLEAGUE]),
  (w) => w.facts.case && ((w.facts.case.workerIds = []), (w.principal.sightUnitId = THERE)),
  (w) => w.facts.case && ((w.facts.case.isProtected = true), (w.facts.case.isReader = false)),
  (w) => w.facts.case && (w.facts.case.isClosed = true),
  (w) => (w.facts.receiver = null),
  (w) => w.facts.receiver && (w.facts.receiver.authorityId = OWN),
  (w, d) =>
    w.facts.receiver && (w.facts.receiver.kind = d.one(["region", "principal", "housingCompany", "districtBoard"])),
  (w) => (w.request.basis = "NONE"),
  (w, d) => (basisOf(w).validTo = shift(w, d.below(3) - 1)),
  (w, d) => (basisOf(w).validFrom = shift(w, d.below(3) - 1)),
  (w) => (basisOf(w).mode = "block"),
  (w) => ((w.facts.signedBases = []), (w.facts.isDemo = false)),
  (w) => (w.facts.signedBases = ["BASIS@99", "ELSE@1"]),
  (w) => (basisOf(w).from = ["care"]),
  (w) => (basisOf(w).to = ["care"]),
  (w) => (w.request.purpose = null),
  (w, d) => (w.request.purpose = d.one(releasePurposes)),
  (w, d) => (basisOf(w).purposes = [d.one(releasePurposes)]),
  (w) => w.request.purpose && (basisOf(w).excludedPurposes = { soc: [w.request.purpose], school: [] }),
  (w) => ((basisOf(w).needsRequest = true), (w.facts.requestedBy = null)),
  (w) => ((basisOf(w).needsRequest = true), (w.facts.requestedBy = "tenant-third")),
  (w) => (w.facts.subject.age = "unknown"),
  (w, d) => (w.facts.subject.age = { birthOn: bornFor(d, today(w), d.one([9, 14, 17, 18, 20, 21, 44])) }),
  (w, d) => (w.facts.subject.age = { birthOn: d.one(["2008-02-29", "2004-02-29", "2012-02-29"]) }),
  (w, d) => ((basisOf(w).ageTo = d.one([17, 20])), (basisOf(w).ageFrom = d.one([null, 15]))),
  (w) => ((basisOf(w).anyOf = ["ongoingAbuse", "under18"]), (w.request.ground = null)),
  (w, d) => ((basisOf(w).anyOf = ["under18"]), (w.request.ground = d.one(["under18", "unbornChild"]))),
  (w) => ((basisOf(w).anyOf = ["under18", "compulsoryCare"]), (w.request.ground = "compulsoryCare")),
  (w) => (w.request.offence = null),
  (w, d) => w.request.offence && (w.request.offence.committedOn = d.one([null, shift(w, 1), "1999-06-01", today(w)])),
  (w) => w.request.offence && (w.request.offence.code = "unheard"),
  (w, d) => w.facts.offences[0] && (w.facts.offences[0].leastMonths = d.one([0, 5, 6, 11, 12])),
  (w) => w.facts.offences[0] && (w.facts.offences[0].hasPrisonInScale = false),
  (w, d) => w.facts.offences[0] && (w.facts.offences[0].chapter = d.one(CHAPTERS)),
  (w, d) => {
    const [row] = w.facts.offences;
    if (!row) return;
    const turn = shift(w, -d.below(400));
    row.validTo = turn;
    w.facts.offences.push({ ...row, validFrom: turn, validTo: null, leastMonths: d.one([1, 6, 12]) });
  },
  (w, d) =>
    (basisOf(w).offence = {
      leastMonths: d.one([null, 6, 12]),
      attemptLeastMonths: d.one([null, 12, 24]),
      needsPrisonInScale: d.chance(0.5),
      chapters: d.chance(0.3) ? d.few(CHAPTERS) : [],
    }),
  (w, d) => w.request.offence && (w.request.offence.isAttempt = d.chance(0.5)),
  (w, d) => {
    const test = d.one([...TESTS, ...EXCLUSIONS, ...alternativeGrounds]);
    delete w.request.answers[test];
  },
  (w, d) => {
    const test = d.one([...TESTS, ...EXCLUSIONS, ...alternativeGrounds]);
    w.request.answers[test] = { answer: d.one(["yes", "no"]), hasReason: d.chance(0.7) };
  },
  (w, d) => {
    const { tests, exclusions } = basisOf(w);
    for (const test of d.few([...tests, ...exclusions, ...alternativeGrounds]))
      w.request.answers[test] = { answer: d.one(["yes", "no"]), hasReason: d.chance(0.9) };
  },
  (w, d) => {
    for (const test of d.some(basisOf(w).exclusions, 0.7)) w.request.answers[test] = { answer: "yes", hasReason: true };
  },
  (w) => (basisOf(w).tests = [...TESTS]),
  (w) => (basisOf(w).exclusions = [...EXCLUSIONS]),
  (w) => (w.facts.subject.protection = "unknown"),
  (w) => (w.facts.subject.protection = "protected"),
  (w, d) => (
    (w.facts.subject.protection = "protected"),
    (w.facts.lookedBy = d.one([null, ME])),
    w.facts.case && (w.facts.case.isProtected = d.chance(0.5))
  ),
  (w) => (w.facts.approvalFor = "unknown"),
  (w, d) => ((w.facts.approvalFor = ["BASIS"]), (w.facts.approvedBy = d.one([null, ME]))),
  (w) => (w.request.items = []),
  (w, d) => w.request.items[0] && (w.request.items[0].categories = d.chance(0.5) ? [] : ["contact", "health"]),
  (w, d) => w.request.items.length > 0 && (d.one(w.request.items).thirdPersons = d.one(["withoutGround", "unknown"])),
  (w, d) => (basisOf(w).onlyData = d.few(dataCategories, 0.3)),
  (w) => (basisOf(w).mode = "consent"),
  (w) => (basisOf(w).mode = "consent"),
  (w, d) => ((basisOf(w).mode = "consent"), (w.facts.subject.maturity = d.one([null, ...maturityLevels]))),
  (w, d) =>
    w.facts.subject.guardians[0] && (w.facts.subject.guardians[0].standing = d.one(["unknown", "absent", "harm"])),
  (w, d) => (w.facts.subject.guardians = w.facts.subject.guardians.slice(0, d.below(2))),
  (w, d) => w.facts.consents.length > 0 && (d.one(w.facts.consents).validTo = shift(w, -1 - d.below(2))),
  (w, d) => w.facts.consents.length > 0 && (d.one(w.facts.consents).validFrom = shift(w, d.below(3))),
  (w, d) => w.facts.consents.length > 0 && (d.one(w.facts.consents).purposes = d.few(releasePurposes)),
  (w, d) => w.facts.consents.length > 0 && (d.one(w.facts.consents).categories = d.few(dataCategories, 0.7)),
  (w, d) => {
    if (w.facts.consents.length === 0) return;
    const consent = d.one(w.facts.consents);
    consent.receivers = d.one([
      [],
      [{ key: "else", authorityId: OTHER, unitId: "unit-elsewhere" }],
      [
        { key: "x", authorityId: OTHER, unitId: "unit-elsewhere" },
        { key: consent.receivers[0]?.key ?? "y", authorityId: OTHER, unitId: null },
      ],
    ]);
  },
  (w) => (w.facts.consents = []),
  (w, d) => {
    const answer = anyAnswer(w, d);
    if (answer) answer.answer = "no";
  },
  (w, d) => {
    const answer = anyAnswer(w, d);
    if (answer) answer.withdrawnAt = new Date(w.now.getTime() + d.one([-DAY, 0, 1, DAY])).toISOString();
  },
  (w, d) => {
    const answer = anyAnswer(w, d);
    if (answer) answer.categories = d.few(dataCategories, 0.7);
  },
  (w, d) => {
    const answer = anyAnswer(w, d);
    if (answer) answer.receiverKeys = d.one([[], ["r0b"], ["else", "r0a"]]);
  },
  (w, d) => {
    const answer = anyAnswer(w, d);
    if (answer) answer.answeredAt = new Date(w.now.getTime() + d.one([0, 1, -DAY, -900 * DAY, DAY])).toISOString();
  },
  (w, d) => {
    // Two answers of one instant, of which one is something else than yes.
    const consent = w.facts.consents.length > 0 ? d.one(w.facts.consents) : undefined;
    const answer = consent?.answers[0];
    if (!consent || !answer) return;
    const twin = { ...answer, id: `${answer.id}-twin`, answer: d.one(["yes", "no"] as const) };
    if (d.chance(0.5)) twin.withdrawnAt = w.now.toISOString();
    if (d.chance(0.5)) consent.answers.push(twin);
    else consent.answers.unshift(twin);
  },
  (w, d) => {
    const consent = w.facts.consents.length > 0 ? d.one(w.facts.consents) : undefined;
    if (consent) consent.answers = d.some(consent.answers);
  },
  (w, d) => {
    // Just come of age: what was said before no longer counts.
    basisOf(w).mode = "consent";
    basisOf(w).ageTo = null;
    w.facts.subject.age = { birthOn: yearsOn(shift(w, -d.below(60)), -18) };
  },
  (w) => (w.request.origin = w.request.origin === "case" ? "ownKnowledge" : "case"),
];

/** One world: lawful, and then bent in none to three places. */
export function throwWorld(dice: Dice): World {
  const world = lawful(dice);
  const count = dice.one([0, 1, 1, 1, 2, 3]);
  for (let at = 0; at < count; at += 1) dice.one(bends)(world, dice);
  return world;
}

/** A copy as the receiver's authority knows it, its reader, and a moment. */
export function throwCopy(dice: Dice): {
  readonly principal: ReleasePrincipal;
  readonly copy: CopyFacts | null;
  readonly now: Date;
} {
  const { now, today: day } = momentOf(dice);
  const maybe = (share: number) => (dice.chance(share) ? now.toISOString() : null);
  const isTiedToCase = dice.chance(0.3);
  const copy: CopyFacts = {
    tenantId: dice.chance(0.92) ? OWN : OTHER,
    toUnitId: dice.chance(0.85) ? UNIT : THERE,
    isTiedToCase,
    isWithCaseInSight: isTiedToCase && dice.chance(0.7),
    withdrawnAt: maybe(0.15),
    groundEndedAt: maybe(0.15),
    correctedAt: maybe(0.15),
    registeredAt: maybe(0.2),
    readableUntil: dice.chance(0.3) ? null : dayAfter(day, dice.below(5) - 2),
  };
  return {
    copy: dice.chance(0.05) ? null : copy,
    now,
    principal: {
      ...{ tenantId: OWN, tenantKind: "policeArea", accountId: ME, unitId: UNIT },
      role: dice.one(["policeLiaison", "socialWorker", "unitHead", "administrator", "logReviewer"] as const),
      sightUnitId: dice.one([UNIT, UNIT, UNIT, THERE, null]),
    },
  };
}
