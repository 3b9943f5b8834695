import "server-only";
import type { Scope } from "../../gate";
import type { PersonBrief } from "../contract";
import { findPerson } from "../data/person-rows";
import { ageFact } from "../domain/identity";
import { cardOf, fullName } from "../domain/shown";

/**
 * Who somebody in sight is, for the parts that write about them: a report, a release. The name and the whole number are
 * there to be sealed into what is written, not for lists; of a protected person there is neither. Null when out of sight.
 */
export async function findPersonBrief(scope: Scope, personId: string): Promise<PersonBrief | null> {
  const person = await findPerson(scope, personId);
  if (person === null) return null;
  const isProtected = person.protection !== "none";
  return {
    id: person.id,
    isProtected,
    name: isProtected ? null : fullName(person),
    number: isProtected ? null : person.number,
    identifier: cardOf(person, scope.today).identifier,
    age: ageFact(person.identity, scope.today),
  };
}
