import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { swedishDateOf } from "@/platform/clock";
import { dayOrNull } from "@/platform/clock/date-column";
import type { Scope, SealedAt } from "../../gate";
import type { OtherName } from "../contract";
import type { Identity } from "../domain/identity";
import type { Protection } from "../domain/protection";

const COLUMNS = {
  id: true,
  version: true,
  identityKind: true,
  identityLevel: true,
  numberSealed: true,
  temporaryId: true,
  givenName: true,
  familyName: true,
  birthOn: true,
  estimatedAgeFrom: true,
  estimatedAgeTo: true,
  seenAt: true,
  protection: true,
  registeredBy: true,
  registeredAt: true,
  mergedIntoId: true,
  names: { select: { id: true, kind: true, givenName: true, familyName: true }, orderBy: { notedAt: "desc" } },
} satisfies Prisma.PersonSelect;

type Row = Prisma.PersonGetPayload<{ select: typeof COLUMNS }>;

/** A person as the rules know them. */
export interface PersonRecord {
  readonly id: string;
  readonly version: number;
  readonly identity: Identity;
  /** Canonical number, or null for a temporary identity. */
  readonly number: string | null;
  readonly temporaryId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly otherNames: readonly OtherName[];
  readonly birthOn: string | null;
  readonly protection: Protection;
  readonly mergedIntoId: string | null;
}

/** Where the number of a person is sealed. */
export function numberPlace(personId: string): SealedAt {
  return { table: "person", column: "number_sealed", rowId: personId };
}

/** The blind index of a canonical number. */
export function numberIndex(scope: Scope, digits: string): string {
  return scope.index("personalNumber", digits);
}

/** A person in sight, or null. */
export async function findPerson(scope: Scope, personId: string): Promise<PersonRecord | null> {
  const [found] = await listPersons(scope, { id: personId }, 1);
  return found ?? null;
}

/** Persons in sight that meet a condition, the latest registered first. */
export async function listPersons(scope: Scope, where: Prisma.PersonWhereInput, take: number): Promise<PersonRecord[]> {
  const rows = await scope.tx.person.findMany({
    where: { AND: [scope.personsInSight(), where] },
    select: COLUMNS,
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map((row) => recordFrom(scope, row));
}

function recordFrom(scope: Scope, row: Row): PersonRecord {
  const number = row.numberSealed === null ? null : scope.open(row.numberSealed, numberPlace(row.id));
  const { id, version, temporaryId, givenName, familyName, protection, mergedIntoId } = row;
  return {
    ...{ id, version, temporaryId, givenName, familyName, protection, mergedIntoId, number },
    identity: identityFrom(row, number),
    otherNames: row.names.map((name) => ({ ...name, kind: name.kind as OtherName["kind"] })),
    birthOn: dayOrNull(row.birthOn),
  };
}

function identityFrom(row: Row, number: string | null): Identity {
  if (number !== null && row.identityKind === "personnummer") return { kind: "personnummer", digits: number };
  if (number !== null) return { kind: "samordningsnummer", digits: number, level: row.identityLevel ?? "uncertain" };
  const seenAt = row.seenAt ?? row.registeredAt;
  const { estimatedAgeFrom: from, estimatedAgeTo: to } = row;
  return {
    kind: "temporary",
    temporaryId: row.temporaryId ?? "",
    assumedName: row.givenName,
    estimate: from === null || to === null ? null : { from, to, estimatedOn: swedishDateOf(seenAt) },
    seenBy: row.registeredBy,
    seenAt,
  };
}
