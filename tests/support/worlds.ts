/**
 * Worlds in which a release is decided, for tests that change one thing: in `aWorld` everything is in order. Any number of
 * others are in random-worlds.ts.
 */
import type {
  BasisFacts,
  ConsentAnswer,
  ConsentFacts,
  CopyFacts,
  ReleaseFacts,
  ReleasePrincipal,
  ReleaseRequest,
} from "@/kernel/secrecy/contract";

export type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends Date
    ? Date
    : T extends object
      ? { -readonly [Key in keyof T]: Draft<T[Key]> }
      : T;

export interface World {
  readonly principal: ReleasePrincipal;
  readonly request: ReleaseRequest;
  readonly facts: ReleaseFacts;
  readonly now: Date;
}

export const SENDER = "t-board";
export const RECEIVER = "t-school";
export const ME = "a-me";
export const TODAY = "2026-11-20";

/** A consent of the two receivers, answered yes by those named, at noon on the day. */
export function aConsent(
  id: string,
  signers: readonly string[],
  change: Partial<Draft<ConsentFacts>> = {},
): Draft<ConsentFacts> {
  return {
    id,
    purposes: ["coordination", "careOrSupport"],
    categories: ["school", "health", "living"],
    receivers: [
      { key: "r-school", authorityId: RECEIVER, unitId: "u-school" },
      { key: "r-police", authorityId: "t-police", unitId: null },
    ],
    validFrom: "2026-09-01",
    validTo: "2027-01-02",
    answers: signers.map((signer) => anAnswer(`${id}-${signer}`, signer)),
    ...change,
  };
}

export function anAnswer(id: string, signer: string, change: Partial<Draft<ConsentAnswer>> = {}): Draft<ConsentAnswer> {
  return {
    id,
    signer,
    answer: "yes",
    categories: ["school", "health", "living"],
    receiverKeys: ["r-school", "r-police"],
    answeredAt: "2026-09-01T10:00:00.000Z",
    withdrawnAt: null,
    ...change,
  };
}

/** A basis that asks for everything a basis can ask for. */
export function aBasis(change: Partial<Draft<BasisFacts>> = {}): Draft<BasisFacts> {
  return {
    code: "all",
    version: 2,
    mode: "consent",
    from: ["soc", "police"],
    to: ["school", "police"],
    purposes: ["coordination", "preventCrime"],
    excludedPurposes: { soc: ["preventCrime"] },
    ageFrom: 12,
    ageTo: 20,
    anyOf: ["under18", "ongoingAbuse"],
    needsRequest: true,
    offence: { leastMonths: 12, attemptLeastMonths: 24, needsPrisonInScale: true, chapters: ["3", "8"] },
    tests: ["isNeeded", "isWeighed"],
    exclusions: ["isTaxSecrecy"],
    onlyData: ["school", "health", "living", "identity"],
    validFrom: "2026-01-01",
    validTo: "2028-01-01",
    ...change,
  };
}

/** Somebody of 16 with two guardians, everything asked for, everything answered: an allow. Change it as you like. */
export function aWorld(change: (world: Draft<World>) => void = () => undefined): World {
  const world: Draft<World> = {
    principal: {
      tenantId: SENDER,
      tenantKind: "welfareBoard",
      accountId: ME,
      role: "socialWorker",
      unitId: "u-board",
      sightUnitId: null,
    },
    request: {
      origin: "case",
      basis: "all",
      purpose: "coordination",
      ground: "ongoingAbuse",
      offence: { code: "assault", isAttempt: false, committedOn: "2026-05-05" },
      answers: {
        isNeeded: { answer: "yes", hasReason: true },
        isWeighed: { answer: "yes", hasReason: true },
        ongoingAbuse: { answer: "yes", hasReason: true },
        isTaxSecrecy: { answer: "no", hasReason: true },
      },
      items: [
        { key: "i1", categories: ["school"], thirdPersons: "none" },
        { key: "i2", categories: ["health", "living"], thirdPersons: "ownGround" },
      ],
    },
    facts: {
      case: {
        kind: "case",
        tenantId: SENDER,
        unitId: "u-board",
        receivingUnitId: null,
        workerIds: [ME],
        isProtected: true,
        isReader: true,
        isClosed: false,
      },
      receiver: { authorityId: RECEIVER, unitId: "u-school", kind: "principal" },
      subject: {
        age: { birthOn: "2010-03-15" },
        protection: "protected",
        guardians: [
          { personId: "g1", standing: "counts" },
          { personId: "g2", standing: "counts" },
          { personId: "g3", standing: "absent" },
        ],
        maturity: "together",
      },
      bases: [aBasis(), aBasis({ version: 1, mode: "block" }), aBasis({ version: 3, validFrom: "2027-01-01" })],
      signedBases: ["all@2"],
      isDemo: false,
      approvalFor: ["all"],
      approvedBy: "a-second",
      lookedBy: "a-second",
      requestedBy: RECEIVER,
      offences: [
        {
          code: "assault",
          chapter: "3",
          leastMonths: 12,
          hasPrisonInScale: true,
          validFrom: "2020-01-01",
          validTo: "2026-08-01",
        },
        {
          code: "assault",
          chapter: "3",
          leastMonths: 18,
          hasPrisonInScale: true,
          validFrom: "2026-08-01",
          validTo: null,
        },
        { code: "theft", chapter: "8", leastMonths: 0, hasPrisonInScale: true, validFrom: "2020-01-01", validTo: null },
      ],
      consents: [aConsent("c1", ["subject", "g1"]), aConsent("c2", ["g2"], { validTo: "2026-12-31" })],
    },
    now: new Date(`${TODAY}T10:00:00.000Z`),
  };
  change(world);
  return world;
}

/** A copy that a social worker of the receiving school's unit reads on its ground. */
export function aCopy(change: Partial<Draft<CopyFacts>> = {}): CopyFacts {
  return {
    tenantId: RECEIVER,
    toUnitId: "u-school",
    isWithCaseInSight: false,
    isTiedToCase: false,
    withdrawnAt: null,
    groundEndedAt: null,
    correctedAt: null,
    registeredAt: null,
    readableUntil: "2026-12-31",
    ...change,
  };
}

export function aReader(change: Partial<Draft<ReleasePrincipal>> = {}): ReleasePrincipal {
  return {
    tenantId: RECEIVER,
    tenantKind: "principal",
    accountId: "a-reader",
    role: "partnerProfessional",
    unitId: "u-school",
    sightUnitId: "u-school",
    ...change,
  };
}
