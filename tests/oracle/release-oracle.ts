/**
 * The oracle: docs/secrecy.md once more, by somebody who has not read the engine, in another style. Every rule is a
 * predicate over the whole world, all are asked, and the answer is the one that stands first in the table. Nothing is
 * shared with the engine but the language of the facts.
 */
import {
  agencyKindsOf,
  dataCategories,
  type AgencyKind,
  type BasisFacts,
  type ConsentAnswer,
  type ConsentFacts,
  type CopyFacts,
  type DataCategory,
  type OffenceRow,
  type ReleaseItemFacts,
  type ReleasePrincipal,
} from "@/kernel/secrecy/contract";
import type { World } from "./worlds";

const swedish = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });
const days = new Map<number, string>();
/** The Swedish day of an instant. */
function dayOf(instant: number): string {
  const known = days.get(instant);
  if (known !== undefined) return known;
  const day = swedish.format(instant);
  if (days.size > 50_000) days.clear();
  days.set(instant, day);
  return day;
}

const asNumber = (day: string): number => Number(day.replaceAll("-", ""));
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
/** A birthday as YYYYMMDD: 29 February is the 28th in a year without that day. */
const birthdayIn = (birthOn: string, year: number): number => {
  const date = asNumber(birthOn) % 10_000;
  return year * 10_000 + (date === 229 && !isLeap(year) ? 228 : date);
};
/** Whole years between two days: as many as there are birthdays behind. */
const yearsBetween = (birthOn: string, day: string): number => {
  const [from, to] = [Number(birthOn.slice(0, 4)), Number(day.slice(0, 4))];
  return to - from - (birthdayIn(birthOn, to) <= asNumber(day) ? 0 : 1);
};
const birthday = (birthOn: string, years: number): number => {
  const number = birthdayIn(birthOn, Number(birthOn.slice(0, 4)) + years);
  return Date.UTC(Math.floor(number / 10_000), Math.floor((number % 10_000) / 100) - 1, number % 100);
};
const eve = (at: number): string => new Date(at - 86_400_000).toISOString().slice(0, 10);
const earliest = (found: readonly (string | null)[]): string | null =>
  found.filter((one) => one !== null).sort()[0] ?? null;

interface Seen extends World {
  readonly today: string;
  /** null: unknown. */
  readonly years: number | null;
  readonly birthOn: string | null;
  readonly basis: BasisFacts | undefined;
  /** Where each category stands, once asked. */
  readonly positions: Map<DataCategory, Position>;
}

const FROM_CASE = ["outreachWorker", "socialWorker", "coordinator", "housingCoordinator", "caseManager", "unitHead"];
const FROM_KNOWLEDGE = ["policeLiaison", "partnerProfessional", "unitHead"];

const isCase = (seen: Seen) => seen.request.origin === "case";
const senderKinds = (seen: Seen): readonly AgencyKind[] => agencyKindsOf[seen.principal.tenantKind];
const receiverKinds = (seen: Seen): readonly AgencyKind[] =>
  seen.facts.receiver ? agencyKindsOf[seen.facts.receiver.kind] : [];

/** The sight inside the authority, as docs/architecture.md tells it: a rule that gives it, or one that denies it. */
function sightOf({ principal, facts }: Seen): { readonly gives: readonly string[] } | { readonly denies: string } {
  if (["administrator", "logReviewer"].includes(principal.role)) return { denies: "role.no-case-content" };
  const found = facts.case;
  if (!found) return { denies: "subject.unknown" };
  const sights = [
    found.workerIds.includes(principal.accountId) && "case.worker",
    principal.sightUnitId !== null && found.unitId === principal.sightUnitId && "case.unit-sight",
    principal.sightUnitId !== null && found.receivingUnitId === principal.sightUnitId && "case.receiving-unit-sight",
  ].filter((one) => one !== false);
  if (sights.length === 0) return { denies: "case.not-assigned" };
  if (found.isProtected && !found.isReader) return { denies: "protected.not-reader" };
  return { gives: [sights[0]!, ...(found.isProtected ? ["protected.reader"] : [])] };
}

/** The rows of the offence that hold on a day. */
const rowsOn = ({ request, facts }: Seen, day: string): readonly OffenceRow[] =>
  facts.offences.filter(
    (row) => row.code === request.offence?.code && row.validFrom <= day && (row.validTo === null || day < row.validTo),
  );
