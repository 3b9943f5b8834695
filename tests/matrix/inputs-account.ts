import type { Asking } from "./checker";

const nothing: Asking = { input: () => ({}) };
const password = "ett långt ord som ingen gissar";
/** The workers of the tests have no password: they sign in by the harness. */
const withoutPassword = () => "noPassword";

export const accountInputs: Readonly<Record<string, Asking>> = {
  "account.change-profile": { input: () => ({ displayName: "Kim Nygren", locale: "sv" }) },
  "account.change-password": {
    input: () => ({ current: password, next: "ett helt annat ord för hösten" }),
    instead: withoutPassword,
  },
  "account.begin-second-factor": { input: () => ({}), instead: withoutPassword },
  "account.confirm-second-factor": { input: () => ({ code: "123456" }), instead: () => "notBegun" },
  "account.turn-off-second-factor": { input: () => ({ password }), instead: () => "notOn" },
  "account.end-session": {
    isAboutRow: true,
    input: async (t, kit) => ({ sessionId: await kit.session(t) }),
  },
  "account.sign-out-everywhere": { input: () => ({}), endsSession: true },
  "account.show-own-account": nothing,
  "account.show-start": nothing,
};
