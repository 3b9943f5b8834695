import "server-only";
import { addDays, calendarDate, dayExists } from "@/platform/clock";
import { columnDay } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { DuplicateReason, RegisterPerson } from "../contract";
import { DUPLICATE_SHOWN_FROM, duplicateHint, type DuplicateFacts } from "../domain/duplicate";
import { ageFact } from "../domain/identity";
import { nameKeys } from "../domain/name-match";
import { birthDateOf } from "../domain/personal-number";
import { decideNumber } from "../domain/registration";
import { fullName } from "../domain/shown";
import { listPersons, numberIndex, type PersonRecord } from "./person-rows";

const CANDIDATES = 300;
/** Hints shown at most: more than these nobody compares. */
const SHOWN = 10;

export interface Duplicate {
  readonly person: PersonRecord;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Persons in sight who may be the one that is about to be registered, the likeliest first. Those out of sight give no
 * hint: a hint would tell that they are there (docs/adr/0006).
 */
export async function listDuplicates(scope: Scope, facts: DuplicateFacts, exceptId?: string): Promise<Duplicate[]> {
  const where = { mergedIntoId: null, ...(exceptId ? { id: { not: exceptId } } : {}) };
  const byNumber =
    facts.number === null
      ? []
      : await listPersons(scope, { ...where, numberIndex: numberIndex(scope, facts.number) }, SHOWN);
  const keys = facts.names.flatMap((name) => nameKeys(name));
  const born =
    facts.birthOn === null ? {} : { OR: [{ birthOn: null }, { birthOn: { in: similarDays(facts.birthOn) } }] };
  const byName = await listPersons(scope, { ...where, nameKeys: { some: { key: { in: keys } } }, ...born }, CANDIDATES);
  const candidates = new Map([...byNumber, ...byName].map((person) => [person.id, person]));
  return [...candidates.values()]
    .map((person) => ({ person, hint: duplicateHint(facts, factsOf(person, scope.today), scope.today) }))
    .filter(({ hint }) => hint.score >= DUPLICATE_SHOWN_FROM)
    .sort((one, other) => other.hint.score - one.hint.score)
    .slice(0, SHOWN)
    .map(({ person, hint }) => ({ person, reasons: hint.reasons }));
}

/** What is compared of somebody about to be registered; null while the number is not right. */
export function factsOfInput(input: RegisterPerson, today: string): DuplicateFacts | null {
  if (input.identityKind === "temporary") {
    const { estimatedAgeFrom: from, estimatedAgeTo: to } = input;
    const age = from === undefined || to === undefined ? null : { from, to };
    return { names: [input.assumedName], number: null, birthOn: null, age };
  }
  const number = decideNumber(input, today);
  if (!number.ok) return null;
  const { digits } = number.value;
  return { names: [fullName(input)], number: digits, birthOn: birthDateOf(digits), age: null };
}

/**
 * Pairs of the whole register in sight that have one number, or one birth date and a name that sounds alike. Two equal
 * joins and not one with OR, which would compare everybody with everybody.
 */
export async function listDuplicatePairs(
  scope: Scope,
  limit: number,
): Promise<{ one: PersonRecord; other: PersonRecord; reasons: readonly DuplicateReason[] }[]> {
  const found = await scope.tx.$queryRaw<{ one: string; other: string }[]>`
    select one, other from (
      select a.id as one, b.id as other from person a
      join person b on b.tenant_id = a.tenant_id and b.number_index = a.number_index and b.id > a.id
      where a.tenant_id = ${scope.tenantId}::uuid and a.merged_into_id is null and b.merged_into_id is null
      union
      select a.id, b.id from person a
      join person b on b.tenant_id = a.tenant_id and b.birth_on = a.birth_on and b.id > a.id
      where a.tenant_id = ${scope.tenantId}::uuid and a.merged_into_id is null and b.merged_into_id is null and exists (
        select 1 from person_name_key k join person_name_key l on l.tenant_id = k.tenant_id and l.key = k.key
        where k.tenant_id = a.tenant_id and k.person_id = a.id and l.person_id = b.id and k.key like '~%')
    ) pairs
    order by one desc, other desc limit ${limit}`;
  const ids = found.flatMap(({ one, other }) => [one, other]);
  const persons = await listPersons(scope, { id: { in: ids } }, ids.length);
  const byId = new Map(persons.map((person) => [person.id, person]));
  return found.flatMap((pair) => {
    const [one, other] = [byId.get(pair.one), byId.get(pair.other)];
    if (!one || !other) return [];
    const hint = duplicateHint(factsOf(one, scope.today), factsOf(other, scope.today), scope.today);
    return hint.score >= DUPLICATE_SHOWN_FROM ? [{ one, other, reasons: hint.reasons }] : [];
  });
}

function factsOf(person: PersonRecord, today: string): DuplicateFacts {
  const age = ageFact(person.identity, today);
  return {
    names: [person, ...person.otherNames].map(fullName),
    number: person.number,
    birthOn: person.birthOn,
    age: age.kind === "estimated" ? age : age.kind === "known" ? { from: age.years, to: age.years } : null,
  };
}

/** The days that `duplicateHint` calls the same or similar: within five days, changed over, one digit off. */
function similarDays(birthOn: string): Date[] {
  const days = new Set(Array.from({ length: 11 }, (_, at) => addDays(birthOn, at - 5)));
  const [year, month, day] = birthOn.split("-").map(Number) as [number, number, number];
  if (dayExists(year, day, month)) days.add(calendarDate(year, day, month));
  for (const place of [0, 1, 2, 3, 5, 6, 8, 9]) {
    for (const digit of "0123456789") {
      const other = birthOn.slice(0, place) + digit + birthOn.slice(place + 1);
      const [y, m, d] = other.split("-").map(Number) as [number, number, number];
      if (dayExists(y, m, d)) days.add(other);
    }
  }
  return [...days].map(columnDay);
}