const daysOfOffence = (seen: Seen): readonly string[] => [
  seen.today,
  seen.request.offence?.committedOn ?? "9999-99-99",
];
/** All rows that hold today or held on the day of the act. */
const offenceRows = (seen: Seen): readonly OffenceRow[] => daysOfOffence(seen).flatMap((day) => rowsOn(seen, day));

/** The walk through tests, the alternative and the exclusions: what is wrong, at its place. */
function walk(seen: Seen): string | undefined {
  const { basis, request } = seen;
  const alternative = request.ground !== null && request.ground !== "under18" && (basis?.anyOf.length ?? 0) > 0;
  const asked = [
    ...(basis?.tests ?? []).map((test) => ({ test, right: "yes", wrong: "basis.test-failed" })),
    ...(alternative ? [{ test: request.ground as string, right: "yes", wrong: "basis.test-failed" }] : []),
    ...(basis?.exclusions ?? []).map((test) => ({ test, right: "no", wrong: "basis.excluded" })),
  ];
  return asked.flatMap(({ test, right, wrong }) => {
    const given = Object.hasOwn(request.answers, test) ? request.answers[test] : undefined;
    return !given?.hasReason ? ["basis.test-unanswered"] : given.answer === right ? [] : [wrong];
  })[0];
}

type Predicate = (seen: Seen) => boolean;
const hasOffenceRule: Predicate = ({ basis }) => basis !== undefined && basis.offence !== null;

/** Section 1, rules 1 to 33: in the order of the table. */
const rules: readonly (readonly [string, Predicate])[] = [
  ["subject.unknown", (s) => isCase(s) && s.facts.case === null],
  ["tenant.foreign", (s) => isCase(s) && s.facts.case?.tenantId !== s.principal.tenantId],
  ...["role.no-case-content", "case.not-assigned", "protected.not-reader"].map(
    (rule) =>
      [rule, (s: Seen) => isCase(s) && "denies" in sightOf(s) && Object.values(sightOf(s))[0] === rule] as const,
  ),
  ["case.closed", (s) => isCase(s) && s.facts.case?.isClosed === true],
  ["role.may-not-release", (s) => !(isCase(s) ? FROM_CASE : FROM_KNOWLEDGE).includes(s.principal.role)],
  ["receiver.unknown", (s) => s.facts.receiver === null],
  ["receiver.own-authority", (s) => s.facts.receiver?.authorityId === s.principal.tenantId],
  ["basis.unknown", (s) => s.basis === undefined],
  ["basis.blocked", (s) => s.basis?.mode === "block"],
  ["basis.not-signed", (s) => !s.facts.isDemo && !isSigned(s)],
  ["basis.not-for-sender", (s) => !senderKinds(s).some((kind) => s.basis?.from.includes(kind))],
  ["basis.not-for-receiver", (s) => !receiverKinds(s).some((kind) => s.basis?.to.includes(kind))],
  ["purpose.missing", (s) => s.request.purpose === null],
  [
    "basis.purpose",
    ({ basis, request: { purpose }, ...s }) =>
      basis !== undefined &&
      purpose !== null &&
      ((basis.purposes.length > 0 && !basis.purposes.includes(purpose)) ||
        agencyKindsOf[s.principal.tenantKind]
          .filter((kind) => basis.from.includes(kind))
          .every((kind) => basis.excludedPurposes[kind]?.includes(purpose) ?? false)),
  ],
  [
    "basis.request-missing",
    (s) => s.basis?.needsRequest === true && s.facts.requestedBy !== s.facts.receiver?.authorityId,
  ],
  ["basis.age-unknown", ({ basis, years }) => years === null && (basis?.ageFrom ?? basis?.ageTo ?? null) !== null],
  [
    "basis.age-limit",
    ({ basis, years }) =>
      years !== null && !(years >= (basis?.ageFrom ?? -Infinity) && years <= (basis?.ageTo ?? Infinity)),
  ],
  [
    "basis.ground-missing",
    ({ basis, request: { ground } }) =>
      basis !== undefined && basis.anyOf.length > 0 && (ground === null || !basis.anyOf.includes(ground)),
  ],
  [
    "basis.ground-age",
    (s) => (s.basis?.anyOf.length ?? 0) > 0 && s.request.ground === "under18" && (s.years === null || s.years >= 18),
  ],
  ["basis.offence-missing", (s) => hasOffenceRule(s) && s.request.offence === null],
  [
    "basis.offence-date-unknown",
    (s) => hasOffenceRule(s) && !((s.request.offence?.committedOn ?? "9999-99-99") <= s.today),
  ],
  ["basis.offence-unknown", (s) => hasOffenceRule(s) && daysOfOffence(s).some((day) => rowsOn(s, day).length === 0)],
  [
    "basis.offence-chapter",
    (s) =>
      (s.basis?.offence?.chapters.length ?? 0) > 0 &&
      offenceRows(s).some((row) => !s.basis?.offence?.chapters.includes(row.chapter)),
  ],
  [
    "basis.no-prison",
    (s) => s.basis?.offence?.needsPrisonInScale === true && offenceRows(s).some((row) => !row.hasPrisonInScale),
  ],
  [
    "basis.offence-too-mild",
    (s) => {
      const rule = s.basis?.offence;
      const limit = s.request.offence?.isAttempt ? rule?.attemptLeastMonths : rule?.leastMonths;
      return typeof limit === "number" && offenceRows(s).some((row) => row.leastMonths < limit);
    },
  ],
  ["basis.test-unanswered", (s) => walk(s) === "basis.test-unanswered"],
  ["basis.test-failed", (s) => walk(s) === "basis.test-failed"],
  ["basis.excluded", (s) => walk(s) === "basis.excluded"],
  ["protected.unknown", (s) => s.facts.subject.protection === "unknown"],
  ["protected.look-missing", (s) => isProtected(s) && isNobodyElse(s, s.facts.lookedBy)],
  ["approval.unknown", (s) => s.facts.approvalFor === "unknown"],
  ["approval.missing", (s) => wantsApproval(s) && isNobodyElse(s, s.facts.approvedBy)],
  ["items.none", (s) => s.request.items.length === 0],
];

