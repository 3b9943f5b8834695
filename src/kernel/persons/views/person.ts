import "server-only";
import { swedishDateOf } from "@/platform/clock";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames, listColleagues } from "../../organisations";
import type {
  GuardianRow,
  HouseholdRow,
  MergeRow,
  PersonCaseRow,
  PersonDetails,
  PersonPage,
  ReaderRow,
} from "../contract";
import { grants, view } from "../corridor";
import { listMerges } from "../data/merging";
import { findPerson, listPersons, type PersonRecord } from "../data/person-rows";
import { listReaderIds, listWorkerIds } from "../data/protection";
import { listGuardianships, listStays, type StoredGuardianship } from "../data/relations";
import { isGuardianOn } from "../domain/guardian";
import { householdMatesOn } from "../domain/household";
import { ageFact } from "../domain/identity";
import { formatPersonalNumber } from "../domain/personal-number";
import { strictestProtection } from "../domain/protection";
import { cardOf, identityOf } from "../domain/shown";
import { personSchema, revealSchema } from "../schema";
import { findPersonCard, findPersonCards } from "./cards";

const IDENTITY_FIELDS = ["name", "otherNames", "identifier", "birthOn", "guardians", "household"];

/** One person's page. Who a protected person is, and whom they belong to, is not on it: that is asked for with a reason. */
export const showPerson = view({
  name: "show-person",
  input: personSchema,
  needs: "read",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: personPage,
  records: ({ value }) => ({
    event: value.details ? "opened" : "opened-masked",
    fields: value.details ? [...IDENTITY_FIELDS, "cases"] : ["protection", "cases"],
    records: 1,
  }),
});

/** Somebody as lists show them: for a form in which they were just registered. */
export const showCard = view({
  name: "show-card",
  input: personSchema,
  needs: "read",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: (scope, { personId }) => findPersonCard(scope, personId),
  records: () => ({ event: "card-shown", fields: ["name", "identifier", "age"], records: 1 }),
});

/** The whole number, on demand. Not for a protected person: see `revealPerson`. */
export const showNumber = view({
  name: "show-number",
  input: personSchema,
  needs: "read",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: async (scope, { personId }) => {
    const person = await findPerson(scope, personId);
    if (!person || person.number === null || person.protection !== "none") return null;
    return { number: formatPersonalNumber(person.number) };
  },
  records: () => ({ event: "number-shown", fields: ["number"], records: 1 }),
});

/** Who a protected person is, for the reader group, with the reason in the log. The screen hides it again. */
export const revealPerson = view({
  name: "reveal-person",
  input: revealSchema,
  needs: "read",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: async (scope, { personId }) => {
    const person = await findPerson(scope, personId);
    if (!person || person.protection === "none") return null;
    const number = person.number === null ? null : formatPersonalNumber(person.number);
    return { number, details: await detailsOf(scope, person) };
  },
  records: ({ input }) => ({
    event: `protected-shown.${input.reason}`,
    fields: ["number", ...IDENTITY_FIELDS],
    records: 1,
  }),
});

async function personPage(scope: Scope, { personId }: { personId: string }): Promise<PersonPage | null> {
  const person = await findPerson(scope, personId);
  if (!person) return null;
  const isProtected = person.protection !== "none";
  const { mergedIntoId } = person;
  return {
    id: person.id,
    version: person.version,
    card: cardOf(person, scope.today),
    identityKind: person.identity.kind,
    identityLevel: person.identity.kind === "samordningsnummer" ? person.identity.level : null,
    hasNumber: person.number !== null,
    protection: person.protection,
    householdProtection: await strictestInHousehold(scope, person),
    details: isProtected ? null : await detailsOf(scope, person),
    isMerged: mergedIntoId !== null,
    mergedInto:
      mergedIntoId === null ? null : ((await findPersonCards(scope, [mergedIntoId])).get(mergedIntoId) ?? null),
    cases: await casesOf(scope, personId),
    merges: await mergesOf(scope, person),
    ...(await readersOf(scope, person)),
    mayDecide: hasVerb(grants, scope.principal.role, "decide"),
  };
}

