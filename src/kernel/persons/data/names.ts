import "server-only";
import type { Scope } from "../../gate";
import { nameKeys } from "../domain/name-match";
import { fullName } from "../domain/shown";

interface Name {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Every name somebody is found by: the one in use, others that are noted, and those of entries merged into this one.
 * `without` leaves out what a merge that is being undone brought along.
 */
async function namesOf(
  scope: Scope,
  personId: string,
  without: { readonly personIds: readonly string[]; readonly nameIds: readonly string[] },
): Promise<Name[]> {
  const select = { givenName: true, familyName: true } as const;
  const { tenantId } = scope;
  const people = await scope.tx.person.findMany({
    where: { tenantId, OR: [{ id: personId }, { mergedIntoId: personId }], id: { notIn: [...without.personIds] } },
    select,
  });
  const others = await scope.tx.personName.findMany({
    where: { tenantId, personId, id: { notIn: [...without.nameIds] } },
    select,
  });
  return [...people, ...others];
}

/** Makes the search keys of a person anew from their names. */
export async function renewNameKeys(
  scope: Scope,
  personId: string,
  without: { readonly personIds: readonly string[]; readonly nameIds: readonly string[] } = {
    personIds: [],
    nameIds: [],
  },
): Promise<void> {
  const { tenantId } = scope;
  const names = await namesOf(scope, personId, without);
  await scope.tx.personNameKey.deleteMany({ where: { tenantId, personId } });
  await insertNameKeys(scope, personId, names);
}

/** Adds the search keys of names to a person who may have some of them already. */
export async function insertNameKeys(scope: Scope, personId: string, names: readonly Name[]): Promise<void> {
  const { tenantId } = scope;
  const keys = new Set(names.flatMap((name) => nameKeys(fullName(name))));
  await scope.tx.personNameKey.createMany({
    data: [...keys].map((key) => ({ tenantId, personId, key })),
    skipDuplicates: true,
  });
}

/** Notes a further name. */
export async function insertName(
  scope: Scope,
  personId: string,
  name: Name & { readonly kind: "former" | "alias" | "assumed" },
): Promise<string> {
  const id = scope.newId();
  const { tenantId, now: notedAt } = scope;
  await scope.tx.personName.createMany({ data: [{ tenantId, id, personId, notedAt, ...name }] });
  return id;
}
