import "server-only";
import { ok, refuse } from "@/platform/result";
import { expectOneRow } from "../../gate";
import { operation } from "../corridor";
import { factsOfInput, listDuplicates } from "../data/duplicates";
import { insertName, renewNameKeys } from "../data/names";
import { findPerson } from "../data/person-rows";
import { saveIdentity } from "../data/registering";
import { decideIdentity } from "../domain/registration";
import { addNameSchema, changeIdentitySchema, changeNameSchema } from "../schema";

/** Gives somebody a number in place of a temporary identity or of another number. */
export const changeIdentity = operation({
  name: "change-identity",
  input: changeIdentitySchema,
  needs: "write",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: async (scope, input) => {
    const person = await findPerson(scope, input.personId);
    if (!person) return null;
    const compared = input.confirmedNotDuplicate ? null : factsOfInput({ ...input, protection: "none" }, scope.today);
    const found = compared ? await listDuplicates(scope, compared, person.id) : [];
    const duplicates = found.filter(({ reasons }) => reasons.includes("sameNumber")).length;
    return { person, number: person.number, isMerged: person.mergedIntoId !== null, duplicates };
  },
  decide: decideIdentity,
  save: async (scope, identity, { current, input }) => {
    await saveIdentity(scope, current.person, input.version, identity);
    return { personId: input.personId, version: input.version + 1 };
  },
  records: ({ current }) => ({
    event: current.number === null ? "identified" : "number-changed",
    fields: ["identityKind", "number", "name"],
  }),
});

/** Another name in use; the one before is kept as a former name. */
export const changeName = operation({
  name: "change-name",
  input: changeNameSchema,
  needs: "write",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: (scope, { personId }) => findPerson(scope, personId),
  decide: (current, { givenName, familyName }) => {
    if (current.mergedIntoId !== null) return refuse("personMerged");
    const isSame = current.givenName === givenName && current.familyName === familyName;
    return isSame ? refuse("nameUnchanged", { field: "givenName" }) : ok({ givenName, familyName });
  },
  save: async (scope, name, { current, input: { personId, version } }) => {
    const { tenantId } = scope;
    expectOneRow(
      await scope.tx.person.updateMany({
        where: { tenantId, id: personId, version },
        data: { ...name, version: { increment: 1 } },
      }),
    );
    const { givenName, familyName } = current;
    await insertName(scope, personId, { givenName, familyName, kind: "former" });
    await renewNameKeys(scope, personId);
    return { personId, version: version + 1 };
  },
  records: () => ({ event: "name-changed", fields: ["name"] }),
});

/** A further name somebody is or was known by. */
export const addName = operation({
  name: "add-name",
  input: addNameSchema,
  needs: "write",
  subject: ({ personId }) => ({ kind: "person", personId }),
  load: (scope, { personId }) => findPerson(scope, personId),
  decide: (current, { givenName, familyName, kind }) => {
    if (current.mergedIntoId !== null) return refuse("personMerged");
    const known = [current, ...current.otherNames];
    const isKnown = known.some((name) => name.givenName === givenName && name.familyName === familyName);
    return isKnown ? refuse("nameKnown", { field: "givenName" }) : ok({ givenName, familyName, kind });
  },
  save: async (scope, name, { input: { personId } }) => {
    const nameId = await insertName(scope, personId, name);
    await renewNameKeys(scope, personId);
    return { personId, nameId };
  },
  records: () => ({ event: "name-added", fields: ["otherNames"] }),
});