async function detailsOf(scope: Scope, person: PersonRecord): Promise<PersonDetails> {
  const guardianships = await listGuardianships(scope, person.id);
  const others = guardianships.map((row) => (row.childId === person.id ? row.guardianId : row.childId));
  const people = new Map(
    (await listPersons(scope, { id: { in: others } }, others.length)).map((other) => [other.id, other]),
  );
  const rows = guardianships.flatMap((row) => {
    const other = people.get(row.childId === person.id ? row.guardianId : row.childId);
    return other ? [{ isOfThis: row.childId === person.id, row: guardianRow(scope, row, person, other) }] : [];
  });
  return {
    identity: identityOf(person, scope.today),
    guardians: rows.filter(({ isOfThis }) => isOfThis).map(({ row }) => row),
    wards: rows.filter(({ isOfThis }) => !isOfThis).map(({ row }) => row),
    household: await householdOf(scope, person.id),
  };
}

function guardianRow(scope: Scope, row: StoredGuardianship, person: PersonRecord, other: PersonRecord): GuardianRow {
  const child = row.childId === person.id ? person : other;
  const { id, version, kind, validFrom, validTo } = row;
  const isInForce = isGuardianOn(row, ageFact(child.identity, scope.today), scope.today);
  return { id, version, kind, validFrom, validTo, isInForce, person: cardOf(other, scope.today) };
}

/** Those who share a household with the person, ended stays too. */
async function householdOf(scope: Scope, personId: string): Promise<HouseholdRow[]> {
  const stays = await listStays(scope, [personId]);
  const cards = await findPersonCards(
    scope,
    stays.map((stay) => stay.personId),
  );
  return stays.flatMap(({ id, personId: memberId, since, until }) => {
    const person = cards.get(memberId);
    return person ? [{ id, person, since, until, isSelf: memberId === personId }] : [];
  });
}

async function strictestInHousehold(scope: Scope, person: PersonRecord) {
  const ids = householdMatesOn(person.id, await listStays(scope, [person.id]), scope.today);
  const mates = await listPersons(scope, { id: { in: [...ids] } }, ids.length);
  return strictestProtection([person.protection, ...mates.map(({ protection }) => protection)]);
}

async function casesOf(scope: Scope, personId: string): Promise<PersonCaseRow[]> {
  const rows = await scope.tx.caseRecord.findMany({
    where: { AND: [scope.casesInSight(), { personId }] },
    select: { id: true, number: true, workflow: true, openedAt: true, closedAt: true },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, number, workflow, openedAt, closedAt }) => ({
    ...{ caseId: id, number, workflow, openedOn: swedishDateOf(openedAt), isClosed: closedAt !== null },
  }));
}

/** What was merged into the person. Of a protected one without the reason, which may say who it is. */
async function mergesOf(scope: Scope, { id: personId, protection }: PersonRecord): Promise<MergeRow[]> {
  const rows = await listMerges(scope, personId);
  const cards = await findPersonCards(
    scope,
    rows.map(({ mergedId }) => mergedId),
  );
  const names = await findAccountNames(
    scope,
    rows.map(({ mergedBy }) => mergedBy),
  );
  return rows.map(({ id, mergedId, mergedAt, mergedBy, reason, reversedAt }) => ({
    ...{
      id,
      mergedAt,
      reversedAt,
      reason: protection === "none" ? reason : "",
      other: cards.get(mergedId) ?? null,
      mergedBy: names.get(mergedBy) ?? "",
    },
  }));
}

/** The reader group, and who could be let in: the colleagues of the unit and those who work on the person's cases. */
async function readersOf(
  scope: Scope,
  person: PersonRecord,
): Promise<{ readers: ReaderRow[]; colleagues: ReaderRow[]; workerIds: string[] }> {
  const readerIds = person.protection === "none" ? [] : await listReaderIds(scope, person.id);
  const workerIds = await listWorkerIds(scope, person.id);
  const names = await findAccountNames(scope, [...readerIds, ...workerIds]);
  const named = (ids: readonly string[]): ReaderRow[] =>
    ids.map((accountId) => ({ accountId, name: names.get(accountId) ?? "" }));
  const colleagues = await listColleagues(scope, scope.principal.unitId);
  const all = new Map(
    [...named(workerIds), ...colleagues].map(({ accountId, name }) => [accountId, { accountId, name }]),
  );
  for (const accountId of [...readerIds, scope.principal.accountId]) all.delete(accountId);
  return { readers: named(readerIds), colleagues: [...all.values()], workerIds };
}
