/** The question "known to us?": one person, by number or by whole name and date of birth (förordning 2001:637, SoLPuF, 15 §). */
import * as z from "zod";
import { date, key, messagesOf, writtenNumber } from "./schema-fields";
import { lineText, NAME_MAX } from "./text";

/** What the question is asked for; the log keeps it. */
const purpose = z.enum(["fieldContact"], { error: key("knownHerePurposeMissing") });

export const askKnownHereSchema = z.discriminatedUnion(
  "by",
  [
    z.strictObject({ by: z.literal("number"), purpose, number: writtenNumber("numberRequired") }),
    z.strictObject({
      by: z.literal("name"),
      purpose,
      givenName: lineText(NAME_MAX, messagesOf("givenName")),
      familyName: lineText(NAME_MAX, messagesOf("familyName")),
      birthOn: date("knownHereBirthOnInvalid"),
    }),
  ],
  { error: key("searchByRequired") },
);
export type AskKnownHere = z.output<typeof askKnownHereSchema>;
