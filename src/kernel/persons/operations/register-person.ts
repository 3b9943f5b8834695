import "server-only";
import { instantOf } from "@/platform/clock";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { factsOfInput, listDuplicates } from "../data/duplicates";
import { insertPerson } from "../data/registering";
import { decideRegistration, type RegistrationFacts } from "../domain/registration";
import { registerPersonSchema, type RegisterPerson } from "../schema";

const FIELDS = ["identityKind", "number", "name", "protection"];

/** Enters somebody in the register. The first try is refused when persons in sight look like the same one. */
export const registerPerson = operation({
  name: "register-person",
  input: registerPersonSchema,
  needs: "write",
  subject: () => ({ kind: "register" }),
  load: registrationFacts,
  decide: decideRegistration,
  save: async (scope, person) => ({ personId: await insertPerson(scope, person) }),
  records: ({ value }) => ({ event: "registered", personIds: [value.personId], fields: FIELDS, records: 1 }),
});

async function registrationFacts(scope: Scope, input: RegisterPerson): Promise<RegistrationFacts> {
  const seenAt = input.identityKind === "temporary" ? instantOf(input.seenOn, input.seenAtTime) : null;
  const compared = input.confirmedNotDuplicate ? null : factsOfInput(input, scope.today);
  return { seenAt, duplicates: compared ? (await listDuplicates(scope, compared)).length : 0 };
}
