import "server-only";
import { operation } from "../corridor";
import { findIssuer } from "../data/providers";
import {
  endSessions,
  findUserFacts,
  insertUser,
  isEmailTaken,
  saveSignIn,
  saveUser,
  saveUserDisabling,
} from "../data/users";
import {
  decideAddUser,
  decideChangeUser,
  decideDisableUser,
  decideEnableUser,
  decideResetCredential,
} from "../domain/user";
import { ok } from "@/platform/result";
import { addUserSchema, changeUserSchema, resetCredentialSchema, userSchema } from "../schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Adds a user, who signs in with a first passphrase or at one of the authority's identity providers. */
export const addUser = operation({
  name: "add-user",
  input: addUserSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { email, signsInBy, providerId }) => ({
    emailTaken: await isEmailTaken(scope, email),
    issuer: signsInBy === "oidc" ? await findIssuer(scope, providerId) : null,
  }),
  decide: decideAddUser,
  save: async (scope, { signIn }, { input }) => ({ accountId: await insertUser(scope, input, signIn) }),
  records: ({ value }) => ({
    aboutAccountId: value.accountId,
    event: "user-added",
    fields: ["name", "email", "locale", "signsInBy"],
    records: 1,
  }),
});

/** Changes a user's name, address and language. */
export const changeUser = operation({
  name: "change-user",
  input: changeUserSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { accountId, email }) =>
    (await findUserFacts(scope, accountId)) && { emailTaken: await isEmailTaken(scope, email, accountId) },
  decide: decideChangeUser,
  save: async (scope, input) => {
    await saveUser(scope, input);
    return { accountId: input.accountId, version: input.version + 1 };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "user-changed",
    fields: ["name", "email", "locale"],
    records: 1,
  }),
});

/** Closes a sign-in. The user's sessions end at once. */
export const disableUser = operation({
  name: "disable-user",
  input: userSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { accountId }) => findUserFacts(scope, accountId),
  decide: decideDisableUser,
  save: async (scope, { accountId }) => {
    await saveUserDisabling(scope, accountId, true);
    await endSessions(scope, accountId);
    return { accountId };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "user-disabled",
    fields: ["disabledAt"],
    records: 1,
  }),
});

/** Opens a closed sign-in again. */
export const enableUser = operation({
  name: "enable-user",
  input: userSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { accountId }) => findUserFacts(scope, accountId),
  decide: decideEnableUser,
  save: async (scope, { accountId }) => {
    await saveUserDisabling(scope, accountId, false);
    return { accountId };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "user-enabled",
    fields: ["disabledAt"],
    records: 1,
  }),
});

/** Gives a user another way in: a new passphrase or a provider. A second factor is taken away and all sessions end. */
export const resetCredential = operation({
  name: "reset-credential",
  input: resetCredentialSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { accountId, signsInBy, providerId }) => {
    const user = await findUserFacts(scope, accountId);
    return user && { accountId, issuer: signsInBy === "oidc" ? await findIssuer(scope, providerId) : null };
  },
  decide: decideResetCredential,
  save: async (scope, { signIn }, { input }) => {
    await saveSignIn(scope, input.accountId, signIn);
    return { accountId: input.accountId };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "credential-reset",
    fields: ["signsInBy", "secondFactor"],
    records: 1,
  }),
});

/** Signs a user out everywhere. */
export const endSessionsOf = operation({
  name: "end-sessions-of",
  input: userSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { accountId }) => findUserFacts(scope, accountId),
  decide: (current) => ok(current),
  save: async (scope, { accountId }) => ({ accountId, ended: await endSessions(scope, accountId) }),
  records: ({ input, value }) => ({ aboutAccountId: input.accountId, event: "sessions-ended", records: value.ended }),
});
