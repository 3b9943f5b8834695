import "server-only";
import { instantOf } from "@/platform/clock";
import { ok, type Result } from "@/platform/result";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { factsOfInput, listDuplicates } from "../data/duplicates";
import { insertPerson } from "../data/registering";
import { decideRegistration, type RegistrationFacts, type RegistrationRefusal } from "../domain/registration";
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

/**
 * Registers somebody inside another part's own operation, in its transaction. The caller's operation names the subject
 * `register` and notes the person in its log line.
 */
export async function registerPersonRow(
  scope: Scope,
  input: RegisterPerson,
): Promise<Result<{ readonly personId: string }, RegistrationRefusal>> {
  const decided = decideRegistration(await registrationFacts(scope, input), input, scope);
  return decided.ok ? ok({ personId: await insertPerson(scope, decided.value) }) : decided;
}

async function registrationFacts(scope: Scope, input: RegisterPerson): Promise<RegistrationFacts> {
  const seenAt = input.identityKind === "temporary" ? instantOf(input.seenOn, input.seenAtTime) : null;
  const compared = input.confirmedNotDuplicate ? null : factsOfInput(input, scope.today);
  return { seenAt, duplicates: compared ? (await listDuplicates(scope, compared)).length : 0 };
}
