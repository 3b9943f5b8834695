import "server-only";
import { insertCase } from "@/kernel/cases";
import { ok } from "@/platform/result";
import { operation } from "../corridor";
import { listOpenGroupIds } from "../data/police-groups";
import { insertContact } from "../data/save-contact";
import { decideLogContact, factNames } from "../domain/recording";
import { logFieldContactSchema } from "../schema";
import { decideIdentity, registerIdentity } from "./identify";

/** Logs a field contact: its case, its worker and its facts in one transaction, with or without somebody's identity. */
export const logContact = operation({
  name: "log-contact",
  input: logFieldContactSchema,
  needs: "write",
  subject: ({ identity }) =>
    identity?.kind === "person"
      ? [{ kind: "ownUnit" }, { kind: "person", personId: identity.personId }]
      : identity === undefined || identity.kind === "notKnown"
        ? { kind: "ownUnit" }
        : [{ kind: "ownUnit" }, { kind: "register" }],
  load: async (scope) => ({ policeGroupIds: await listOpenGroupIds(scope) }),
  decide: ({ policeGroupIds }, input, { now, today }) => {
    const logged = decideLogContact(null, input, { now, policeGroupIds });
    if (!logged.ok) return logged;
    const identity = decideIdentity(logged.value, today);
    return identity.ok ? ok({ ...logged.value, identity: identity.value }) : identity;
  },
  save: async (scope, { facts, note, identity }) => {
    const caseId = scope.newId();
    const personId = await registerIdentity(scope, identity);
    await insertCase(scope, { id: caseId, workflow: "field-contacts", personId });
    await insertContact(scope, { id: scope.newId(), caseId, facts, note });
    return { caseId, personId };
  },
  records: ({ change, value }) => ({
    event: "logged",
    caseId: value.caseId,
    personIds: value.personId === null ? [] : [value.personId],
    fields: [
      ...factNames.filter((name) => change.facts[name] !== null),
      ...(change.note === null ? [] : ["note"]),
      ...(value.personId === null ? [] : ["identity"]),
    ],
    records: 1,
  }),
});
