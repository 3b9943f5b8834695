import "server-only";
import { randomBytes } from "node:crypto";
import { columnDay } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import { makeTemporaryId } from "../domain/identity";
import { birthDateOf } from "../domain/personal-number";
import type { NewIdentity, NewPerson } from "../domain/registration";
import { insertName, insertNameKeys, renewNameKeys } from "./names";
import { numberIndex, numberPlace, type PersonRecord } from "./person-rows";
import { insertReaders } from "./protection";

/** Writes a new person with what they are found by. A protected one can be read by whoever registered them. */
export async function insertPerson(scope: Scope, person: NewPerson): Promise<string> {
  const id = scope.newId();
  const { tenantId, now, principal } = scope;
  const { givenName, familyName } = person;
  const columns =
    person.identityKind === "temporary" ? await temporaryColumns(scope, person) : numberColumns(scope, id, person);
  // Without protection first: a protected person is out of sight until there is a reader.
  await scope.tx.person.createMany({
    data: [
      {
        ...{ tenantId, id, givenName, familyName, identityKind: person.identityKind },
        ...{ registeredBy: principal.accountId, registeredAt: now },
        ...columns,
      },
    ],
  });
  await insertNameKeys(scope, id, [person]);
  if (person.protection !== "none") {
    await insertReaders(scope, id, [principal.accountId]);
    await scope.tx.person.updateMany({ where: { tenantId, id }, data: { protection: person.protection } });
  }
  return id;
}

/** Gives somebody a number in place of what they had. The name they went by is kept. */
export async function saveIdentity(
  scope: Scope,
  current: PersonRecord,
  version: number,
  identity: NewIdentity,
): Promise<void> {
  const { tenantId } = scope;
  const { givenName, familyName, identityKind } = identity;
  expectOneRow(
    await scope.tx.person.updateMany({
      where: { tenantId, id: current.id, version },
      data: {
        ...{ identityKind, givenName, familyName, version: { increment: 1 } },
        ...numberColumns(scope, current.id, identity),
      },
    }),
  );
  if (current.givenName !== givenName || current.familyName !== familyName) {
    const kind = current.identity.kind === "temporary" ? "assumed" : "former";
    await insertName(scope, current.id, { givenName: current.givenName, familyName: current.familyName, kind });
  }
  await renewNameKeys(scope, current.id);
}

function numberColumns(scope: Scope, id: string, { number, level }: Pick<NewIdentity, "number" | "level">) {
  const birthOn = birthDateOf(number);
  return {
    identityLevel: level,
    numberSealed: scope.seal(number, numberPlace(id)),
    numberIndex: numberIndex(scope, number),
    birthOn: birthOn && columnDay(birthOn),
  };
}

async function temporaryColumns(scope: Scope, person: Extract<NewPerson, { identityKind: "temporary" }>) {
  const { estimatedAgeFrom, estimatedAgeTo, seenAt } = person;
  return { temporaryId: await freeTemporaryId(scope), estimatedAgeFrom, estimatedAgeTo, seenAt };
}

/**
 * A temporary identity that nobody in sight has. One out of sight may have the same, once in 34 million: asking for those
 * would tell that they are there.
 */
async function freeTemporaryId(scope: Scope): Promise<string> {
  const temporaryId = makeTemporaryId(randomBytes(8));
  const taken = await scope.tx.person.count({ where: { tenantId: scope.tenantId, temporaryId } });
  return taken === 0 ? temporaryId : freeTemporaryId(scope);
}
