import "server-only";
import type { Scope } from "../../gate";
import type { ThirdPerson } from "../domain/masking";

/** What masking needs to know: the person's own names, and the others'. */
export interface KnownNames {
  readonly own: readonly string[];
  readonly others: readonly ThirdPerson[];
}

const NAMES = {
  id: true,
  givenName: true,
  familyName: true,
  numberSealed: true,
  names: { select: { givenName: true, familyName: true } },
} as const;

/** Everybody linked to the person whom the asker may see: guardians, children, those who live or have lived there. */
export async function listThirdPersons(scope: Scope, personId: string): Promise<KnownNames> {
  const { tenantId } = scope;
  const links = await scope.tx.guardianship.findMany({
    where: { tenantId, OR: [{ childId: personId }, { guardianId: personId }] },
    select: { childId: true, guardianId: true },
  });
  const homes = await scope.tx.householdMember.findMany({
    where: { tenantId, personId },
    select: { householdId: true },
  });
  const mates = await scope.tx.householdMember.findMany({
    where: { tenantId, householdId: { in: homes.map(({ householdId }) => householdId) } },
    select: { personId: true },
  });
  const linked = [
    ...links.flatMap(({ childId, guardianId }) => [childId, guardianId]),
    ...mates.map((m) => m.personId),
  ];
  const found = await scope.tx.person.findMany({
    where: { AND: [scope.personsInSight(), { id: { in: [...new Set([personId, ...linked])] } }] },
    select: NAMES,
  });
  const namesOf = (row: (typeof found)[number]) =>
    [row, ...row.names].flatMap(({ givenName, familyName }) => [...givenName.split(/\s+/), ...familyName.split(/\s+/)]);
  return {
    own: found.filter(({ id }) => id === personId).flatMap(namesOf),
    others: found
      .filter(({ id }) => id !== personId)
      .map((row) => ({
        names: namesOf(row),
        number:
          row.numberSealed === null
            ? null
            : scope.open(row.numberSealed, { table: "person", column: "number_sealed", rowId: row.id }),
      })),
  };
}
