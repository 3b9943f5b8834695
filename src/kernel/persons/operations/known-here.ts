import "server-only";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { findKnownHere, takeQuestion } from "../data/known-here";
import { askKnownHereSchema } from "../schema-known-here";

const EVENTS = { fieldContact: "known-here-asked-for-field-contact" } as const;

/**
 * Asks whether somebody is in the own authority's register: yes, no, or that it cannot be told. Never who, nor how many. An
 * operation, though it changes nothing: it counts how often it is asked, and a question sent twice is one line in the log.
 */
export const askKnownHere = operation({
  name: "ask-known-here",
  input: askKnownHereSchema,
  needs: "read",
  subject: () => ({ kind: "register" }),
  load: async (scope, asked) => {
    const waitSeconds = await takeQuestion(scope);
    return { waitSeconds, known: waitSeconds > 0 ? null : await findKnownHere(scope, asked) };
  },
  decide: ({ waitSeconds, known }) =>
    known === null ? refuse("askedTooOften", { details: { seconds: waitSeconds } }) : ok(known),
  save: async (_scope, { answer }) => ({ answer }),
  records: ({ input, change }) => ({
    event: EVENTS[input.purpose],
    fields: input.by === "number" ? ["identifier"] : ["name", "birthOn"],
    personIds: change.personId === null ? [] : [change.personId],
    records: change.personId === null ? 0 : 1,
  }),
});
