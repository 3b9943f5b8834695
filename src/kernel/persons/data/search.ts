import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Scope } from "../../gate";
import type { FindPerson } from "../contract";
import { parseTemporaryId } from "../domain/identity";
import { nameKeys, rankNames } from "../domain/name-match";
import { parsePersonalNumber } from "../domain/personal-number";
import { fullName } from "../domain/shown";
import { findPerson, listPersons, numberIndex, type PersonRecord } from "./person-rows";

/** Read from the index before names are compared; names alike beyond these are too common to be told apart by name. */
const CANDIDATES = 300;

/** Persons in sight that a search finds, the nearest first, at most `limit`. */
export async function searchPersons(scope: Scope, search: FindPerson, limit: number): Promise<PersonRecord[]> {
  if (search.by === "name") return (await searchByName(scope, search.name)).slice(0, limit);
  if (search.by === "number") return searchByNumber(scope, search.number, limit);
  return searchByCase(scope, search.caseNumber, limit);
}

/** First those who share a key with each word that was asked for, then, when they are few, those who share any. */
async function searchByName(scope: Scope, name: string): Promise<PersonRecord[]> {
  const words = name
    .split(/\s+/u)
    .map((word) => nameKeys(word))
    .filter((keys) => keys.length > 0);
  const shares = (keys: readonly string[]): Prisma.PersonWhereInput => ({
    nameKeys: { some: { key: { in: [...keys] } } },
  });
  const all = await listPersons(scope, { mergedIntoId: null, AND: words.map(shares) }, CANDIDATES);
  const found = new Map(words.length === 0 ? [] : all.map((person) => [person.id, person]));
  if (found.size < 20 && words.length > 1) {
    const some = await listPersons(scope, { mergedIntoId: null, OR: words.map(shares) }, CANDIDATES);
    for (const person of some) found.set(person.id, person);
  }
  const candidates = [...found.values()].flatMap((person) =>
    [person, ...person.otherNames].map((known) => ({ name: fullName(known), person })),
  );
  const near = rankNames(name, candidates).map(({ candidate }) => candidate.person);
  // Somebody who shares every word through an entry that was merged into them bears another name: they come last.
  const rest = words.length === 0 ? [] : all;
  return [...new Map([...near, ...rest].map((person) => [person.id, person])).values()];
}

/** By number or temporary identity. An entry that was merged answers with the one it was merged into. */
async function searchByNumber(scope: Scope, written: string, limit: number): Promise<PersonRecord[]> {
  const temporaryId = parseTemporaryId(written);
  const parsed = parsePersonalNumber(written, scope.today);
  if (temporaryId === null && !parsed.ok) return [];
  const where = parsed.ok ? { numberIndex: numberIndex(scope, parsed.value.digits) } : { temporaryId };
  const found = await listPersons(scope, where, limit);
  const kept = await Promise.all(found.map((person) => withoutMerged(scope, person)));
  return [...new Map(kept.flatMap((person) => (person ? [[person.id, person] as const] : []))).values()];
}

async function searchByCase(scope: Scope, caseNumber: string, limit: number): Promise<PersonRecord[]> {
  const number = { equals: caseNumber, mode: "insensitive" } as const;
  return listPersons(scope, { cases: { some: { AND: [scope.casesInSight(), { number }] } } }, limit);
}

/** The entry itself, or the one it was merged into; null when that one is out of sight. */
export async function withoutMerged(scope: Scope, person: PersonRecord): Promise<PersonRecord | null> {
  if (person.mergedIntoId === null) return person;
  const kept = await findPerson(scope, person.mergedIntoId);
  return kept && withoutMerged(scope, kept);
}
