import "server-only";
import type { Scope } from "../../gate";
import type { PersonCard } from "../contract";
import { findPerson, listPersons } from "../data/person-rows";
import { withoutMerged } from "../data/search";
import { cardOf } from "../domain/shown";

/**
 * The card of a person in sight, for other parts inside their own operations and views; null when there is none. An
 * entry that was merged answers with the one it was merged into: store the id of the card, not the one that was asked for.
 */
export async function findPersonCard(scope: Scope, personId: string): Promise<PersonCard | null> {
  const person = await findPerson(scope, personId);
  const kept = person && (await withoutMerged(scope, person));
  return kept && cardOf(kept, scope.today);
}

/** The cards of persons in sight by id, for lists. Those out of sight are missing in the answer. */
export async function findPersonCards(
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonCard>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const persons = await listPersons(scope, { id: { in: ids } }, ids.length);
  return new Map(persons.map((person) => [person.id, cardOf(person, scope.today)]));
}
