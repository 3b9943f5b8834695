import "server-only";
import { view } from "./corridor";
import { findOwnAccount } from "./data";
import { nothingSchema } from "./schema";

/** The page of the own account. */
export const showOwnAccount = view({
  name: "show-own-account",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: findOwnAccount,
  records: ({ value }) => ({
    event: "own-account-shown",
    fields: ["displayName", "email", "locale", "secondFactor", "sessions"],
    records: value.sessions.length,
  }),
});

/** The start page: shows nothing but who is asking. */
export const showStart = view({
  name: "show-start",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: async () => true,
  records: () => ({ event: "start-shown" }),
});