/** The rules of the whole, by name, for counting which of them was ever the first to fail. */
export const wholeRules: readonly string[] = rules.map(([rule]) => rule);
/** The rules that close one item or one category. */
export const itemRules: readonly string[] = [
  ...["item.category-unknown", "item.third-person", "item.protected", "item.outside-basis"],
  ...["consent.age-unknown", "consent.maturity-not-assessed", "consent.signers-unknown", "consent.missing"],
  ...["consent.refused", "consent.withdrawn", "consent.not-begun", "consent.expired", "consent.retake-at-18"],
];

const isSigned = ({ facts, basis }: Seen) =>
  basis !== undefined && facts.signedBases.includes(`${basis.code}@${String(basis.version)}`);
const isProtected = ({ facts }: Seen) => facts.subject.protection === "protected";
const isNobodyElse = ({ principal }: Seen, account: string | null) =>
  account === null || account === principal.accountId;
const wantsApproval = ({ facts, basis }: Seen) =>
  facts.approvalFor !== "unknown" && basis !== undefined && facts.approvalFor.includes(basis.code);

// ------------------------------------------------------------------------------------------------------ consent

/** One answer to a consent that asked about the matter, with what there is to say against it: null is a plain, live yes. */
interface Word {
  readonly answer: ConsentAnswer;
  readonly consent: ConsentFacts;
  readonly against: string | null;
}

const ORDER = ["consent.refused", "consent.withdrawn", "consent.not-begun", "consent.expired", "consent.retake-at-18"];

/** All the words of one signer on the category: those than which none is later. */
function words(seen: Seen, signer: string, category: DataCategory): readonly Word[] {
  const { facts, request, now, today } = seen;
  const about = facts.consents.flatMap((consent) => {
    const keys = consent.receivers
      .filter(
        ({ authorityId, unitId }) =>
          authorityId === facts.receiver?.authorityId && (unitId === null || unitId === facts.receiver.unitId),
      )
      .map(({ key }) => key);
    const isAsked =
      keys.length > 0 &&
      request.purpose !== null &&
      consent.purposes.includes(request.purpose) &&
      consent.categories.includes(category);
    return isAsked ? consent.answers.map((answer) => ({ answer, consent, keys })) : [];
  });
  const said = about.filter(({ answer }) => answer.signer === signer && Date.parse(answer.answeredAt) <= now.getTime());
  const last = Math.max(...said.map(({ answer }) => Date.parse(answer.answeredAt)));
  return said
    .filter(({ answer }) => Date.parse(answer.answeredAt) === last)
    .map(({ answer, consent, keys }) => {
      const isYes =
        answer.answer === "yes" &&
        answer.categories.includes(category) &&
        answer.receiverKeys.some((key) => keys.includes(key));
      const against = {
        "consent.refused": !isYes,
        "consent.withdrawn": answer.withdrawnAt !== null && Date.parse(answer.withdrawnAt) <= now.getTime(),
        "consent.not-begun": consent.validFrom > today,
        "consent.expired": consent.validTo < today,
        "consent.retake-at-18":
          signer === "subject" &&
          seen.birthOn !== null &&
          (seen.years ?? 0) >= 18 &&
          Date.parse(dayOf(Date.parse(answer.answeredAt))) < birthday(seen.birthOn, 18),
      };
      return { answer, consent, against: ORDER.find((rule) => against[rule as keyof typeof against]) ?? null };
    });
}

