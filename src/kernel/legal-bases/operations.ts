import "server-only";
import { operation } from "./corridor";
import { findDelegationCurrent, saveDelegation } from "./data/delegation";
import { findRevokeCurrent, findSignCurrent, insertSignOff, saveRevocation } from "./data/sign-offs";
import { decideDelegation } from "./domain/delegation";
import { decideRevoke, decideSign } from "./domain/sign";
import { recordDelegationSchema, revokeBasisSchema, signBasisSchema } from "./schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** The lawyer stands for one version of a basis: from then on releases may rest on it. */
export const signBasis = operation({
  name: "sign-basis",
  input: signBasisSchema,
  needs: "decide",
  subject: organisation,
  load: findSignCurrent,
  decide: (current, _input, { today }) => decideSign(current, today),
  save: (scope, _change, { input }) => insertSignOff(scope, input),
  records: ({ input }) => ({
    event: "basis-signed",
    fields: [`${input.code}@${input.version}`, "note"],
    records: 1,
  }),
});

/** Takes the word back: no release rests on the version from the next request on. What was released stays released. */
export const revokeBasis = operation({
  name: "revoke-basis",
  input: revokeBasisSchema,
  needs: "decide",
  subject: organisation,
  load: findRevokeCurrent,
  decide: (current) => decideRevoke(current),
  save: (scope, _change, { input }) => saveRevocation(scope, input),
  records: ({ current }) => ({
    event: "basis-sign-off-revoked",
    fields: [`${current.code}@${current.version}`, "reason"],
    records: 1,
  }),
});

/** Records what the authority's delegation says: which bases want a second person, from a day on. */
export const recordDelegation = operation({
  name: "record-delegation",
  input: recordDelegationSchema,
  needs: "decide",
  subject: organisation,
  load: findDelegationCurrent,
  decide: (current, input, { today }) => decideDelegation(current, input, today),
  save: (scope, { endsId }, { input }) => saveDelegation(scope, input, endsId),
  records: ({ input }) => ({
    event: "delegation-recorded",
    fields: [input.basis ?? "all", "needsSecondPerson", "decidedBy", "validFrom"],
    records: 1,
  }),
});
