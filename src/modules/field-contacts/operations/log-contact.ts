import "server-only";
import { insertCase } from "@/kernel/cases";
import { operation } from "../corridor";
import { listOpenGroupIds } from "../data/police-groups";
import { insertContact } from "../data/save-contact";
import { decideLogContact, factNames } from "../domain/recording";
import { logFieldContactSchema } from "../schema";

/** Logs a field contact: its case, its worker and its facts in one transaction, with or without somebody's identity. */
export const logContact = operation({
  name: "log-contact",
  input: logFieldContactSchema,
  needs: "write",
  subject: ({ personId }) =>
    personId === null ? { kind: "ownUnit" } : [{ kind: "ownUnit" }, { kind: "person", personId }],
  load: async (scope) => ({ policeGroupIds: await listOpenGroupIds(scope) }),
  decide: ({ policeGroupIds }, input, { now }) => decideLogContact(null, input, { now, policeGroupIds }),
  save: async (scope, { facts, note, personId }) => {
    const caseId = scope.newId();
    await insertCase(scope, { id: caseId, workflow: "field-contacts", personId });
    await insertContact(scope, { id: scope.newId(), caseId, facts, note });
    return { caseId };
  },
  records: ({ change, value }) => ({
    event: "logged",
    caseId: value.caseId,
    personIds: change.personId === null ? [] : [change.personId],
    fields: [
      ...factNames.filter((name) => change.facts[name] !== null),
      ...(change.note === null ? [] : ["note"]),
      ...(change.personId === null ? [] : ["identity"]),
    ],
    records: 1,
  }),
});