interface Position {
  readonly rule: string | null;
  readonly until: string | null;
  readonly answers: readonly string[];
}

function position(seen: Seen, category: DataCategory): Position {
  const known = seen.positions.get(category) ?? standing(seen, category);
  seen.positions.set(category, known);
  return known;
}

/** Section 3: where one category stands. */
function standing(seen: Seen, category: DataCategory): Position {
  const { subject } = seen.facts;
  const closed = (rule: string): Position => ({ rule, until: null, answers: [] });
  if (seen.years === null) return closed("consent.age-unknown");
  const isMinor = seen.years < 18;
  if (isMinor && subject.maturity === null) return closed("consent.maturity-not-assessed");
  const level = isMinor ? subject.maturity : "childAlone";
  const counting = subject.guardians.filter(({ standing }) => standing === "counts").map(({ personId }) => personId);
  const isUnsettled = counting.length === 0 || subject.guardians.some(({ standing }) => standing === "unknown");
  if (level !== "childAlone" && isUnsettled) return closed("consent.signers-unknown");
  const asked = new Set([...(level === "guardians" ? [] : ["subject"]), ...(level === "childAlone" ? [] : counting)]);
  const said = new Map(["subject", ...counting].map((signer) => [signer, words(seen, signer, category)]));
  const verdicts = ["subject", ...[...counting].sort()].flatMap((signer): string[] => {
    const against = said.get(signer)!.flatMap((word) => word.against ?? []);
    const worst = ORDER.find((rule) => against.includes(rule));
    if (asked.has(signer)) return said.get(signer)!.length === 0 ? ["consent.missing"] : worst ? [worst] : [];
    if (signer !== "subject") return [];
    return worst === "consent.refused" || worst === "consent.withdrawn" ? [worst] : [];
  });
  if (verdicts[0] !== undefined) return closed(verdicts[0]);
  const grounds = [...asked].flatMap((signer) => said.get(signer)!);
  const comesOfAge = isMinor && seen.birthOn !== null ? eve(birthday(seen.birthOn, 18)) : null;
  return {
    rule: null,
    until: earliest([...grounds.map(({ consent }) => consent.validTo), comesOfAge]),
    answers: grounds.map(({ answer }) => answer.id),
  };
}

// --------------------------------------------------------------------------------------------------- items, whole

function itemRule(seen: Seen, item: ReleaseItemFacts): string | null {
  const { basis } = seen;
  const holds = (category: DataCategory) => item.categories.includes(category);
  if (item.categories.length === 0) return "item.category-unknown";
  if (item.thirdPersons !== "none" && item.thirdPersons !== "ownGround") return "item.third-person";
  if (isProtected(seen) && (holds("identity") || holds("contact"))) return "item.protected";
  if (basis && basis.onlyData.length > 0 && item.categories.some((one) => !basis.onlyData.includes(one)))
    return "item.outside-basis";
  if (basis?.mode !== "consent") return null;
  return dataCategories.filter(holds).flatMap((category) => position(seen, category).rule ?? [])[0] ?? null;
}

/** The last day that does not come from consent. */
function ownEnd({ basis, birthOn, request }: Seen): string | null {
  if (!basis || basis.mode === "must") return null;
  return earliest([
    basis.validTo === null ? null : eve(Date.parse(basis.validTo)),
    basis.ageTo !== null && birthOn !== null ? eve(birthday(birthOn, basis.ageTo + 1)) : null,
    basis.anyOf.length > 0 && request.ground === "under18" && birthOn !== null ? eve(birthday(birthOn, 18)) : null,
  ]);
}

