import "server-only";
import { ok, refuse } from "@/platform/result";
import { StaleVersion } from "../gate";
import { consumeStep, hashPassword } from "../identity";
import { operation } from "./corridor";
import {
  endOwnSession,
  endOwnSessions,
  findCredential,
  reauthenticate,
  saveNewSeed,
  savePassword,
  saveProfile,
  saveSecondFactorOff,
  saveSecondFactorOn,
  stepOfBegunSeed,
} from "./data";
import {
  decidePasswordChange,
  decideSecondFactorBeginning,
  decideSecondFactorConfirmation,
  decideSecondFactorEnd,
} from "./domain";
import {
  changePasswordSchema,
  changeProfileSchema,
  confirmSecondFactorSchema,
  endSessionSchema,
  nothingSchema,
  turnOffSecondFactorSchema,
} from "./schema";

const self = () => ({ kind: "self" }) as const;

/** The name that others see, and the language. */
export const changeProfile = operation({
  name: "change-profile",
  input: changeProfileSchema,
  needs: "write",
  subject: self,
  load: async () => true,
  decide: () => ok(true),
  save: async (scope, _change, { input }) => {
    await saveProfile(scope, input);
    return null;
  },
  records: () => ({ event: "profile-changed", fields: ["displayName", "locale"] }),
});

/** A new password, and the end of every other session: whoever had the old one is out on the next request. */
export const changePassword = operation({
  name: "change-password",
  input: changePasswordSchema,
  needs: "write",
  subject: self,
  load: async (scope, { current }) => ({
    credential: await findCredential(scope),
    given: await reauthenticate(scope, current.reveal()),
  }),
  decide: ({ credential, given }, { current, next }) =>
    decidePasswordChange(credential, given, current.reveal() === next.reveal()),
  save: async (scope, _change, { input }) => {
    await savePassword(scope, await hashPassword(input.next.reveal()));
    return { endedSessions: await endOwnSessions(scope, { andThis: false }) };
  },
  records: ({ value }) => ({ event: "password-changed", fields: ["password"], records: value.endedSessions }),
});

/** Makes the seed of a second factor; it counts for nothing until a code has confirmed it. */
export const beginSecondFactor = operation({
  name: "begin-second-factor",
  input: nothingSchema,
  needs: "write",
  subject: self,
  load: findCredential,
  decide: decideSecondFactorBeginning,
  save: async (scope) => {
    await saveNewSeed(scope);
    return null;
  },
  records: () => ({ event: "second-factor-begun", fields: ["secondFactor"] }),
});

/** Turns the second factor on with the first code of the app; that code is used up. */
export const confirmSecondFactor = operation({
  name: "confirm-second-factor",
  input: confirmSecondFactorSchema,
  needs: "write",
  subject: self,
  load: async (scope, { code }) => ({
    credential: await findCredential(scope),
    step: await stepOfBegunSeed(scope, code),
  }),
  decide: ({ credential, step }) => decideSecondFactorConfirmation(credential, step),
  save: async (scope, { step }) => {
    // False only when the same code came twice at once: the other one turned it on.
    if (!(await consumeStep(scope.tx, scope.tenantId, scope.principal.accountId, step))) throw new StaleVersion();
    await saveSecondFactorOn(scope);
    return null;
  },
  records: () => ({ event: "second-factor-on", fields: ["secondFactor"] }),
});

/** Turns the second factor off, for whoever knows the password. */
export const turnOffSecondFactor = operation({
  name: "turn-off-second-factor",
  input: turnOffSecondFactorSchema,
  needs: "write",
  subject: self,
  load: async (scope, { password }) => ({
    credential: await findCredential(scope),
    given: await reauthenticate(scope, password.reveal()),
  }),
  decide: ({ credential, given }) => decideSecondFactorEnd(credential, given),
  save: async (scope) => {
    await saveSecondFactorOff(scope);
    return null;
  },
  records: () => ({ event: "second-factor-off", fields: ["secondFactor"] }),
});

/** Ends one of the own sessions, for instance on a telephone that was lost. */
export const endOwnSessionById = operation({
  name: "end-session",
  input: endSessionSchema,
  needs: "write",
  subject: self,
  load: async (scope, { sessionId }) => {
    const { tenantId, principal } = scope;
    return scope.tx.session.findFirst({
      where: { tenantId, id: sessionId, accountId: principal.accountId },
      select: { endedAt: true },
    });
  },
  decide: ({ endedAt }) => (endedAt === null ? ok(true) : refuse("sessionMissing")),
  save: async (scope, _change, { input }) => ({ endedSessions: await endOwnSession(scope, input.sessionId) }),
  records: ({ value }) => ({ event: "session-ended", records: value.endedSessions }),
});

/** Signs out everywhere, here too. */
export const signOutEverywhere = operation({
  name: "sign-out-everywhere",
  input: nothingSchema,
  needs: "write",
  subject: self,
  load: async () => true,
  decide: () => ok(true),
  save: async (scope) => ({ endedSessions: await endOwnSessions(scope, { andThis: true }) }),
  records: ({ value }) => ({ event: "signed-out-everywhere", records: value.endedSessions }),
});
