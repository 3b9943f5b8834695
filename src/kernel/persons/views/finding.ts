import "server-only";
import * as z from "zod";
import { hasVerb } from "../../access";
import type { DuplicatePair, DuplicateRow, PersonCard } from "../contract";
import { grants, view } from "../corridor";
import { factsOfInput, listDuplicatePairs, listDuplicates } from "../data/duplicates";
import { searchPersons } from "../data/search";
import { cardOf } from "../domain/shown";
import { findPersonSchema, registerPersonSchema } from "../schema";

/** Pairs shown at once: an afternoon's work. */
const PAIRS = 50;

/** The page to search from. Nobody is shown before somebody has asked for them. */
export const searchPage = view({
  name: "open-search",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "register" }),
  load: async ({ principal }) => ({ mayMerge: hasVerb(grants, principal.role, "decide") }),
  records: () => ({ event: "search-opened" }),
});

/** The page to register somebody on. */
export const registerPage = view({
  name: "open-registration",
  input: z.object({}),
  needs: "write",
  subject: () => ({ kind: "register" }),
  load: async ({ now }) => ({ now }),
  records: () => ({ event: "registration-opened" }),
});

/** Finds persons in sight by name, number or case number (SoLPuF 15 §). Who was shown is noted. */
export const findPersons = view({
  name: "find-persons",
  input: findPersonSchema,
  needs: "read",
  subject: () => ({ kind: "register" }),
  load: async (scope, search): Promise<{ persons: PersonCard[]; hasMore: boolean }> => {
    const found = await searchPersons(scope, search, search.limit + 1);
    const persons = found.slice(0, search.limit).map((person) => cardOf(person, scope.today));
    return { persons, hasMore: found.length > search.limit };
  },
  records: ({ input, value }) => ({
    event: `searched-by-${input.by === "caseNumber" ? "case-number" : input.by}`,
    fields: ["name", "identifier", "age"],
    personIds: value.persons.map(({ id }) => id),
    records: value.persons.length,
  }),
});

/** Persons in sight who may be the one somebody is about to register. */
export const findDuplicates = view({
  name: "find-duplicates",
  input: registerPersonSchema,
  needs: "write",
  subject: () => ({ kind: "register" }),
  load: async (scope, input): Promise<DuplicateRow[]> => {
    const compared = factsOfInput(input, scope.today);
    const found = compared ? await listDuplicates(scope, compared) : [];
    return found.map(({ person, reasons }) => ({ card: cardOf(person, scope.today), reasons }));
  },
  records: ({ value }) => ({
    event: "duplicates-shown",
    fields: ["name", "identifier", "age"],
    personIds: value.map(({ card }) => card.id),
    records: value.length,
  }),
});

/** Entries that may be one person, for those who may merge them. */
export const listPossibleDuplicates = view({
  name: "list-duplicates",
  input: z.object({}),
  needs: "decide",
  subject: () => ({ kind: "register" }),
  load: async (scope): Promise<DuplicatePair[]> => {
    const pairs = await listDuplicatePairs(scope, PAIRS);
    return pairs.map(({ one, other, reasons }) => ({
      one: cardOf(one, scope.today),
      other: cardOf(other, scope.today),
      reasons,
    }));
  },
  records: ({ value }) => ({
    event: "duplicates-listed",
    fields: ["name", "identifier", "age"],
    personIds: [...new Set(value.flatMap(({ one, other }) => [one.id, other.id]))],
    records: value.length,
  }),
});