export interface OracleAnswer {
  readonly effect: "allow" | "deny";
  readonly rules: readonly string[];
  readonly basis: string | null;
  readonly until: string | null;
  readonly mask: Readonly<Record<string, { readonly rule: string } | { readonly until: string | null }>>;
  readonly obligations: readonly string[];
  readonly consentAnswers: readonly string[];
}

function see(world: World): Seen {
  const today = dayOf(world.now.getTime());
  const { age } = world.facts.subject;
  const birthOn = age === "unknown" ? null : age.birthOn;
  const holding = world.facts.bases.filter(
    ({ code, validFrom, validTo }) =>
      code === world.request.basis && validFrom <= today && (validTo === null || today < validTo),
  );
  const basis = holding.find(({ version }) => holding.every((other) => other.version <= version));
  return {
    ...world,
    today,
    birthOn,
    years: birthOn === null ? null : yearsBetween(birthOn, today),
    basis,
    positions: new Map(),
  };
}

/** What the table answers to a release. */
export function oracle(world: World): OracleAnswer {
  const seen = see(world);
  const { basis, request } = seen;
  const first = rules.find(([, fails]) => fails(seen))?.[0] ?? null;
  const consented = (item: ReleaseItemFacts) =>
    basis?.mode === "consent" ? item.categories.map((category) => position(seen, category)) : [];
  const untilOf = (items: readonly ReleaseItemFacts[]) =>
    basis?.mode === "must" ? null : earliest([ownEnd(seen), ...items.flatMap(consented).map(({ until }) => until)]);
  const closing = request.items.map((item) => first ?? itemRule(seen, item));
  const mask = Object.fromEntries(
    request.items.map((item, at) => {
      const rule = closing[at] ?? null;
      return [item.key, rule === null ? { until: untilOf([item]) } : { rule }];
    }),
  );
  const denied = closing.find((rule) => rule !== null) ?? first;
  if (denied !== null || basis === undefined)
    return {
      ...{ effect: "deny", rules: [denied ?? "basis.unknown"], basis: null, until: null, mask },
      ...{ obligations: [], consentAnswers: [] },
    };
  const sight = sightOf(seen);
  return {
    effect: "allow",
    rules: [
      ...(isCase(seen) && "gives" in sight ? sight.gives : []),
      "basis.holds",
      ...(basis.mode === "consent" ? ["consent.holds"] : []),
    ],
    basis: `${basis.code}@${String(basis.version)}`,
    until: untilOf(request.items),
    mask,
    obligations: [
      "noteInFile",
      ...(basis.mode === "must" ? ["deliverAtOnce"] : []),
      ...(isProtected(seen) ? ["secondLook"] : []),
      ...(wantsApproval(seen) ? ["approval"] : []),
      ...(isSigned(seen) ? [] : ["showUnsigned"]),
    ],
    consentAnswers: [...new Set(request.items.flatMap(consented).flatMap(({ answers }) => answers))].sort(),
  };
}

/** Section 5: what the table answers to the reading of a copy, as `allow rule` or `deny rule`. */
export function copyOracle(principal: ReleasePrincipal, copy: CopyFacts | null, now: Date): string {
  const today = dayOf(now.getTime());
  const table: readonly (readonly [string, boolean | undefined])[] = [
    ["deny copy.unknown", copy === null],
    ["deny tenant.foreign", copy?.tenantId !== principal.tenantId],
    ["deny role.no-case-content", ["administrator", "logReviewer"].includes(principal.role)],
    [
      "deny copy.other-unit",
      copy?.isTiedToCase
        ? !copy.isWithCaseInSight
        : principal.sightUnitId === null || copy?.toUnitId !== principal.sightUnitId,
    ],
    ["allow copy.registered", copy?.registeredAt !== null],
    ["deny copy.withdrawn", copy?.withdrawnAt !== null],
    ["deny copy.ground-ended", copy?.groundEndedAt !== null],
    ["deny copy.corrected", copy?.correctedAt !== null],
    ["deny copy.expired", (copy?.readableUntil ?? null) !== null && copy!.readableUntil! < today],
    ["allow copy.ground-lives", true],
  ];
  return table.find(([, holds]) => holds)![0];
}
/** All answers to the reading of a copy. */
export const copyAnswers = [
  ...["deny copy.unknown", "deny tenant.foreign", "deny role.no-case-content", "deny copy.other-unit"],
  ...["allow copy.registered", "deny copy.withdrawn", "deny copy.ground-ended", "deny copy.corrected"],
  ...["deny copy.expired", "allow copy.ground-lives"],
] as const;
